import { describe, expect, it } from 'vitest';
import { smallKnowledge } from '../../../tests/fixtures/small-pack.ts';
import { ClinicalEngine } from '../analyse.ts';

const engine = new ClinicalEngine(smallKnowledge());
const warnings = (note: string) => engine.read(note, []).warnings;

describe('a record that contradicts itself', () => {
  it('is named when it states two sexes, and neither then excludes a condition', () => {
    const note = 'Sex: F\nVaginal discharge and fever.\nGender: male';
    expect(warnings(note)).toEqual([expect.stringContaining('two different sexes')]);
    expect(engine.read(note, []).who.sex).toBeNull();
    expect(engine.analyse(note, [], 'gp').differential.ranked.map((c) => c.name)).toContain('Bacterial vaginosis');
  });
  it('is named when it states two ages, and neither is used', () => {
    const note = 'Age: 34\nA 57-year-old woman with fever and cough.';
    expect(warnings(note)).toEqual([expect.stringContaining('34 and 57')]);
    expect(engine.read(note, []).who.ageYears).toBeNull();
  });
  it('is named when it holds a condition that the sex rules out', () => {
    expect(warnings('A 40-year-old man with bacterial vaginosis and fever.')).toEqual([
      expect.stringContaining('Bacterial vaginosis'),
    ]);
  });
  it.each([
    'Age: 34\nA 35-year-old woman with fever.',
    'A 34-year-old woman with fever. Her mother had bacterial vaginosis.',
    'Age: 34. Lives with a 5-year-old boy. Fever.',
    'A 40-year-old man, no bacterial vaginosis in his wife.',
    '',
  ])('is not claimed without reason: %j', (note) => {
    expect(warnings(note)).toEqual([]);
  });
});
