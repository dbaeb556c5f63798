import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../electron/contract/differential.ts';
import { evidenceBars, formatAmount, roundToSum, zeroShare } from './evidence-bars.ts';

const line = (kind: Evidence['kind'], amount: number): Evidence => ({
  kind,
  label: kind,
  amount,
  conceptId: null,
  findingIds: [],
  sensitivity: null,
  baseRate: null,
});

describe('evidence bars', () => {
  it('show amounts that add up to the score shown', () => {
    const amounts = fc.array(fc.double({ min: -6, max: 7, noNaN: true }), { maxLength: 40 });
    fc.assert(
      fc.property(amounts, (values) => {
        const shown = roundToSum(values);
        const sum = values.reduce((total, value) => total + value, 0);
        expect(shown.reduce((total, value) => total + value, 0)).toBeCloseTo(Math.round(sum * 10) / 10, 6);
        for (const [index, value] of values.entries())
          expect(Math.abs((shown[index] ?? 0) - value)).toBeLessThan(0.1001);
      }),
    );
  });

  it('share one scale on which a bar is as long as its amount', () => {
    const bars = evidenceBars([line('prior', -4), line('finding', 1), line('unexplained', -1), line('finding', 4)]);
    expect(bars.map(({ line, start, width }) => [line.amount, start, width])).toEqual([
      [-4, 0, 0.5],
      [4, 0.5, 0.5],
      [1, 0.5, 0.125],
      [-1, 0.375, 0.125],
    ]);
    expect(zeroShare(bars)).toBe(0.5);
  });

  it('start at the left edge when nothing speaks against', () => {
    expect(evidenceBars([line('finding', 2)])[0]).toMatchObject({ start: 0, width: 1 });
    expect(evidenceBars([])).toEqual([]);
  });

  it('have ghosts on the same scale while something is supposed', () => {
    const bars = evidenceBars([line('prior', -4), line('finding', 2)], [line('prior', -4), line('named', 4)]);
    expect(bars.map(({ line, start, width, ghost }) => [line.amount, start, width, ghost])).toEqual([
      [-4, 0, 0.5, { amount: -4, start: 0, width: 0.5 }],
      [2, 0.5, 0.25, { amount: 0, start: 0.5, width: 0 }],
      [0, 0.5, 0, { amount: 4, start: 0.5, width: 0.5 }],
    ]);
    expect(zeroShare(evidenceBars([line('finding', 1)], [line('finding', -1)]))).toBe(0.5);
  });

  it('carry their sign', () => {
    expect([2.14, -0.4, 0].map(formatAmount)).toEqual(['+2.1', '−0.4', '+0.0']);
  });
});
