import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../native/sqlite/migrate.ts';
import { type Db, openDatabase } from '../../native/sqlite/open.ts';
import { api } from '../contract/api.ts';
import type { Result } from '../contract/error.ts';
import type { Correction } from '../contract/finding.ts';
import { type CaseStore, caseStore } from './cases.ts';
import { vaultMigrations } from './migrations/vault-migrations.ts';

let folder = '';
let db: Db;
let store: CaseStore;
let now = 0;
let ids = 0;
const clock = { now: () => now };
const newId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`;
const missing = '00000000-0000-4000-8000-999999999999';
const failedWith = (code: string) => ({ ok: false, error: { code } });
const cough: Correction = { action: 'reject', conceptId: 'cough', quote: 'cough', start: 3, assertion: null };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anamnesis-cases-'));
  const opened = openDatabase({ file: join(folder, 'vault.db'), key: Buffer.alloc(32, 5) });
  if (!opened.ok) throw new Error(opened.error.code);
  db = opened.value;
  migrate(db, vaultMigrations);
  now = Date.parse('2026-03-01T08:00:00Z');
  ids = 0;
  store = caseStore(db, { clock, newId });
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
const create = (text: string) => value(store.create(text)).summary.caseId;
const titles = (query = '', archived = false) => value(store.list(query, archived)).map((c) => c.title);

describe('a case', () => {
  it('is opened as it was created, in the shapes of the contract', () => {
    const created = value(store.create('Chest pain\nsince this morning'));
    expect(created).toEqual({
      summary: {
        caseId: '00000000-0000-4000-8000-000000000001',
        title: 'Chest pain',
        titleIsOwn: false,
        archived: false,
        createdAt: '2026-03-01T08:00:00.000Z',
        updatedAt: '2026-03-01T08:00:00.000Z',
        excerpt: null,
      },
      version: 1,
      text: 'Chest pain\nsince this morning',
      corrections: [],
    });
    const { caseId } = created.summary;
    expect(store.open(caseId)).toEqual({ ok: true, value: created });
    expect(api['cases.create'].output.strict().parse(created)).toEqual(created);
    const saved = value(store.save(caseId, 1, 'x', [cough]));
    expect(api['cases.save'].output.strict().parse(saved)).toEqual(saved);
    const versions = value(store.versions(caseId));
    expect(api['cases.versions'].output.parse(versions)).toEqual(versions);
    const found = value(store.list('x', false));
    expect(api['cases.list'].output.parse(found)).toEqual(found);
    expect(found).toHaveLength(1);
  });

  it('that does not exist is not found', () => {
    expect(store.open(missing)).toEqual(failedWith('case-not-found'));
    expect(store.save(missing, 1, 'x', [])).toEqual(failedWith('case-not-found'));
    expect(store.rename(missing, 'x')).toEqual(failedWith('case-not-found'));
    expect(store.archive(missing, true)).toEqual(failedWith('case-not-found'));
    expect(store.versions(missing)).toEqual(failedWith('case-not-found'));
    expect(store.version(create('x'), 2)).toEqual({ ok: false, error: { code: 'case-not-found', detail: 'version' } });
  });

  it('is listed newest first, archived ones apart', () => {
    const first = create('first');
    now += 1000;
    create('second');
    create('third, in the same millisecond');
    expect(titles()).toEqual(['third, in the same millisecond', 'second', 'first']);
    now += 1000;
    value(store.save(first, 1, 'first again', []));
    expect(titles()[0]).toBe('first again');
    expect(value(store.archive(first, true)).archived).toBe(true);
    expect(titles()).toHaveLength(2);
    expect(titles('', true)).toEqual(['first again']);
    expect(titles('again', true)).toEqual(['first again']);
    expect(titles('again')).toEqual([]);
    value(store.archive(first, false));
    expect(titles()).toHaveLength(3);
  });
});

describe('saving', () => {
  it('keeps every version whole, with its corrections', () => {
    const caseId = create('one');
    now += 60_000;
    expect(value(store.save(caseId, 1, 'two 🩺', [cough])).version).toBe(2);
    now += 60_000;
    expect(value(store.save(caseId, 2, 'two 🩺', [])).version).toBe(3);
    expect(value(store.versions(caseId))).toEqual([
      { version: 3, savedAt: '2026-03-01T08:02:00.000Z', length: 6 },
      { version: 2, savedAt: '2026-03-01T08:01:00.000Z', length: 6 },
      { version: 1, savedAt: '2026-03-01T08:00:00.000Z', length: 3 },
    ]);
    expect(value(store.version(caseId, 1))).toEqual({ text: 'one' });
    expect(value(store.version(caseId, 2))).toEqual({ text: 'two 🩺' });
    expect(value(store.open(caseId))).toMatchObject({ version: 3, corrections: [] });
    expect(() => db.exec("UPDATE note_version SET text = 'other'")).toThrow('never changed');
  });

  it('makes no version of what the newest one holds already', () => {
    const caseId = create('one');
    now += 1000;
    value(store.save(caseId, 1, 'one', []));
    value(store.save(caseId, 1, 'two', [cough]));
    const repeated = value(store.save(caseId, 1, 'two', [{ ...cough }]));
    expect(repeated.version).toBe(2);
    expect(value(store.versions(caseId))).toHaveLength(2);
  });

  it('tells of a conflict and keeps both texts', () => {
    const caseId = create('one');
    value(store.save(caseId, 1, 'mine', []));
    expect(store.save(caseId, 1, 'theirs', [cough])).toEqual(failedWith('version-conflict'));
    expect(value(store.version(caseId, 2))).toEqual({ text: 'mine' });
    expect(value(store.version(caseId, 3))).toEqual({ text: 'theirs' });
    expect(value(store.open(caseId))).toMatchObject({ version: 3, corrections: [cough] });
    expect(titles('theirs')).toEqual(['theirs']);
  });

  it('keeps line ends, control characters and the largest note as they are', () => {
    const caseId = create('\r\n a\tb\u0000c \u0002x\u0003\n');
    expect(value(store.open(caseId)).text).toBe('\r\n a\tb\u0000c \u0002x\u0003\n');
    const largest = 'ä'.repeat(2_000_000);
    value(store.save(caseId, 1, largest, []));
    expect(value(store.open(caseId)).text === largest).toBe(true);
    expect(value(store.versions(caseId))[0]?.length).toBe(2_000_000);
  });

  it('replaces half a surrogate pair, which no file can hold, at its place', () => {
    const caseId = create('a\ud83eb');
    expect(value(store.open(caseId)).text).toBe('a\ufffdb');
    expect(value(store.save(caseId, 1, 'a\ud83eb', [])).version).toBe(1);
  });

  it('on a full disk says so and leaves the version before; the same save works when there is space', () => {
    const caseId = create('before');
    db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`);
    const long = 'a long text that needs pages '.repeat(20_000);
    expect(store.save(caseId, 1, long, [])).toEqual(failedWith('disk-full'));
    expect(store.create(long)).toEqual(failedWith('disk-full'));
    expect(value(store.open(caseId))).toMatchObject({ version: 1, text: 'before' });
    expect(value(store.versions(caseId))).toHaveLength(1);
    expect(titles('before')).toEqual(['before']);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.pragma('max_page_count = 1000000');
    expect(value(store.save(caseId, 1, long, [])).version).toBe(2);
  });
});

describe('a title', () => {
  it('follows the note until the user gives one, and again when that is taken away', () => {
    const caseId = create('\n\n  First   line \nsecond');
    expect(titles()).toEqual(['First line']);
    value(store.save(caseId, 1, 'Another line', []));
    expect(titles()).toEqual(['Another line']);
    expect(value(store.rename(caseId, '  Mr\n X '))).toMatchObject({ title: 'Mr X', titleIsOwn: true });
    value(store.save(caseId, 2, 'A third line', []));
    expect(titles()).toEqual(['Mr X']);
    expect(value(store.rename(caseId, ' '))).toMatchObject({ title: 'A third line', titleIsOwn: false });
  });

  it('is what the caller suggests of the note, when it suggests something', () => {
    store = caseStore(db, { clock, newId, titleOf: (text) => (text.includes('54') ? '54 M, chest pain' : '') });
    create('A man of 54');
    create('A woman');
    expect(titles()).toEqual(['A woman', '54 M, chest pain']);
  });

  it('has at most 80 characters and is never empty', () => {
    create('🩺'.repeat(100));
    expect([...(titles()[0] ?? '')]).toHaveLength(80);
    create('');
    create(' \n\t\u0000');
    expect(titles().slice(0, 2)).toEqual(['New case', 'New case']);
  });
});
