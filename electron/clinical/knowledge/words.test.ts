import { describe, expect, it } from 'vitest';
import { slug, stemOf, wordsOf } from './words.ts';

describe('stemOf', () => {
  it.each([
    ['oedema', 'edema'],
    ['haemoptysis', 'hemoptysis'],
    ['diarrhoea', 'diarrhea'],
    ['tumours', 'tumor'],
    ['anaemia', 'anemia'],
    ['dyspnoea', 'dyspnea'],
    ['leucocytosis', 'leukocytosis'],
    ['oesophagus', 'esophagus'],
    ['vomiting', 'vomited'],
    ['swollen', 'swells'],
    ['testicles', 'testis'],
  ])('joins %s and %s', (a, b) => {
    expect(stemOf(a)).toBe(stemOf(b));
  });

  it.each([
    ['rash', 'ras'],
    ['stasis', 'stase'],
    ['pus', 'pu'],
    ['mass', 'mas'],
  ])('keeps %s apart from %s', (a, b) => {
    expect(stemOf(a)).not.toBe(stemOf(b));
  });
});

describe('wordsOf', () => {
  it('gives offsets into the text as written', () => {
    const text = 'Ménière’s disease, 3 days';
    expect(wordsOf(text).map((w) => text.slice(w.start, w.end))).toEqual(['Ménière’s', 'disease', '3', 'days']);
  });
  it('skips words longer than any word of medicine', () => {
    expect(wordsOf(`cough ${'a'.repeat(100_000)} fever`)).toHaveLength(2);
  });
});

it('slugs keep letters of any script', () => {
  expect(slug("Murphy's sign (RUQ)")).toBe('murphys-sign-ruq');
});
