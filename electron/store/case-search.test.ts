import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../native/sqlite/migrate.ts';
import { type Db, openDatabase } from '../../native/sqlite/open.ts';
import type { CaseSummary } from '../contract/case.ts';
import { type CaseStore, caseStore } from './cases.ts';
import { vaultMigrations } from './migrations/vault-migrations.ts';
import { searchQuery } from './search-query.ts';

const folder = mkdtempSync(join(tmpdir(), 'anamnesis-search-'));
let db: Db;
let store: CaseStore;
const notes = [
  'Chest pain radiating to the left arm. Troponin 0.8.',
  'Thunderclap headache with neck stiffness near midnight.',
  'Ménière disease, Übelkeit. \u0002marked\u0003 text',
  'Cough. No chest tightness, no pain. Not an AND or OR NEAR NOT.',
];
beforeAll(() => {
  const opened = openDatabase({ file: join(folder, 'vault.db'), key: null });
  if (!opened.ok) throw new Error(opened.error.code);
  db = opened.value;
  migrate(db, vaultMigrations);
  store = caseStore(db, { newId: randomUUID, titleOf: (text) => text.split(' ')[0] ?? '' });
  for (const note of notes) store.create(note);
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

function hits(query: string): CaseSummary[] {
  const found = store.list(query, false);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}
const firstWords = (query: string) => hits(query).map((c) => c.title);

describe('searching cases', () => {
  it('finds all words, each as the beginning of a word, without regard to case and accents', () => {
    expect(firstWords('chest pain').toSorted()).toEqual(['Chest', 'Cough.']);
    expect(firstWords('THUND head')).toEqual(['Thunderclap']);
    expect(firstWords('meniere ubel')).toEqual(['Ménière']);
    expect(firstWords('chest thunder')).toEqual([]);
    expect(firstWords('eadache')).toEqual([]);
    expect(firstWords('0.8')).toEqual(['Chest']);
  });

  it('puts a match in the title first', () => {
    expect(firstWords('chest')).toEqual(['Chest', 'Cough.']);
  });

  it('shows where it matched, between U+0002 and U+0003, which the note cannot forge', () => {
    expect(hits('troponin')[0]?.excerpt).toContain('\u0002Troponin\u0003');
    const [forged] = hits('disease');
    expect([...(forged?.excerpt ?? '')].filter((c) => c === '\u0002' || c === '\u0003')).toHaveLength(2);
    expect(forged?.excerpt).toContain('\u0002disease\u0003');
    expect(forged?.excerpt).toContain('marked');
  });

  it('reads no syntax in what the user types', () => {
    expect(firstWords('NEAR')).toEqual(expect.arrayContaining(['Thunderclap', 'Cough.']));
    expect(firstWords('near AND not')).toEqual(['Cough.']);
    expect(firstWords('"chest" *')).toHaveLength(2);
    expect(firstWords('note:chest')).toEqual([]);
    for (const query of ['"', '""', '*', '^chest', 'NEAR(chest pain, 2)', "'; DROP TABLE case_search; --", '{title}:x'])
      expect(() => hits(query)).not.toThrow();
  });

  it('lists nothing for a query without a word, everything for an empty one', () => {
    expect(hits('"*"')).toEqual([]);
    expect(hits('—')).toEqual([]);
    expect(hits('  ')).toHaveLength(4);
    expect(hits('')[0]?.excerpt).toBeNull();
  });

  it('never fails, whatever is typed', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(fc.constantFrom(...'"\'*()^:{}+- ab\0', '\ud800', 'NEAR', 'AND', 'chest'))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(typed, (query) => store.list(query, false).ok),
      { numRuns: 300 },
    );
  });

  it('follows the newest version alone, and the title as it is', () => {
    const created = store.create('aneurysm');
    if (!created.ok) throw new Error(created.error.code);
    const { caseId } = created.value.summary;
    store.save(caseId, 1, 'embolism', []);
    expect(hits('aneurysm')).toEqual([]);
    expect(hits('embolism')).toHaveLength(1);
    store.rename(caseId, 'Quinsy');
    expect(hits('quinsy')[0]?.title).toBe('Quinsy');
    store.rename(caseId, '');
    expect(hits('quinsy')).toEqual([]);
    db.exec("INSERT INTO case_search (case_search) VALUES ('integrity-check')");
  });
});

describe('a search expression', () => {
  it('is quoted words with a star', () => {
    expect(searchQuery('chest "pain* NEAR')).toBe('"chest"* "pain"* "NEAR"*');
    expect(searchQuery('\u0000 "" *')).toBeNull();
  });
});
