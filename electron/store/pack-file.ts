import { renameSync, rmSync } from 'node:fs';
import { ZodError } from 'zod';
import { attempt, failureOf } from '../../native/sqlite/failure.ts';
import { type Db, openDatabase } from '../../native/sqlite/open.ts';
import type { PackData } from '../clinical/knowledge/pack-data.ts';
import { fail, ok, type Result } from '../contract/error.ts';
import { insertPack } from './pack-insert.ts';
import { selectPack } from './pack-select.ts';
import { packApplicationId, packFormat } from './pack-tables.ts';

/**
 * Writes a compiled pack to a plain SQLite file that a person can inspect, replacing the file at once when it is
 * complete. Fails with `disk-full` or `folder-not-writable`; the file that was there is then untouched.
 */
export function writePack(file: string, pack: PackData): Result<undefined> {
  const draft = `${file}.new`;
  const written = attempt(() => rmSync(draft, { force: true }));
  if (!written.ok) return written;
  const opened = openDatabase({ file: draft, key: null });
  if (!opened.ok) return opened;
  const db = opened.value;
  const filled = attempt(() => {
    db.transaction(() => insertPack(db, pack))();
    db.pragma(`application_id = ${packApplicationId}`);
    // One file without companions: it is shipped in a folder that cannot be written.
    db.pragma('journal_mode = DELETE');
  });
  db.close();
  if (!filled.ok) {
    rmSync(draft, { force: true });
    return filled;
  }
  return attempt(() => void renameSync(draft, file));
}

/**
 * Reads a pack that `writePack` wrote. Fails with `knowledge-unavailable` when the file is missing, damaged, something
 * else, or of another format version.
 */
export function readPack(file: string): Result<PackData> {
  return inPack(file, selectPack);
}

/** SHA-256 of the sources a pack was compiled from, hexadecimal; null when `readPack` would refuse the file. */
export function packHash(file: string): string | null {
  const hash = inPack(file, (db) => db.prepare<[], string>("SELECT value FROM meta WHERE key = 'hash'").pluck().get());
  return hash.ok ? (hash.value ?? null) : null;
}

function inPack<T>(file: string, read: (db: Db) => T): Result<T> {
  const opened = openDatabase({ file, key: null, readonly: true });
  if (!opened.ok) return fail('knowledge-unavailable');
  const db = opened.value;
  try {
    if (db.pragma('application_id', { simple: true }) !== packApplicationId) return fail('knowledge-unavailable');
    const format = db.prepare("SELECT value FROM meta WHERE key = 'format'").pluck().get();
    if (format !== String(packFormat)) return fail('knowledge-unavailable', 'format');
    return ok(read(db));
  } catch (error) {
    // A plain file has no checksum: damage may also surface in a column that should be JSON.
    if (error instanceof SyntaxError || error instanceof ZodError) return fail('knowledge-unavailable');
    failureOf(error);
    return fail('knowledge-unavailable');
  } finally {
    db.close();
  }
}
