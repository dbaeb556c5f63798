import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../native/sqlite/migrate.ts';
import { type Db, openDatabase } from '../../native/sqlite/open.ts';
import type { ModelRationale } from '../contract/rationale.ts';
import { caseStore } from './cases.ts';
import { vaultMigrations } from './migrations/vault-migrations.ts';

let folder = '';
let db: Db;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anamnesis-rationales-'));
  const opened = openDatabase({ file: join(folder, 'vault.db'), key: null });
  if (!opened.ok) throw new Error(opened.error.code);
  db = opened.value;
  migrate(db, vaultMigrations);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const rationale: ModelRationale = {
  model: 'small.gguf',
  steps: [
    {
      kind: 'summary',
      title: 'Summary',
      text: 'A man of 54 with chest pain (F1).',
      findingIds: ['F1'],
      conditionIds: ['angina'],
      verdict: { support: 'partly', problems: ['The age is not in the note.'] },
    },
  ],
  stopped: false,
  promptTokens: 900,
  generatedTokens: 120,
  tokensPerSecond: 31.5,
};
const notFound = { ok: false, error: { code: 'case-not-found' } };

describe('rationales', () => {
  it('are kept with their version; the last one written is given back', () => {
    const store = caseStore(db, { newId: randomUUID });
    const created = store.create('chest pain');
    if (!created.ok) throw new Error(created.error.code);
    const { caseId } = created.value.summary;
    expect(store.lastRationale(caseId)).toEqual({ ok: true, value: null });
    expect(store.saveRationale(caseId, 1, rationale)).toEqual({ ok: true });
    expect(store.lastRationale(caseId)).toEqual({ ok: true, value: rationale });
    store.save(caseId, 1, 'chest pain and dyspnoea', []);
    store.saveRationale(caseId, 2, { ...rationale, stopped: true, steps: [] });
    expect(store.lastRationale(caseId)).toEqual({ ok: true, value: { ...rationale, stopped: true, steps: [] } });
    expect(db.prepare('SELECT version FROM rationale ORDER BY row').pluck().all()).toEqual([1, 2]);
  });

  it('belong to a version that exists', () => {
    const store = caseStore(db, { newId: randomUUID });
    const created = store.create('chest pain');
    if (!created.ok) throw new Error(created.error.code);
    expect(store.saveRationale(created.value.summary.caseId, 2, rationale)).toEqual(notFound);
    expect(store.saveRationale(randomUUID(), 1, rationale)).toEqual(notFound);
    expect(store.lastRationale(randomUUID())).toEqual(notFound);
  });
});
