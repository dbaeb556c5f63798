import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate, schemaVersion } from './migrate.ts';
import { type Db, openDatabase } from './open.ts';

const one = { version: 1, sql: 'CREATE TABLE a (x TEXT) STRICT; INSERT INTO a VALUES (1)' };
const two = { version: 2, sql: 'ALTER TABLE a ADD COLUMN y TEXT' };

let folder = '';
let db: Db;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anamnesis-migrate-'));
  const opened = openDatabase({ file: join(folder, 'x.db'), key: null });
  if (!opened.ok) throw new Error(opened.error.code);
  db = opened.value;
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

describe('migrating', () => {
  it('brings a new database to the last version, and an old one on from where it is', () => {
    expect(schemaVersion(db)).toBe(0);
    expect(migrate(db, [one])).toEqual({ ok: true, value: 1 });
    expect(migrate(db, [one, two])).toEqual({ ok: true, value: 2 });
    expect(migrate(db, [one, two])).toEqual({ ok: true, value: 2 });
    expect(db.prepare('SELECT * FROM a').all()).toEqual([{ x: '1', y: null }]);
  });

  it('refuses to touch a database written by a newer version', () => {
    migrate(db, [one, two]);
    expect(migrate(db, [one])).toEqual({ ok: false, error: { code: 'vault-newer' } });
    expect(schemaVersion(db)).toBe(2);
  });

  it('leaves nothing of a step that fails', () => {
    const broken = { version: 2, sql: 'CREATE TABLE b (x TEXT) STRICT; SELECT * FROM missing' };
    expect(() => migrate(db, [one, broken])).toThrow('no such table');
    expect(schemaVersion(db)).toBe(1);
    expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'b'").all()).toEqual([]);
  });

  it('says that the disk is full and stays at the version before', () => {
    migrate(db, [one]);
    db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`);
    const large = { version: 2, sql: 'CREATE TABLE b (x BLOB) STRICT; INSERT INTO b VALUES (zeroblob(100000))' };
    expect(migrate(db, [one, large])).toEqual({ ok: false, error: { code: 'disk-full' } });
    expect(schemaVersion(db)).toBe(1);
  });

  it('takes a gap in the numbers for a bug', () => {
    expect(() => migrate(db, [two])).toThrow(RangeError);
  });
});
