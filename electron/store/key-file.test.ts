import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deriveKey, keyDerivationSchema } from './key-derivation.ts';
import { readKeyFile, writeKeyFile } from './key-file.ts';

const passphrase = 'correct horse battery';
const dataKey = randomBytes(32);
let folder = '';
let file = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anamnesis-key-'));
  file = join(folder, 'vault.json');
  expect(await writeKeyFile(file, passphrase, dataKey, randomBytes)).toEqual({ ok: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const failedWith = (code: string) => ({ ok: false, error: { code } });
const content = () => JSON.parse(readFileSync(file, 'utf8'));

describe('a key file', () => {
  it('gives the data key back for the passphrase, and only for it', async () => {
    const read = await readKeyFile(file, passphrase);
    expect(read.ok && read.value.equals(dataKey)).toBe(true);
    expect(await readKeyFile(file, 'Correct horse battery')).toEqual(failedWith('vault-wrong-passphrase'));
    expect(await readKeyFile(file, '')).toEqual(failedWith('vault-wrong-passphrase'));
  });

  it('takes the passphrase in any Unicode form', async () => {
    await writeKeyFile(file, 'Schlüssel ﬁnden', dataKey, randomBytes);
    expect((await readKeyFile(file, 'Schlu\u0308ssel finden')).ok).toBe(true);
  });

  it('holds neither the key nor the passphrase, is for its owner alone, and leaves nothing beside it', () => {
    const bytes = readFileSync(file);
    expect(bytes.includes(dataKey.toString('base64'))).toBe(false);
    expect(bytes.includes(dataKey.toString('hex'))).toBe(false);
    expect(bytes.includes(passphrase)).toBe(false);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['vault.json']);
  });

  it('records how the key was derived: Argon2id with 64 MiB and three passes', () => {
    expect(content().derivation).toMatchObject({ name: 'argon2id', memoryKiB: 65_536, passes: 3, parallelism: 1 });
  });

  it('differs each time it is written', async () => {
    const first = content();
    await writeKeyFile(file, passphrase, dataKey, randomBytes);
    expect(content().derivation.salt).not.toBe(first.derivation.salt);
    expect(content().wrapped.nonce).not.toBe(first.wrapped.nonce);
  });

  it('is damaged when it is garbled, cut off, empty, huge, or no file', async () => {
    const whole = readFileSync(file, 'utf8');
    const altered = content();
    altered.wrapped.ciphertext = `${altered.wrapped.ciphertext.startsWith('A') ? 'B' : 'A'}${altered.wrapped.ciphertext.slice(1)}`;
    for (const text of [
      '',
      'garbage',
      '[]',
      'null',
      whole.slice(0, 100),
      whole + ' '.repeat(5000),
      JSON.stringify(altered),
    ]) {
      writeFileSync(file, text);
      expect(await readKeyFile(file, passphrase)).toEqual(failedWith('vault-damaged'));
    }
    rmSync(file);
    expect(await readKeyFile(file, passphrase)).toEqual(failedWith('vault-missing'));
    mkdirSync(file);
    expect(await readKeyFile(file, passphrase)).toEqual(failedWith('vault-damaged'));
  });

  it('is refused before any work when it asks for more memory or time than we ever write', async () => {
    const own = content();
    for (const change of [{ memoryKiB: 2 ** 31 }, { passes: 1e9 }, { parallelism: 0 }, { salt: '' }, { name: 'md5' }]) {
      writeFileSync(file, JSON.stringify({ ...own, derivation: { ...own.derivation, ...change } }));
      expect(await readKeyFile(file, passphrase)).toEqual(failedWith('vault-damaged'));
    }
  });

  it('of a newer version is said to be newer', async () => {
    writeFileSync(file, JSON.stringify({ format: 'anamnesis-vault', version: 2, something: 'else' }));
    expect(await readKeyFile(file, passphrase)).toEqual(failedWith('vault-newer'));
  });

  it('cannot be written where there is no folder', async () => {
    rmSync(file);
    writeFileSync(file, 'x');
    const below = join(file, 'vault.json');
    expect(await writeKeyFile(below, passphrase, dataKey, randomBytes)).toEqual(failedWith('folder-not-writable'));
  });
});

describe('deriving a key', () => {
  it('agrees with the Argon2 reference implementation', async () => {
    // phc-winner-argon2, src/test.c: Argon2id, t = 2, m = 2^16 KiB, p = 1.
    const salt = Buffer.from('somesalt').toString('base64');
    const key = await deriveKey('password', { name: 'argon2id', memoryKiB: 65_536, passes: 2, parallelism: 1, salt });
    expect(key.toString('hex')).toBe('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7');
  });

  it('works with scrypt too, for a runtime without Argon2', async () => {
    const salt = Buffer.alloc(16, 1).toString('base64');
    const scrypt = { name: 'scrypt', cost: 2 ** 17, blockSize: 8, parallelization: 1, salt } as const;
    const key = await deriveKey('abcdefgh', keyDerivationSchema.parse(scrypt));
    // Python: hashlib.scrypt(b'abcdefgh', salt=b'\x01' * 16, n=2**17, r=8, p=1, maxmem=2**28, dklen=32).hex()
    expect(key.toString('hex')).toBe('6131f807e393b6f315c46ad1e25eda3aedaf2ba74cf1499462d4dc30851d6e53');
  });
});
