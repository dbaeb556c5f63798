import { describe, expect, it } from 'vitest';
import { smallKnowledge } from '../../../tests/fixtures/small-pack.ts';
import type { Choice } from '../../contract/inquiry.ts';
import { ClinicalEngine } from '../analyse.ts';
import { uncalibrated } from './calibration.ts';
import { rankDifferential } from './rank.ts';

const engine = new ClinicalEngine(smallKnowledge());
const note = 'A 50-year-old man with fever, productive cough and dyspnoea.';
const rank = (text: string, choices: Readonly<Record<string, Choice>> = {}) => {
  const { findings, demographics } = engine.analyse(text, [], 'gp');
  const list = Object.entries(choices).map(([conditionId, choice]) => ({ conditionId, choice }));
  return rankDifferential(findings, demographics, 'gp', engine.knowledge, [], list, uncalibrated);
};
const sum = ({ ranked, otherProbability }: ReturnType<typeof rank>) =>
  ranked.reduce((total, c) => total + c.probability, otherProbability);

describe('what the user decided about a diagnosis', () => {
  it('leaves an excluded condition out, says so, and shares its probability among the others', () => {
    const before = rank(note);
    const after = rank(note, { pneumonia: 'excluded' });
    expect(after.ranked.map((c) => c.conditionId)).not.toContain('pneumonia');
    const [excluded] = after.excluded;
    expect(excluded).toMatchObject({ name: 'Pneumonia', icd10: 'J18.9' });
    expect(excluded?.probability).toBeCloseTo(before.ranked[0]?.probability ?? 0, 9);
    expect(sum(after)).toBeCloseTo(1, 9);
    const embolism = (d: typeof before) => d.ranked.find((c) => c.conditionId === 'pulmonary-embolism')?.probability;
    expect(embolism(after)).toBeCloseTo((embolism(before) ?? 0) / (1 - (excluded?.probability ?? 0)), 9);
  });
  it('lists an added condition that nothing speaks for, with its own small probability', () => {
    const text = 'Raised TSH.';
    expect(rank(text).ranked.map((c) => c.conditionId)).not.toContain('pneumonia');
    const after = rank(text, { pneumonia: 'added' });
    expect(after.ranked.find((c) => c.conditionId === 'pneumonia')).toMatchObject({ kept: 'added' });
    expect(after.ranked[0]).toMatchObject({ name: 'Hypothyroidism', kept: null });
    expect(sum(after)).toBeCloseTo(1, 9);
  });
  it('changes no score of anything', () => {
    const scores = (d: ReturnType<typeof rank>) => new Map(d.ranked.map((c) => [c.conditionId, c.score]));
    const plain = scores(rank(note));
    for (const [id, score] of scores(rank(note, { 'pulmonary-embolism': 'pinned', hypothyroidism: 'added' })))
      if (plain.has(id)) expect(score).toBe(plain.get(id));
  });
  it('never brings in what the patient cannot have, and says so', () => {
    const after = rank(note, { 'bacterial-vaginosis': 'pinned' });
    expect(after.ranked.map((c) => c.conditionId)).not.toContain('bacterial-vaginosis');
    expect(after.impossible).toEqual([{ conditionId: 'bacterial-vaginosis', name: 'Bacterial vaginosis' }]);
  });
  it('passes over a condition that the pack no longer has', () => {
    expect(rank(note, { 'no-such-condition': 'excluded' })).toEqual(rank(note));
  });
});
