import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { attempt, failureOf } from '../../native/sqlite/failure.ts';
import { type Db, openDatabase } from '../../native/sqlite/open.ts';
import type { PackData } from '../clinical/knowledge/pack-data.ts';
import { fail, ok, type Result } from '../contract/error.ts';
import { insertPack } from './pack-insert.ts';
import { type StoredPack, selectPack } from './pack-select.ts';
import { packApplicationId, packFormat } from './pack-tables.ts';

/**
 * Writes a compiled pack to a plain SQLite file that a person can inspect, replacing the file at once when it is
 * complete. `compiler` names the code that compiled it. Fails with `disk-full` or `folder-not-writable`; the file that
 * was there is then untouched.
 */
export function writePack(file: string, pack: PackData, compiler = ''): Result<undefined> {
  const draft = `${file}.new`;
  const written = attempt(() => rmSync(draft, { force: true }));
  if (!written.ok) return written;
  const opened = openDatabase({ file: draft, key: null });
  if (!opened.ok) return opened;
  const db = opened.value;
  const filled = attempt(() => {
    db.transaction(() => insertPack(db, pack, compiler))();
    db.pragma(`application_id = ${packApplicationId}`);
    // One file without companions: it is shipped in a folder that cannot be written.
    db.pragma('journal_mode = DELETE');
  });
  db.close();
  const sealed = filled.ok ? attempt(() => seal(draft)) : filled;
  if (!sealed.ok) {
    rmSync(draft, { force: true });
    return sealed;
  }
  return attempt(() => void renameSync(draft, file));
}

/**
 * Reads a pack that `writePack` wrote. Fails with `knowledge-unavailable` when the file is missing, damaged, something
 * else, or of another format version.
 */
export function readPack(file: string): Result<StoredPack> {
  return inPack(file, selectPack);
}

/** What a pack was compiled from and by: the two hashes `writePack` was given, or null when `readPack` would refuse it. */
export function packOrigin(file: string): { readonly hash: string; readonly compiler: string } | null {
  const origin = inPack(file, (db) => {
    const value = db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck();
    return { hash: value.get('hash') ?? '', compiler: value.get('compiler') ?? '' };
  });
  return origin.ok ? origin.value : null;
}

/**
 * SQLite keeps no checksum of a plain file, and a pack's parts are looked at long after it was read. So the checksum of
 * everything after SQLite's header stands in the header's user_version: four bytes, big-endian, at a fixed place.
 */
const headerBytes = 100;
const sealAt = 60;
const checksum = (bytes: Buffer) => crc32(bytes.subarray(headerBytes));

function seal(file: string): void {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(checksum(readFileSync(file)));
  const handle = openSync(file, 'r+');
  try {
    writeSync(handle, bytes, 0, bytes.length, sealAt);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isWhole(file: string): boolean {
  const bytes = readFileSync(file);
  return bytes.length > headerBytes && bytes.readUInt32BE(sealAt) === checksum(bytes);
}

function inPack<T>(file: string, read: (db: Db) => T): Result<T> {
  const opened = openDatabase({ file, key: null, readonly: true });
  if (!opened.ok) return fail('knowledge-unavailable');
  const db = opened.value;
  try {
    if (db.pragma('application_id', { simple: true }) !== packApplicationId) return fail('knowledge-unavailable');
    const format = db.prepare("SELECT value FROM meta WHERE key = 'format'").pluck().get();
    if (format !== String(packFormat)) return fail('knowledge-unavailable', 'format');
    return isWhole(file) ? ok(read(db)) : fail('knowledge-unavailable');
  } catch (error) {
    failureOf(error);
    return fail('knowledge-unavailable');
  } finally {
    db.close();
  }
}
