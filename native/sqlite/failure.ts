import { type ErrorCode, type Failure, ok, type Result } from '../../electron/contract/error.ts';

/** SQLite result codes by prefix (extended codes such as SQLITE_BUSY_SNAPSHOT included) and errno codes by name. */
const codes: readonly (readonly [prefix: string, code: ErrorCode])[] = [
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_READONLY', 'folder-not-writable'],
  ['SQLITE_CANTOPEN', 'folder-not-writable'],
  ['SQLITE_PERM', 'folder-not-writable'],
  ['SQLITE_BUSY', 'vault-in-use'],
  ['SQLITE_LOCKED', 'vault-in-use'],
  ['SQLITE_NOTADB', 'vault-damaged'],
  ['SQLITE_CORRUPT', 'vault-damaged'],
  // A failing or unplugged disk: not our bug, and what the user can do is the same as for the codes named here.
  ['SQLITE_IOERR_SHORT_READ', 'vault-damaged'],
  ['SQLITE_IOERR_READ', 'vault-damaged'],
  ['SQLITE_IOERR', 'folder-not-writable'],
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EACCES', 'folder-not-writable'],
  ['EPERM', 'folder-not-writable'],
  ['EROFS', 'folder-not-writable'],
  ['ENOTDIR', 'folder-not-writable'],
];

/**
 * The failure that a thrown SQLite or file system error stands for. An error that is none of them is a bug and is
 * thrown on. The message is dropped: SQLite's may quote a path or the text of a row.
 */
export function failureOf(error: unknown): Failure {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = codes.find(([prefix]) => code.startsWith(prefix));
  if (known === undefined) throw error;
  return { code: known[1] };
}

/** Runs work on a database or file; returns its value, or the failure of an expected error. Throws on a bug. */
export function attempt<T>(work: () => T): Result<T> {
  try {
    return ok(work());
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}
