import { describe, expect, it } from 'vitest';
import { smallKnowledge } from '../../../tests/fixtures/small-pack.ts';
import type { Demographics } from '../../contract/finding.ts';
import type { Analyte } from '../knowledge/pack-data.ts';
import { currentlyPregnant } from './currently-pregnant.ts';
import { rangeFor } from './values.ts';

const woman = { ageYears: 30, sex: 'female' } as Demographics;

describe('currentlyPregnant', () => {
  it.each([
    'A 30-year-old woman, 28 weeks pregnant, with headache.',
    '30F, G2P1 at 34 weeks gestation, swollen legs.',
    '30F 32/40, BP 150/100.',
    'She is pregnant and has a sore calf.',
    'Pregnant woman with fever.',
    'Lower abdominal pain. Urine pregnancy test positive.',
    'Third trimester, itching at night.',
    '28-year-old primigravida at 36+2 weeks of gestation.',
  ])('says yes to: %s', (note) => {
    expect(currentlyPregnant(note, woman)).toBe(true);
  });
  it.each([
    'Pelvic pain. Pregnancy test negative.',
    'She is not pregnant.',
    'Denies being pregnant; negative urine pregnancy test.',
    'Gestational diabetes in her last pregnancy.',
    'Leg swelling since her previous pregnancy.',
    'No pregnancies.',
    'Could be pregnant, has not tested.',
    'Worried because her sister is pregnant.',
    'Infant born at 28 weeks gestation.',
  ])('says no to: %s', (note) => {
    expect(currentlyPregnant(note, woman)).toBe(false);
  });
  it('says no of men and of ages without pregnancies', () => {
    expect(currentlyPregnant('She is pregnant.', { ...woman, sex: 'male' })).toBe(false);
    expect(currentlyPregnant('She is pregnant.', { ...woman, ageYears: 70 })).toBe(false);
    expect(currentlyPregnant('Newborn, 34 weeks gestation.', { ...woman, ageYears: 0 })).toBe(false);
  });
});

describe('the reference range in pregnancy', () => {
  const tsh = smallKnowledge().pack.analytes[0] as Analyte;
  const withRanges: Analyte = {
    ...tsh,
    ranges: [
      { pregnant: true, from: 12, to: 56, range: [0.1, 4] },
      { sex: 'female', from: 12, range: [0.5, 4] },
    ],
  };
  it('goes before the range of sex and age, and only when she is pregnant', () => {
    expect(rangeFor(withRanges, woman, true)).toEqual([0.1, 4]);
    expect(rangeFor(withRanges, woman, false)).toEqual([0.5, 4]);
  });
  it('does not reach a newborn or an old woman', () => {
    expect(rangeFor(withRanges, { ...woman, ageYears: 0 }, true)).toEqual([0.4, 4]);
    expect(rangeFor(withRanges, { ...woman, ageYears: 80 }, true)).toEqual([0.5, 4]);
  });
});
