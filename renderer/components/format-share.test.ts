import { expect, it } from 'vitest';
import { formatProbability, formatShare } from './format-share.ts';

it('never shows a probability as certain or impossible', () => {
  expect([0, 0.004, 0.005, 0.456, 0.994, 0.999].map(formatProbability)).toEqual([
    '<1 %',
    '<1 %',
    '1 %',
    '46 %',
    '99 %',
    '>99 %',
  ]);
});

it('keeps small frequencies apart', () => {
  expect([0.9, 0.01, 0.004, 0.0001].map(formatShare)).toEqual(['90 %', '1 %', '0.4 %', '<0.1 %']);
});
