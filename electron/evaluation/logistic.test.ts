import { expect, it } from 'vitest';
import { fitLogistic, probabilityOf } from './logistic.ts';

it('finds the log-odds of two groups', () => {
  // 20 of 80 without the factor and 60 of 80 with it: log-odds −ln 3 and +ln 3.
  const x = Array.from({ length: 160 }, (_, i) => [1, i < 80 ? 0 : 1]);
  const y = x.map(([, factor], i) => (i % 80 < (factor === 1 ? 60 : 20) ? 1 : 0));
  const [intercept, slope] = fitLogistic(x, y, 0);
  expect(intercept).toBeCloseTo(-Math.log(3), 6);
  expect(slope).toBeCloseTo(2 * Math.log(3), 6);
});

it('predicts the overall share where nothing tells cases apart', () => {
  const beta = fitLogistic([[1], [1], [1], [1]], [1, 0, 0, 0], 0);
  expect(probabilityOf([1], beta)).toBeCloseTo(0.25, 9);
});

it('shrinks a coefficient that separates the cases completely', () => {
  const beta = fitLogistic(
    [
      [1, 0],
      [1, 0],
      [1, 1],
      [1, 1],
    ],
    [0, 0, 1, 1],
    1,
  );
  expect(Number.isFinite(beta[1])).toBe(true);
  expect(beta[1]).toBeGreaterThan(0);
});
