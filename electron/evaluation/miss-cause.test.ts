import { describe, expect, it } from 'vitest';
import { smallKnowledge } from '../../tests/fixtures/small-pack.ts';
import { ClinicalEngine } from '../clinical/analyse.ts';
import { reviewCase } from './miss-cause.ts';

const knowledge = smallKnowledge();
const engine = new ClinicalEngine(knowledge);
const review = (text: string, icd10: string) =>
  reviewCase({ id: 'x', icd10, accept: [], accept4: [] }, engine.analyse(text, [], 'gp'), knowledge);

describe('why a diagnosis was not first', () => {
  it('is nothing where it was first', () => {
    expect(review('Productive cough, fever and crackles.', 'J18.9')).toMatchObject({ cause: null, read: 3 });
  });
  it('is the pack where no condition has the code', () => {
    expect(review('Productive cough.', 'C22.0').cause).toBe('not in the pack');
  });
  it('is reading where fewer than four of its findings were read', () => {
    expect(review('Productive cough, fever and crackles.', 'I26.9').cause).toBe('not read');
  });
  it('is age or sex where these rule it out', () => {
    expect(review('A 40-year-old man with vaginal discharge.', 'N76.0').cause).toBe('ruled out by age or sex');
  });
});
