import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caseStore } from './cases.ts';
import type { Clock } from './clock.ts';
import { vaultMigrations } from './migrations/vault-migrations.ts';
import { openVaultFolder, type Vault } from './vault.ts';

const passphrase = 'correct horse battery';
const done = { ok: true };
const failedWith = (code: string) => ({ ok: false, error: { code } });

let folder = '';
let now = 0;
let waits: number[] = [];
let vaults: Vault[] = [];
const clock: Clock = {
  now: () => now,
  wait: async (durationMs) => {
    waits.push(durationMs);
    now += durationMs;
  },
};
function vaultHere(place = folder): Vault {
  const vault = openVaultFolder({ folder: place, clock });
  vaults.push(vault);
  return vault;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anamnesis-vault-'));
  now = Date.parse('2026-01-01T00:00:00Z');
  waits = [];
  vaults = [];
});
afterEach(() => {
  for (const vault of vaults) vault.lock();
  rmSync(folder, { recursive: true });
});

/** Creates a vault with one case and locks it. */
async function createdWith(text: string): Promise<void> {
  const vault = vaultHere();
  expect(await vault.create(passphrase)).toEqual(done);
  const db = vault.db();
  if (!db.ok) throw new Error(db.error.code);
  expect(caseStore(db.value, { clock, newId: () => '00000000-0000-4000-8000-000000000001' }).create(text).ok).toBe(
    true,
  );
  vault.lock();
}

function notes(vault: Vault): unknown[] {
  const db = vault.db();
  if (!db.ok) throw new Error(db.error.code);
  return db.value.prepare('SELECT text FROM note_version').pluck().all();
}

describe('a vault', () => {
  it('keeps a case over locking and unlocking', async () => {
    const vault = vaultHere(join(folder, 'not', 'yet', 'there'));
    expect(vault.status()).toEqual({ exists: false, unlocked: false });
    expect(vault.db()).toEqual(failedWith('vault-locked'));
    expect(await vault.unlock(passphrase)).toEqual(failedWith('vault-missing'));
    expect(await vault.create(passphrase)).toEqual(done);
    expect(vault.status()).toEqual({ exists: true, unlocked: true });
    vault.lock();
    expect(vault.status()).toEqual({ exists: true, unlocked: false });
    expect(vault.db()).toEqual(failedWith('vault-locked'));
    vault.lock();
    expect(await vault.unlock(passphrase)).toEqual(done);
    expect(notes(vault)).toEqual([]);
    expect(await vault.create(passphrase)).toEqual(failedWith('vault-exists'));
  });

  it('gives back what was written, and leaves none of it readable on the disk', async () => {
    await createdWith('Ada Lovelace, thunderclap headache');
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      for (const word of ['Lovelace', 'thunderclap', 'clinical_case', 'SQLite format'])
        expect(bytes.includes(word)).toBe(false);
    }
    const vault = vaultHere();
    expect(await vault.unlock(passphrase)).toEqual(done);
    expect(notes(vault)).toEqual(['Ada Lovelace, thunderclap headache']);
  });

  it('refuses a short passphrase, counted in characters as a person sees them', async () => {
    const vault = vaultHere();
    expect(await vault.create('1234567')).toEqual(failedWith('vault-weak-passphrase'));
    expect(await vault.create('😀😀😀😀')).toEqual(failedWith('vault-weak-passphrase'));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses a wrong passphrase and stays locked, and free for others', async () => {
    await createdWith('x');
    const vault = vaultHere();
    expect(await vault.unlock('wrong horse battery')).toEqual(failedWith('vault-wrong-passphrase'));
    expect(vault.status().unlocked).toBe(false);
    expect(await vaultHere().unlock(passphrase)).toEqual(done);
  });

  it('asks for the right passphrase also when it is open already', async () => {
    await createdWith('x');
    const vault = vaultHere();
    await vault.unlock(passphrase);
    expect(await vault.unlock('wrong horse battery')).toEqual(failedWith('vault-wrong-passphrase'));
    expect(await vault.unlock(passphrase)).toEqual(done);
    expect(notes(vault)).toEqual(['x']);
  });

  it('makes each guess after the second wait longer, also when they come at once, until one is right', async () => {
    await createdWith('x');
    const vault = vaultHere();
    await Promise.all(Array.from({ length: 5 }, (_, i) => vault.unlock(`wrong passphrase ${i}`)));
    expect(waits).toEqual([1000, 2000]);
    now += 10_000;
    expect(await vault.unlock(passphrase)).toEqual(done);
    expect(waits).toEqual([1000, 2000]);
    vault.lock();
    expect(await vault.unlock('wrong again, but the first')).toEqual(failedWith('vault-wrong-passphrase'));
    expect(waits).toEqual([1000, 2000]);
  });

  it('stays locked when it is locked while it opens', async () => {
    await createdWith('x');
    const vault = vaultHere();
    const answer = vault.unlock(passphrase);
    // The derivation of the key has begun by the time two turns of the queue have passed.
    await new Promise(setImmediate);
    vault.lock();
    expect(await answer).toEqual(failedWith('vault-locked'));
    expect(vault.status().unlocked).toBe(false);
    expect(await vault.unlock(passphrase)).toEqual(done);
  });

  it('zeroes the data key once the database is open', async () => {
    const given: Uint8Array[] = [];
    const vault = openVaultFolder({
      folder,
      clock,
      random: (size) => {
        const bytes = randomBytes(size);
        if (size === 32) given.push(bytes);
        return bytes;
      },
    });
    vaults.push(vault);
    await vault.create(passphrase);
    expect(given).toEqual([Buffer.alloc(32)]);
  });
});

describe('one process per folder', () => {
  it('is told to a second vault, until the first is locked', async () => {
    const [first, second] = [vaultHere(), vaultHere()];
    await first.create(passphrase);
    expect(await second.unlock(passphrase)).toEqual(failedWith('vault-in-use'));
    first.lock();
    expect(await second.unlock(passphrase)).toEqual(done);
    expect(await first.unlock(passphrase)).toEqual(failedWith('vault-in-use'));
  });

  it('is told while another process has the vault, and no longer when that was killed', async () => {
    await createdWith('x');
    const module = pathToFileURL(join(import.meta.dirname, 'vault.ts')).href;
    const program = `const { openVaultFolder } = await import(${JSON.stringify(module)});
      const opened = await openVaultFolder({ folder: ${JSON.stringify(folder)} }).unlock(${JSON.stringify(passphrase)});
      console.log(opened.ok);
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    expect(String((await once(child.stdout, 'data'))[0])).toBe('true\n');
    const vault = vaultHere();
    expect(await vault.unlock(passphrase)).toEqual(failedWith('vault-in-use'));
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await vault.unlock(passphrase)).toEqual(done);
    expect(notes(vault)).toEqual(['x']);
  });
});

describe('a damaged folder', () => {
  it('is said to be damaged when the key file is garbled', async () => {
    await createdWith('x');
    writeFileSync(join(folder, 'vault.json'), 'garbage');
    expect(vaultHere().status().exists).toBe(true);
    expect(await vaultHere().unlock(passphrase)).toEqual(failedWith('vault-damaged'));
  });

  it('is said to be damaged when the database is gone, emptied, garbled, or of another vault', async () => {
    await createdWith('x');
    const database = join(folder, 'vault.db');
    const whole = readFileSync(database);
    const cases: readonly (() => void)[] = [
      () => rmSync(database),
      () => writeFileSync(database, ''),
      () => writeFileSync(database, randomBytes(whole.length)),
      () => writeFileSync(database, Buffer.concat([whole.subarray(0, 16), randomBytes(4080), whole.subarray(4096)])),
    ];
    for (const damage of cases) {
      damage();
      expect(await vaultHere().unlock(passphrase)).toEqual(failedWith('vault-damaged'));
    }
    writeFileSync(database, whole);
    expect(await vaultHere().unlock(passphrase)).toEqual(done);
  });

  it('is not made a new vault while the record is there without its key file', async () => {
    await createdWith('x');
    const keyFile = readFileSync(join(folder, 'vault.json'));
    rmSync(join(folder, 'vault.json'));
    expect(await vaultHere().create(passphrase)).toEqual(failedWith('vault-damaged'));
    writeFileSync(join(folder, 'vault.json'), keyFile);
    const vault = vaultHere();
    expect(await vault.unlock(passphrase)).toEqual(done);
    expect(notes(vault)).toEqual(['x']);
  });

  it('is finished when the creation was cut short, before or after the key file was written', async () => {
    await createdWith('x');
    renameSync(join(folder, 'vault.db'), join(folder, 'vault.db.new'));
    const vault = vaultHere();
    expect(await vault.unlock(passphrase)).toEqual(done);
    expect(notes(vault)).toEqual(['x']);
    vault.lock();
    renameSync(join(folder, 'vault.db'), join(folder, 'vault.db.new'));
    truncateSync(join(folder, 'vault.db.new'), 4096);
    rmSync(join(folder, 'vault.json'));
    expect(await vaultHere().create(passphrase)).toEqual(done);
    expect(existsSync(join(folder, 'vault.db.new'))).toBe(false);
  });

  it('is refused when its record was written by a newer version', async () => {
    await createdWith('x');
    const vault = vaultHere();
    await vault.unlock(passphrase);
    const db = vault.db();
    if (db.ok) db.value.pragma(`user_version = ${vaultMigrations.length + 1}`);
    vault.lock();
    expect(await vault.unlock(passphrase)).toEqual(failedWith('vault-newer'));
  });

  it('cannot be written where a file stands in its place', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, 'x');
    expect(await vaultHere(file).create(passphrase)).toEqual(failedWith('folder-not-writable'));
    expect(vaultHere(file).status()).toEqual({ exists: false, unlocked: false });
  });
});
