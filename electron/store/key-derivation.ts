import * as crypto from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';

const salt = z.base64().length(24);

/**
 * How a passphrase becomes a key, as recorded in the key file. The bounds keep a hostile file from making us allocate
 * gigabytes or compute for hours; the lower ones are what this program itself writes.
 */
export const keyDerivationSchema = z.discriminatedUnion('name', [
  z.strictObject({
    name: z.literal('argon2id'),
    memoryKiB: z.int().min(65_536).max(262_144),
    passes: z.int().min(3).max(10),
    parallelism: z.int().min(1).max(4),
    salt,
  }),
  z.strictObject({
    name: z.literal('scrypt'),
    cost: z.union([z.literal(2 ** 17), z.literal(2 ** 18)]),
    blockSize: z.literal(8),
    parallelization: z.int().min(1).max(4),
    salt,
  }),
]);
export type KeyDerivation = z.infer<typeof keyDerivationSchema>;

export const minimumPassphraseLength = 8;

/** The passphrase as it is hashed: one Unicode form, so that the same keys typed on another system give the same key. */
export const normalisePassphrase = (passphrase: string): string => passphrase.normalize('NFKC');

/** The parameters for a new vault: Argon2id where this runtime has it, else scrypt. `salt` is 16 random bytes. */
export function newKeyDerivation(salt: Uint8Array): KeyDerivation {
  const text = Buffer.from(salt).toString('base64');
  return typeof crypto.argon2 === 'function'
    ? { name: 'argon2id', memoryKiB: 65_536, passes: 3, parallelism: 1, salt: text }
    : { name: 'scrypt', cost: 2 ** 17, blockSize: 8, parallelization: 1, salt: text };
}

const scrypt = promisify<string, Uint8Array, number, crypto.ScryptOptions, Buffer>(crypto.scrypt);

/** Derives 32 bytes from a passphrase off the main thread. Throws when this runtime lacks the recorded algorithm. */
export async function deriveKey(passphrase: string, how: KeyDerivation): Promise<Buffer> {
  const message = normalisePassphrase(passphrase);
  const nonce = Buffer.from(how.salt, 'base64');
  if (how.name === 'argon2id') {
    const { passes, parallelism, memoryKiB: memory } = how;
    return promisify(crypto.argon2)('argon2id', { message, nonce, passes, parallelism, memory, tagLength: 32 });
  }
  const { cost, blockSize, parallelization } = how;
  // Node refuses more than 32 MiB unless told; the need is 128 × cost × blockSize × parallelization, and a little.
  const maxmem = 130 * cost * blockSize * parallelization + 2 ** 20;
  return scrypt(message, nonce, 32, { cost, blockSize, parallelization, maxmem });
}
