import { expect, it } from 'vitest';
import { excerptParts } from './excerpt-parts.ts';

it('separates matches from the text around them', () => {
  expect(excerptParts('two days of \u0002fever\u0003 and \u0002cough\u0003')).toEqual([
    { text: 'two days of ', match: false },
    { text: 'fever', match: true },
    { text: ' and ', match: false },
    { text: 'cough', match: true },
  ]);
});

it('shows marks that do not close, and an excerpt without marks', () => {
  expect(excerptParts('a \u0002fever')).toEqual([
    { text: 'a ', match: false },
    { text: 'fever', match: true },
  ]);
  expect(excerptParts('plain')).toEqual([{ text: 'plain', match: false }]);
});
