import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import * as llamaCpp from 'node-llama-cpp';
import { afterAll, expect, test } from 'vitest';
import { randomGguf, writeRandomGguf } from '../../tests/fixtures/random-gguf.ts';
import { checkGguf, checkGgufFile, maxHeaderBytes } from './gguf-check.ts';
import { knownArchitectures } from './gguf-format.ts';

const folder = mkdtempSync(join(tmpdir(), 'anamnesis-gguf-'));
afterAll(() => rmSync(folder, { recursive: true }));
const valid = randomGguf();
const ofBytes = (bytes: Uint8Array, sizeBytes = bytes.length) => {
  const asked: number[] = [];
  const head = async (length: number) => {
    asked.push(length);
    return bytes.subarray(0, length);
  };
  return { asked, checked: checkGguf({ sizeBytes, head }, 'x') };
};
const codeOf = async (bytes: Uint8Array) => {
  const result = await ofBytes(bytes).checked;
  return result.ok ? 'ok' : result.error.code;
};

test('describes a valid model', async () => {
  const result = await checkGgufFile(writeRandomGguf(folder));
  expect(result).toEqual({
    ok: true,
    value: {
      name: 'Random test model',
      architecture: 'llama',
      sizeBytes: valid.length,
      contextTokens: 4096,
      layers: 3,
      quantization: 'F32',
      hasChatTemplate: true,
      license: 'apache-2.0',
      // 3 layers × 2 heads × (16 + 16) values × 2 bytes
      kvBytesPerToken: 384,
    },
  });
});

test('names a model by its file and its quantization by its tensors when the header does not', async () => {
  const file = writeRandomGguf(
    folder,
    { without: ['general.name', 'general.file_type', 'general.license'], chatTemplate: null },
    'My-Model.Q4.gguf',
  );
  expect(await checkGgufFile(file)).toMatchObject({
    value: { name: 'My-Model.Q4', quantization: 'F32', license: null, hasChatTemplate: false },
  });
});

test('the same seed gives the same file, another seed another', () => {
  expect(randomGguf({ seed: 1 })).toEqual(valid);
  expect(randomGguf({ seed: 2 })).not.toEqual(valid);
});

test('refuses what is not a model, with the fitting code', async () => {
  const write = (name: string, bytes: string) => {
    writeFileSync(join(folder, name), bytes);
    return checkGgufFile(join(folder, name));
  };
  expect(await write('empty.gguf', '')).toMatchObject({ error: { code: 'model-not-gguf' } });
  expect(await write('text.gguf', 'a note, not a model')).toMatchObject({ error: { code: 'model-not-gguf' } });
  expect(await write('cut.gguf', 'GGUF\u0003\u0000\u0000\u0000')).toMatchObject({ error: { code: 'model-damaged' } });
  expect(await checkGgufFile(join(folder, 'none.gguf'))).toMatchObject({ error: { code: 'file-not-found' } });
  expect(await checkGgufFile(folder)).toMatchObject({ error: { code: 'file-unreadable' } });
});

test('refuses versions, architectures and headers it cannot use', async () => {
  expect(await codeOf(randomGguf({ version: 2 }))).toBe('ok');
  expect(await codeOf(randomGguf({ version: 1 }))).toBe('model-unsupported');
  // A big-endian file shows its version byte-swapped.
  expect(await codeOf(randomGguf({ version: 0x03000000 }))).toBe('model-unsupported');
  expect(await codeOf(randomGguf({ architecture: 'bert' }))).toBe('model-unsupported');
  expect(await codeOf(randomGguf({ architecture: 'not-made-yet' }))).toBe('model-unsupported');
  expect(await codeOf(randomGguf({ without: ['general.architecture'] }))).toBe('model-damaged');
  expect(await codeOf(randomGguf({ without: ['llama.block_count'] }))).toBe('model-damaged');
  expect(await codeOf(randomGguf({ without: ['tokenizer.ggml.tokens'] }))).toBe('model-damaged');
});

test('a file that lost its end is damaged', async () => {
  const file = writeRandomGguf(folder, {}, 'truncated.gguf');
  truncateSync(file, valid.length - 1);
  expect(await checkGgufFile(file)).toMatchObject({ error: { code: 'model-damaged', detail: 'truncated' } });
});

test('every truncation is refused, and no more than the bound is asked for', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.integer({ min: 0, max: 16_000 }), fc.integer({ min: 0, max: valid.length - 1 })),
      async (length) => {
        const { asked, checked } = ofBytes(valid.subarray(0, length));
        const result = await checked;
        expect(result.ok).toBe(false);
        expect(Math.max(...asked)).toBeLessThanOrEqual(maxHeaderBytes);
      },
    ),
    { numRuns: 300 },
  );
});

test('flipped bytes never throw and never make it read or hold more than the bound', async () => {
  const flips = fc.array(fc.tuple(fc.integer({ min: 0, max: 14_000 }), fc.integer({ min: 1, max: 255 })), {
    minLength: 1,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(flips, async (changes) => {
      const bytes = Uint8Array.from(valid);
      for (const [at, mask] of changes) bytes[at] = (bytes[at] ?? 0) ^ mask;
      const { asked, checked } = ofBytes(bytes);
      const result = await checked;
      if (!result.ok) expect(['model-not-gguf', 'model-damaged', 'model-unsupported']).toContain(result.error.code);
      expect(Math.max(...asked)).toBeLessThanOrEqual(maxHeaderBytes);
    }),
    { numRuns: 500 },
  );
});

test('a header that never ends stops at the bound', async () => {
  // One key whose string array claims more items than the window holds, in a file that claims to be large.
  const bytes = Buffer.alloc(maxHeaderBytes + 1024);
  bytes.write('GGUF');
  bytes.writeUInt32LE(3, 4);
  bytes.writeBigUInt64LE(1n, 8);
  bytes.writeBigUInt64LE(1n, 16);
  bytes.writeUInt32LE(9, 33);
  bytes.writeUInt32LE(8, 37);
  bytes.writeBigUInt64LE(16n * 2n ** 20n, 41);
  bytes.writeBigUInt64LE(1n, 24);
  const { asked, checked } = ofBytes(bytes, 2 ** 40);
  expect(await checked).toMatchObject({ ok: false, error: { code: 'model-unsupported' } });
  expect(asked.at(-1)).toBe(maxHeaderBytes);
});

test('every known architecture is one that node-llama-cpp names', () => {
  // Declared as a const enum, which cannot be listed; at run time it is an object.
  const exported: Readonly<Record<string, unknown>> = { ...llamaCpp };
  const named = new Set(Object.values(Object(exported.GgufArchitectureType)));
  expect([...knownArchitectures].filter((a) => !named.has(a))).toEqual([]);
});
