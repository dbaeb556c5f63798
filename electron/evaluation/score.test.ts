import { describe, expect, it } from 'vitest';
import { interval, score } from './score.ts';

const gold = (id: string, icd10: string, accept: string[] = []) => ({ id, icd10, accept, accept4: [] });
const ranked = (...codes: string[]) => codes.map((icd10, i) => ({ icd10, probability: i === 0 ? 0.95 : 0.05 }));

describe('score', () => {
  const result = score(
    [gold('a', 'E05.0'), gold('b', 'J18.9'), gold('c', 'K64.8', ['I84']), gold('d', 'N39.0')],
    new Map([
      ['a', ranked('E05.9', 'E05.0')],
      ['b', ranked('J20.9', 'J15.1', 'J18.1')],
      ['c', ranked('I84.2')],
    ]),
  );
  it('counts a hit by category, including accepted categories; a missing prediction is a miss', () => {
    expect(result.category[1]).toBe(0.5);
    expect(result.category[3]).toBe(0.75);
  });
  it('counts the four-character code apart', () => {
    expect(result.subcategory).toEqual({ 1: 0, 3: 0.25, 5: 0.25 });
  });
  it('averages reciprocal ranks', () => {
    expect(result.meanReciprocalRank).toBeCloseTo((1 + 1 / 3 + 1 + 0) / 4, 12);
  });
  it('measures calibration on the first candidate', () => {
    // Three predicted cases at 0.95, two of them right: |3·0.95 − 2| / 3.
    expect(result.calibrationError).toBeCloseTo(0.85 / 3, 12);
  });
});

it('gives the Wilson interval', () => {
  const [low, high] = interval(0.5, 100);
  expect(low).toBeCloseTo(0.4038, 3);
  expect(high).toBeCloseTo(0.5962, 3);
});
