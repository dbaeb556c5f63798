import type { Migration } from '../../../native/sqlite/migrate.ts';
import { cases } from './0001-cases.ts';
import { settings } from './0002-settings.ts';
import { rationales } from './0003-rationales.ts';

/** The schema of `vault.db`, oldest step first. */
export const vaultMigrations: readonly Migration[] = [cases, settings, rationales];
