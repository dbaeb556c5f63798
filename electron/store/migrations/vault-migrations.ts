import type { Migration } from '../../../native/sqlite/migrate.ts';
import { cases } from './0001-cases.ts';
import { settings } from './0002-settings.ts';
import { rationales } from './0003-rationales.ts';
import { choices } from './0004-choices.ts';
import { traces } from './0005-traces.ts';

/** The schema of `vault.db`, oldest step first. */
export const vaultMigrations: readonly Migration[] = [cases, settings, rationales, choices, traces];
