import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { fail, ok, type Result } from '../../electron/contract/error.ts';
import { failureOf } from './failure.ts';

/** An open database. Synchronous; statements throw on failure (see `attempt`). */
export type Db = Database.Database;

export type OpenOptions = {
  readonly file: string;
  /** 32 bytes, or null for a file that is not encrypted. */
  readonly key: Uint8Array | null;
  readonly readonly?: boolean;
};

/** How long a statement waits for another connection's lock before it fails. */
const busyTimeoutMs = 2000;

/**
 * Opens a SQLite file, creates it unless `readonly`, and sets the pragmas every database of this program has. Fails
 * with `vault-damaged` when the file is no database or the key is not its key (SQLite cannot tell these apart),
 * `folder-not-writable`, `vault-in-use`, `disk-full`. The caller owns the handle and closes it.
 */
export function openDatabase({ file, key, readonly = false }: OpenOptions): Result<Db> {
  if (key !== null && key.length !== 32) throw new RangeError('a database key has 32 bytes');
  // The library reports a missing folder as a TypeError, which would look like a bug.
  if (!existsSync(dirname(file))) return fail('folder-not-writable');
  let db: Db | undefined;
  try {
    db = new Database(file, { readonly, timeout: busyTimeoutMs });
    if (key !== null) {
      db.pragma("cipher = 'sqlcipher'");
      db.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
    }
    // The first real read: a wrong key shows here and nowhere earlier.
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    if (!readonly) {
      db.pragma('journal_mode = WAL');
      // The library is built with NORMAL for WAL, which may lose the last commits when the power fails.
      db.pragma('synchronous = FULL');
    }
    db.pragma('foreign_keys = ON');
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('temp_store = MEMORY');
    return ok(db);
  } catch (error) {
    db?.close();
    return { ok: false, error: failureOf(error) };
  }
}
