import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../../native/sqlite/migrate.ts';
import { type Db, openDatabase } from '../../../native/sqlite/open.ts';
import { caseStore } from '../cases.ts';
import { vaultMigrations } from './vault-migrations.ts';

let folder = '';
let db: Db;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anamnesis-migrations-'));
  const opened = openDatabase({ file: join(folder, 'vault.db'), key: Buffer.alloc(32, 3) });
  if (!opened.ok) throw new Error(opened.error.code);
  db = opened.value;
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

/** Brings the database to a version and answers the tables that the program made. */
function tablesAt(version: number): unknown[] {
  expect(migrate(db, vaultMigrations.slice(0, version))).toEqual({ ok: true, value: version });
  return db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'case_search_%' ORDER BY name")
    .pluck()
    .all();
}

/** A case with two versions, in the words of schema 1. */
const aCase = `
INSERT INTO clinical_case (row, case_id, title, created_at, updated_at)
VALUES (1, '00000000-0000-4000-8000-000000000001', 'Headache', '2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z');
INSERT INTO note_version (case_row, version, based_on, saved_at, length, text, corrections) VALUES
  (1, 1, NULL, '2026-01-01T00:00:00.000Z', 8, 'Headache', '[]'),
  (1, 2, 1, '2026-01-02T00:00:00.000Z', 20, 'Thunderclap headache', '[]');
`;

describe('the schema of the vault', () => {
  it('1: cases with versions, found by their newest note', () => {
    expect(tablesAt(1)).toEqual(['case_search', 'clinical_case', 'note_version']);
    db.exec(aCase);
    const found = db.prepare('SELECT rowid FROM case_search WHERE case_search MATCH ?').pluck();
    expect(found.all('thunderclap')).toEqual([1]);
    expect(() => db.exec("INSERT INTO clinical_case (case_id, title) VALUES ('x', 'y')")).toThrow('NOT NULL');
    expect(() => db.exec('UPDATE note_version SET version = 3 WHERE version = 2')).toThrow('never changed');
    db.exec('DELETE FROM clinical_case');
    expect(db.prepare('SELECT count(*) FROM note_version').pluck().get()).toBe(0);
    expect(found.all('thunderclap')).toEqual([]);
  });

  it('2: settings, beside the cases of schema 1', () => {
    tablesAt(1);
    db.exec(aCase);
    expect(tablesAt(2)).toEqual(['case_search', 'clinical_case', 'note_version', 'setting']);
    expect(db.prepare('SELECT count(*) FROM note_version').pluck().get()).toBe(2);
    expect(() => db.exec("INSERT INTO setting VALUES ('theme', 'not json')")).toThrow('CHECK');
  });

  it('3: rationales of versions, beside the cases and settings of schema 2', () => {
    tablesAt(2);
    db.exec(aCase);
    db.exec(`INSERT INTO setting VALUES ('theme', '"dark"')`);
    expect(tablesAt(3)).toEqual(['case_search', 'clinical_case', 'note_version', 'rationale', 'setting']);
    expect(() => db.exec("INSERT INTO rationale VALUES (1, 1, 3, '', '{}')")).toThrow('FOREIGN KEY');
    db.exec("INSERT INTO rationale VALUES (1, 1, 2, '', '{}')");
    expect(db.prepare('SELECT value FROM setting').pluck().all()).toEqual(['"dark"']);
  });

  it('4: choices about diagnoses, beside the rationales of schema 3', () => {
    tablesAt(3);
    db.exec(aCase);
    db.exec("INSERT INTO rationale VALUES (1, 1, 2, '', '{}')");
    expect(tablesAt(4)).toContain('diagnosis_choice');
    const add = 'INSERT INTO diagnosis_choice (case_row, condition_id, choice, decided_at) VALUES';
    expect(() => db.exec(`${add} (1, 'angina', 'doubted', '')`)).toThrow('CHECK');
    expect(() => db.exec(`${add} (2, 'angina', 'pinned', '')`)).toThrow('FOREIGN KEY');
    db.exec(`${add} (1, 'angina', 'pinned', ''), (1, 'angina', NULL, '')`);
    db.exec('DELETE FROM clinical_case');
    expect(db.prepare('SELECT count(*) FROM diagnosis_choice').pluck().get()).toBe(0);
  });

  it('5: kept runs of versions, beside the choices of schema 4', () => {
    tablesAt(4);
    db.exec(aCase);
    expect(tablesAt(5)).toContain('trace');
    const add = (version: number) =>
      db.exec(`INSERT INTO trace VALUES (1, 1, ${version}, '', '0.1.0', 'hash', 'gp', '[]', 'digest', '[]', '{}')`);
    expect(() => add(3)).toThrow('FOREIGN KEY');
    add(2);
    expect(() => db.exec("UPDATE trace SET result = '[]'")).toThrow('never changed');
  });

  it('at its end opens what its beginning wrote', () => {
    tablesAt(1);
    db.exec(aCase);
    migrate(db, vaultMigrations);
    const store = caseStore(db, { newId: () => '' });
    expect(store.open('00000000-0000-4000-8000-000000000001')).toMatchObject({
      ok: true,
      value: { version: 2, text: 'Thunderclap headache' },
    });
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });

  it('has STRICT tables alone', () => {
    migrate(db, vaultMigrations);
    const loose = db.prepare(
      "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND NOT strict",
    );
    expect(loose.pluck().all()).toEqual(['sqlite_schema']);
  });
});
