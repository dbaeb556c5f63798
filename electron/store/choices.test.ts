import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../native/sqlite/migrate.ts';
import { type Db, openDatabase } from '../../native/sqlite/open.ts';
import { type CaseStore, caseStore } from './cases.ts';
import { vaultMigrations } from './migrations/vault-migrations.ts';

let folder = '';
let db: Db;
let store: CaseStore;
let caseId = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anamnesis-choices-'));
  const opened = openDatabase({ file: join(folder, 'vault.db'), key: null });
  if (!opened.ok) throw new Error(opened.error.code);
  db = opened.value;
  migrate(db, vaultMigrations);
  store = caseStore(db, { newId: randomUUID });
  const created = store.create('chest pain');
  if (!created.ok) throw new Error(created.error.code);
  caseId = created.value.summary.caseId;
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const ok = (value: unknown) => ({ ok: true, value });

describe('choices about diagnoses', () => {
  it('hold per case and condition, the newest one', () => {
    expect(store.choices(caseId)).toEqual(ok([]));
    expect(store.choose(caseId, 'angina', 'pinned')).toEqual(ok(null));
    expect(store.choose(caseId, 'pericarditis', 'excluded')).toEqual(ok(null));
    expect(store.choose(caseId, 'angina', 'excluded')).toEqual(ok('pinned'));
    expect(store.choices(caseId)).toEqual(
      ok([
        { conditionId: 'pericarditis', choice: 'excluded' },
        { conditionId: 'angina', choice: 'excluded' },
      ]),
    );
    const other = store.create('cough');
    expect(other.ok && store.choices(other.value.summary.caseId)).toEqual(ok([]));
  });

  it('can be taken back, and the way they went is kept', () => {
    store.choose(caseId, 'angina', 'added');
    expect(store.choose(caseId, 'angina', null)).toEqual(ok('added'));
    expect(store.choose(caseId, 'angina', null)).toEqual(ok(null));
    expect(store.choices(caseId)).toEqual(ok([]));
    expect(db.prepare('SELECT choice FROM diagnosis_choice ORDER BY row').pluck().all()).toEqual(['added', null]);
  });

  it('belong to a case that exists', () => {
    const missing = { ok: false, error: { code: 'case-not-found' } };
    expect(store.choices(randomUUID())).toEqual(missing);
    expect(store.choose(randomUUID(), 'angina', 'pinned')).toEqual(missing);
  });
});
