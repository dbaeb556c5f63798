import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { attempt } from '../../native/sqlite/failure.ts';
import { type HeldLock, holdLockFile } from '../../native/sqlite/lock-file.ts';
import { migrate, schemaVersion } from '../../native/sqlite/migrate.ts';
import { type Db, openDatabase } from '../../native/sqlite/open.ts';
import type { VaultStatus } from '../contract/api.ts';
import { fail, ok, type Result } from '../contract/error.ts';
import { attemptDelay } from './attempt-delay.ts';
import { type Clock, systemClock } from './clock.ts';
import { prepareDataFolder } from './data-folder.ts';
import { minimumPassphraseLength, normalisePassphrase } from './key-derivation.ts';
import { type Random, readKeyFile, writeKeyFile } from './key-file.ts';
import { vaultMigrations } from './migrations/vault-migrations.ts';
import { syncFolder } from './write-atomically.ts';

/** The encrypted record of one data folder. Expected failures are values; nothing here throws unless it is a bug. */
export type Vault = {
  readonly status: () => VaultStatus;
  /** `vault-weak-passphrase`, `vault-exists`, `vault-in-use`, `folder-not-writable`, `disk-full`, `vault-damaged`. */
  readonly create: (passphrase: string) => Promise<Result<undefined>>;
  /** `vault-missing`, `vault-wrong-passphrase`, `vault-in-use`, `vault-damaged`, `vault-newer`, `folder-not-writable`. */
  readonly unlock: (passphrase: string) => Promise<Result<undefined>>;
  /** Closes the database at once; an unlock under way answers `vault-locked`. */
  readonly lock: () => void;
  /** The open database, or `vault-locked`. Ask each time: a handle ends with `lock`. */
  readonly db: () => Result<Db>;
};

type Options = { readonly folder: string; readonly clock?: Clock; readonly random?: Random };

/**
 * The vault of a data folder, which need not exist yet: `vault.json` holds the wrapped data key, `vault.db` the
 * record. Unlocked, it keeps `vault.lock`, so that one process has the record at a time.
 */
export function openVaultFolder({ folder, clock = systemClock, random = randomBytes }: Options): Vault {
  const keyFile = join(folder, 'vault.json');
  const database = join(folder, 'vault.db');
  /** A database whose key file is perhaps not written yet. */
  const draft = join(folder, 'vault.db.new');
  const delay = attemptDelay(clock);
  let open: { readonly db: Db; readonly held: HeldLock } | undefined;
  /** How often the vault was locked. */
  let locks = 0;
  let queue: Promise<unknown> = Promise.resolve();

  /** One passphrase at a time: attempts made side by side would each escape the delay. */
  function inTurn<T>(work: (asked: number) => Promise<T>): Promise<T> {
    const asked = locks;
    const turn = queue.then(() => work(asked));
    queue = turn.catch(() => undefined);
    return turn;
  }

  /**
   * Runs work that opens the database while the folder is held; gives the folder back unless it succeeds. `asked` is
   * what `locks` was when the user asked for it: a `lock` since then wins.
   */
  async function holding(asked: number, work: () => Promise<Result<Db>>): Promise<Result<undefined>> {
    const held = holdLockFile(join(folder, 'vault.lock'));
    if (!held.ok) return held;
    let opened: Result<Db> | undefined;
    try {
      opened = await work();
      if (opened.ok && locks !== asked) {
        opened.value.close();
        opened = fail('vault-locked');
      }
      if (!opened.ok) return opened;
      open = { db: opened.value, held: held.value };
      return ok(undefined);
    } finally {
      if (!opened?.ok) held.value.release();
    }
  }

  async function create(passphrase: string, asked: number): Promise<Result<undefined>> {
    // Counted in code points, after the form that is hashed.
    if ([...normalisePassphrase(passphrase)].length < minimumPassphraseLength) return fail('vault-weak-passphrase');
    if (existsSync(keyFile)) return fail('vault-exists');
    const ready = prepareDataFolder(folder);
    if (!ready.ok) return ready;
    return holding(asked, async () => {
      if (existsSync(keyFile)) return fail('vault-exists');
      // A record without its key: a new key would bury it.
      if (existsSync(database)) return fail('vault-damaged');
      const dataKey = random(32);
      try {
        const cleared = attempt(() => {
          for (const end of ['', '-wal', '-shm']) rmSync(draft + end, { force: true });
        });
        if (!cleared.ok) return cleared;
        const made = openMigrated(draft, dataKey);
        if (!made.ok) return made;
        made.value.close();
        const written = await writeKeyFile(keyFile, passphrase, dataKey, random);
        if (!written.ok) return written;
        return openFinished(dataKey);
      } finally {
        dataKey.fill(0);
      }
    });
  }

  async function unlock(passphrase: string, asked: number): Promise<Result<undefined>> {
    if (!existsSync(keyFile)) return fail('vault-missing');
    await delay.pause();
    if (open !== undefined) {
      const again = await checked(passphrase);
      if (again.ok) again.value.fill(0);
      return again.ok ? ok(undefined) : again;
    }
    return holding(asked, async () => {
      const dataKey = await checked(passphrase);
      if (!dataKey.ok) return dataKey;
      try {
        return openFinished(dataKey.value);
      } finally {
        dataKey.value.fill(0);
      }
    });
  }

  async function checked(passphrase: string): Promise<Result<Buffer>> {
    const dataKey = await readKeyFile(keyFile, passphrase);
    if (dataKey.ok) delay.right();
    else if (dataKey.error.code === 'vault-wrong-passphrase') delay.wrong();
    return dataKey;
  }

  /** Opens the record, after finishing a creation that was cut short between the key file and the rename. */
  function openFinished(dataKey: Uint8Array): Result<Db> {
    const finished = attempt(() => {
      if (existsSync(database) || !existsSync(draft)) return;
      renameSync(draft, database);
      syncFolder(folder);
    });
    if (!finished.ok) return finished;
    if (!existsSync(database)) return fail('vault-damaged');
    return openMigrated(database, dataKey);
  }

  return {
    status: () => ({ exists: existsSync(keyFile), unlocked: open !== undefined }),
    create: (passphrase) => inTurn((asked) => create(passphrase, asked)),
    unlock: (passphrase) => inTurn((asked) => unlock(passphrase, asked)),
    lock() {
      locks += 1;
      open?.db.close();
      open?.held.release();
      open = undefined;
    },
    db: () => (open === undefined ? fail('vault-locked') : ok(open.db)),
  };
}

function openMigrated(file: string, key: Uint8Array): Result<Db> {
  const isNew = !existsSync(file);
  const opened = openDatabase({ file, key });
  if (!opened.ok) return opened;
  // An emptied file opens as a new database with any key; it must not pass for a record without cases.
  const empty = !isNew && schemaVersion(opened.value) === 0;
  const migrated = empty ? fail('vault-damaged') : migrate(opened.value, vaultMigrations);
  if (migrated.ok) return opened;
  opened.value.close();
  return migrated;
}
