import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../native/sqlite/migrate.ts';
import { type Db, openDatabase } from '../../native/sqlite/open.ts';
import { defaultSettings, type Settings } from '../contract/api.ts';
import { vaultMigrations } from './migrations/vault-migrations.ts';
import { settingsStore } from './settings.ts';

let folder = '';
let db: Db;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anamnesis-settings-'));
  const opened = openDatabase({ file: join(folder, 'vault.db'), key: null });
  if (!opened.ok) throw new Error(opened.error.code);
  db = opened.value;
  migrate(db, vaultMigrations);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

describe('settings', () => {
  it('are the defaults until they are written, and then what was written', () => {
    const store = settingsStore(db);
    expect(store.read()).toEqual({ ok: true, value: defaultSettings });
    const chosen: Settings = {
      theme: 'dark',
      density: 'compact',
      setting: 'ed',
      lastCaseId: '00000000-0000-4000-8000-000000000001',
    };
    expect(store.write(chosen)).toEqual({ ok: true });
    expect(store.write(chosen)).toEqual({ ok: true });
    expect(settingsStore(db).read()).toEqual({ ok: true, value: chosen });
  });

  it('keep what is valid and take the default for what is not', () => {
    const store = settingsStore(db);
    store.write({ ...defaultSettings, theme: 'dark' });
    db.exec(`UPDATE setting SET value = '"sparse"' WHERE key = 'density'; DELETE FROM setting WHERE key = 'setting'`);
    expect(store.read()).toEqual({ ok: true, value: { ...defaultSettings, theme: 'dark' } });
  });

  it("keep the model's path apart from what the window is shown", () => {
    const store = settingsStore(db);
    expect(store.modelPath()).toEqual({ ok: true, value: null });
    store.writeModelPath('/models/a.gguf');
    expect(store.modelPath()).toEqual({ ok: true, value: '/models/a.gguf' });
    expect(store.read()).toEqual({ ok: true, value: defaultSettings });
    store.writeModelPath(null);
    expect(store.modelPath()).toEqual({ ok: true, value: null });
  });
});
