import Database from 'better-sqlite3-multiple-ciphers';
import { ok, type Result } from '../../electron/contract/error.ts';
import { failureOf } from './failure.ts';

/** A held lock; `release` gives it back and is harmless the second time. */
export type HeldLock = { readonly release: () => void };

/**
 * Takes an exclusive lock on a file, which is created when missing and stays behind, empty. Fails with `vault-in-use`
 * while any other handle, of this or another process, holds it, else as `failureOf` says.
 *
 * The lock is SQLite's and thereby the operating system's: it ends with the process however that ends, so there is no
 * stale lock to take over and no process id that another program may have been given since.
 */
export function holdLockFile(file: string): Result<HeldLock> {
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { timeout: 0 });
    db.exec('BEGIN EXCLUSIVE');
    const held = db;
    return ok({ release: () => void held.close() });
  } catch (error) {
    db?.close();
    return { ok: false, error: failureOf(error) };
  }
}
