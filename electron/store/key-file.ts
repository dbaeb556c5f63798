import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { attempt } from '../../native/sqlite/failure.ts';
import { fail, ok, type Result } from '../contract/error.ts';
import { deriveKey, type KeyDerivation, keyDerivationSchema, newKeyDerivation } from './key-derivation.ts';
import { writeAtomically } from './write-atomically.ts';

/** Random bytes; tests may pass their own. */
export type Random = (size: number) => Uint8Array;

const format = 'anamnesis-vault';
const version = 1;
/** A real key file has about 400 bytes. */
const maxFileBytes = 4096;

const wrappedKeySchema = z.strictObject({
  nonce: z.base64().length(16),
  ciphertext: z.base64().length(44),
  tag: z.base64().length(24),
});
type WrappedKey = z.infer<typeof wrappedKeySchema>;

const headerSchema = z.object({ format: z.literal(format), version: z.int().positive() });
const keyFileSchema = z.strictObject({
  format: z.literal(format),
  version: z.literal(version),
  derivation: keyDerivationSchema,
  wrapped: wrappedKeySchema,
  /** SHA-256 over the two parts above. It tells a damaged file from a wrong passphrase; it protects nothing. */
  checksum: z.string(),
});

const checksumOf = (derivation: KeyDerivation, wrapped: WrappedKey): string =>
  createHash('sha256')
    .update(JSON.stringify([derivation, wrapped]))
    .digest('hex');

/** The data key is bound to these bytes: parameters changed afterwards do not unwrap it. */
const boundTo = (derivation: KeyDerivation): Buffer => Buffer.from(JSON.stringify([format, version, derivation]));

/**
 * Wraps a 32-byte data key with a passphrase (AES-256-GCM under a derived key) and writes the key file whole. Fails
 * with `disk-full` or `folder-not-writable`. The derived key is zeroed; the data key stays the caller's.
 */
export async function writeKeyFile(
  file: string,
  passphrase: string,
  dataKey: Uint8Array,
  random: Random,
): Promise<Result<undefined>> {
  const derivation = newKeyDerivation(random(16));
  const nonce = random(12);
  const wrappingKey = await deriveKey(passphrase, derivation);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce);
  cipher.setAAD(boundTo(derivation));
  const ciphertext = Buffer.concat([cipher.update(dataKey), cipher.final()]).toString('base64');
  wrappingKey.fill(0);
  const wrapped = {
    nonce: Buffer.from(nonce).toString('base64'),
    ciphertext,
    tag: cipher.getAuthTag().toString('base64'),
  };
  const content = { format, version, derivation, wrapped, checksum: checksumOf(derivation, wrapped) };
  return attempt(() => void writeAtomically(file, `${JSON.stringify(content, null, 2)}\n`));
}

/**
 * Unwraps the data key. Fails with `vault-missing` (no file), `vault-damaged` (unreadable or garbled), `vault-newer`,
 * `vault-wrong-passphrase`. The caller zeroes the key when it is done with it.
 */
export async function readKeyFile(file: string, passphrase: string): Promise<Result<Buffer>> {
  const content = parseKeyFile(file);
  if (!content.ok) return content;
  const { derivation, wrapped } = content.value;
  const wrappingKey = await deriveKey(passphrase, derivation);
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey, Buffer.from(wrapped.nonce, 'base64'), {
    authTagLength: 16,
  });
  decipher.setAAD(boundTo(derivation));
  decipher.setAuthTag(Buffer.from(wrapped.tag, 'base64'));
  const dataKey = decipher.update(wrapped.ciphertext, 'base64');
  try {
    decipher.final();
    return ok(dataKey);
  } catch {
    dataKey.fill(0);
    return fail('vault-wrong-passphrase');
  } finally {
    wrappingKey.fill(0);
  }
}

function parseKeyFile(file: string): Result<z.infer<typeof keyFileSchema>> {
  let value: unknown;
  try {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat === undefined) return fail('vault-missing');
    if (!stat.isFile() || stat.size > maxFileBytes) return fail('vault-damaged');
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return fail('vault-damaged');
  }
  const header = headerSchema.safeParse(value);
  if (!header.success) return fail('vault-damaged');
  if (header.data.version > version) return fail('vault-newer');
  const content = keyFileSchema.safeParse(value);
  if (!content.success) return fail('vault-damaged');
  const { derivation, wrapped, checksum } = content.data;
  return checksum === checksumOf(derivation, wrapped) ? ok(content.data) : fail('vault-damaged');
}
