import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonEnd } from './json-end.ts';

test('ends with the value, wherever the pieces are cut and whatever follows', () => {
  const value = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()));
  fc.assert(
    fc.property(
      value,
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }),
      fc.string(),
      (data, sizes, after) => {
        const json = JSON.stringify(data);
        const text = json + after;
        const end = jsonEnd();
        let kept = '';
        let closed = false;
        for (let at = 0, i = 0; at < text.length && !closed; i++) {
          const piece = text.slice(at, at + (sizes[i % sizes.length] ?? 1));
          at += piece.length;
          const pushed = end.push(piece);
          closed = pushed.closed;
          kept += piece.slice(0, pushed.kept);
        }
        expect(kept).toBe(json);
        expect(closed).toBe(true);
      },
    ),
  );
});
