import { expect, test } from 'vitest';
import { contextThatFits } from './memory-fit.ts';

const gib = 2 ** 30;
// An 8B model at 4 bits: 32 layers × 8 heads × 256 values × 2 bytes = 128 KiB a token.
const need = { sizeBytes: 4.6 * gib, kvBytesPerToken: 131_072, wantedContextTokens: 8192 };

test('gives the context asked for when it fits', () => {
  expect(contextThatFits(need, 16 * gib)).toBe(8192);
});

test('gives less context when memory is short', () => {
  // 5.5 − 300 MiB − 4.6 GiB leaves about 0.607 GiB, 4972 tokens of 128 KiB.
  expect(contextThatFits(need, 5.5 * gib)).toBe(4972);
});

test('says no when not even a small context fits', () => {
  expect(contextThatFits(need, 4.95 * gib)).toBeNull();
  expect(contextThatFits(need, gib)).toBeNull();
});

test('a model without a growing cache fits with all of its context', () => {
  expect(contextThatFits({ ...need, kvBytesPerToken: 0 }, 6 * gib)).toBe(8192);
});
