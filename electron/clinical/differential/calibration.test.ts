import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitted, scalingOf, uncalibrated } from './calibration.ts';

const lists = fc.record({
  first: fc.double({ min: 0.001, max: 0.999, noNaN: true }),
  support: fc.nat(20),
  named: fc.boolean(),
});

describe('scalingOf', () => {
  it('keeps the order and never exceeds one in sum, for any list', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const { first, others } = scalingOf(list, fitted);
        // No other row was above the first, and none is scaled up more than it.
        expect(first).toBeGreaterThanOrEqual(others - 1e-12);
        expect(list.first * first + (1 - list.first) * others).toBeLessThanOrEqual(1 + 1e-12);
        expect(others).toBeGreaterThanOrEqual(0);
      }),
    );
  });
  it('leaves probabilities alone when not fitted', () => {
    const { first, others } = scalingOf({ first: 0.4, support: 5, named: false }, uncalibrated);
    expect(first).toBeCloseTo(1, 12);
    expect(others).toBeCloseTo(1, 12);
  });
  it('is surer of a first place that the softmax is surer of', () => {
    const q = (first: number) => first * scalingOf({ first, support: 4, named: false }, fitted).first;
    expect(q(0.3)).toBeLessThan(q(0.6));
    expect(q(0.6)).toBeLessThan(q(0.95));
  });
});
