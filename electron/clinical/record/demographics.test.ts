import { describe, expect, it } from 'vitest';
import { contradictorySex, readDemographics } from './demographics.ts';

describe('readDemographics', () => {
  it.each([
    ['Age: 24 years\nGender: Female', 24, 'female'],
    ['35-year-old man with cough', 35, 'male'],
    ['72F with hypertension', 72, 'female'],
    ['43 yo M', 43, 'male'],
    ['Patient information: 38 years, female', 38, 'female'],
    ['An 8-month-old boy', 8 / 12, 'male'],
    ['A five-year-old girl', 5, 'female'],
    ['3 days old female infant', 3 / 365, 'female'],
    ['Patient: 60-year-old. She complains of pain', 60, 'female'],
    ['no age given, he coughs', null, 'male'],
    ['Cough for 3 days', null, null],
  ] as const)('reads %j', (note, age, sex) => {
    const who = readDemographics(note);
    if (age === null) expect(who.ageYears).toBeNull();
    else expect(who.ageYears).toBeCloseTo(age, 6);
    expect(who.sex).toBe(sex);
  });
  it('does not take a mother for the patient', () => {
    expect(readDemographics('A 4-year-old boy whose mother says she noticed a limp').sex).toBe('male');
  });
  it('notices two different sexes', () => {
    expect(contradictorySex('Gender: Female\n…\nSex: M')).toBe(true);
    expect(contradictorySex('Gender: Female\nSex: F')).toBe(false);
  });
});
