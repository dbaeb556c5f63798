import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attempt, failureOf } from './failure.ts';
import { type Db, openDatabase } from './open.ts';

const key = Buffer.alloc(32, 7);
let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anamnesis-sqlite-'));
  file = join(folder, 'x.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

function opened(options: Partial<Parameters<typeof openDatabase>[0]> = {}): Db {
  const result = openDatabase({ file, key, ...options });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
const failedWith = (code: string) => ({ ok: false, error: { code } });

/** A database with a few pages of text, closed. */
function fill(options: Partial<Parameters<typeof openDatabase>[0]> = {}): void {
  const db = opened(options);
  db.exec('CREATE TABLE note (text TEXT NOT NULL) STRICT');
  const add = db.prepare('INSERT INTO note VALUES (?)');
  for (let i = 0; i < 50; i++) add.run(`thunderclap headache ${i} `.repeat(40));
  db.close();
}

describe('opening a database', () => {
  it('gives back what was written, with the same key', () => {
    fill();
    const db = opened();
    expect(db.prepare('SELECT count(*) FROM note').pluck().get()).toBe(50);
    db.close();
  });

  it('leaves no text in an encrypted file, nor in its log', () => {
    fill();
    const db = opened();
    db.prepare('INSERT INTO note VALUES (?)').run('thunderclap');
    for (const end of ['', '-wal', '-shm']) {
      const bytes = readFileSync(file + end);
      expect(bytes.includes('thunderclap')).toBe(false);
      expect(bytes.includes('CREATE TABLE')).toBe(false);
      expect(bytes.includes('SQLite format')).toBe(false);
    }
    db.close();
  });

  it('sets the pragmas the record relies on', () => {
    const db = opened();
    const pragma = (name: string) => db.pragma(name, { simple: true });
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('trusted_schema')).toBe(0);
    expect(pragma('cell_size_check')).toBe(1);
    expect(pragma('temp_store')).toBe(2);
    expect(pragma('busy_timeout')).toBe(2000);
    db.close();
  });

  it('refuses another key, no key, and a key for a plain file', () => {
    fill();
    expect(openDatabase({ file, key: Buffer.alloc(32, 8) })).toEqual(failedWith('vault-damaged'));
    expect(openDatabase({ file, key: null })).toEqual(failedWith('vault-damaged'));
    rmSync(file);
    fill({ key: null });
    expect(openDatabase({ file, key })).toEqual(failedWith('vault-damaged'));
    expect(() => openDatabase({ file, key: Buffer.alloc(31) })).toThrow(RangeError);
  });

  it('refuses what is no database', () => {
    writeFileSync(file, 'not a database '.repeat(500));
    expect(openDatabase({ file, key })).toEqual(failedWith('vault-damaged'));
    expect(openDatabase({ file, key: null })).toEqual(failedWith('vault-damaged'));
  });

  it('notices changed bytes and a cut-off end when the pages are read', () => {
    fill();
    const whole = readFileSync(file);
    const read = () => {
      const result = openDatabase({ file, key });
      if (!result.ok) return result;
      const rows = attempt(() => result.value.prepare('SELECT text FROM note').all().length);
      result.value.close();
      return rows;
    };
    const flipped = Buffer.from(whole);
    for (let page = 1; page < flipped.length / 4096; page++) flipped[page * 4096 + 100] = 0;
    writeFileSync(file, flipped);
    expect(read()).toEqual(failedWith('vault-damaged'));
    writeFileSync(file, whole);
    truncateSync(file, 4096 * 3);
    expect(read()).toEqual(failedWith('vault-damaged'));
  });

  it('says that the folder cannot be used when it is missing or a folder has the name of the file', () => {
    expect(openDatabase({ file: join(folder, 'none', 'x.db'), key })).toEqual(failedWith('folder-not-writable'));
    mkdirSync(file);
    expect(openDatabase({ file, key })).toEqual(failedWith('folder-not-writable'));
  });

  it('does not create or change a file opened for reading', () => {
    expect(openDatabase({ file, key, readonly: true })).toEqual(failedWith('folder-not-writable'));
    fill();
    const db = opened({ readonly: true });
    expect(attempt(() => db.exec('DELETE FROM note'))).toEqual(failedWith('folder-not-writable'));
    db.close();
  });

  it('says that another handle holds the file', () => {
    fill();
    const first = opened();
    const second = opened();
    second.pragma('busy_timeout = 0');
    first.exec('BEGIN IMMEDIATE');
    expect(attempt(() => second.exec('BEGIN IMMEDIATE'))).toEqual(failedWith('vault-in-use'));
    first.close();
    second.close();
  });
});

describe('a thrown error', () => {
  it('is a bug unless it is known, and is thrown on', () => {
    const db = opened();
    expect(() => attempt(() => db.exec('SELECT * FROM missing'))).toThrow('no such table');
    expect(() => failureOf(new TypeError('x'))).toThrow(TypeError);
    expect(() => failureOf('text')).toThrow('text');
    db.close();
  });

  it('of the file system becomes a code without its path', () => {
    const error = (code: string) => Object.assign(new Error('/home/someone/secret'), { code });
    expect(failureOf(error('ENOSPC'))).toEqual({ code: 'disk-full' });
    expect(failureOf(error('EACCES'))).toEqual({ code: 'folder-not-writable' });
    expect(failureOf(error('EROFS'))).toEqual({ code: 'folder-not-writable' });
    expect(failureOf(error('SQLITE_BUSY_SNAPSHOT'))).toEqual({ code: 'vault-in-use' });
  });
});
