import { describe, expect, it } from 'vitest';
import { smallSources } from '../../../tests/fixtures/small-pack.ts';
import { compilePack, type SourceFile } from './compile.ts';
import { similarPairs } from './evidence-similarity.ts';

const [findings, conditions] = smallSources.files as [SourceFile, SourceFile];
const extra = [
  { label: 'pain in pregnancy', kind: 'symptom' },
  { label: 'tender prostate', kind: 'sign' },
  { label: 'bulging fontanelle in newborn', kind: 'sign' },
  { label: 'fever of the mother in pregnancy', kind: 'symptom' },
];
const list = conditions.value as Record<string, unknown>[];

/** The small pack with its first condition (pneumonia) changed, and further conditions. */
function compile(change: Record<string, unknown>, ...more: Record<string, unknown>[]) {
  return compilePack('test', '', smallSources.words, [
    { path: findings.path, value: [...(findings.value as object[]), ...extra] },
    { path: conditions.path, value: [{ ...list[0], ...change }, ...list.slice(1), ...more] },
    smallSources.files[2] as SourceFile,
  ]);
}
const messages = (change: Record<string, unknown>, ...more: Record<string, unknown>[]) =>
  compile(change, ...more).problems.map((p) => `${p.level} ${p.entry}: ${p.message}`);

describe('reportContradictions', () => {
  it('has nothing to say of a consistent pack', () => {
    expect(messages({ female: 1, few: ['wheeze', 'pain in pregnancy'] })).toEqual([]);
  });
  it('refuses a peak outside the ages and a peak upside down', () => {
    expect(messages({ age: { from: 10, to: 40, peak: [5, 30] } })).toEqual([
      "error Pneumonia: age.peak: 5 to 30 lies outside the condition's ages 10 to 40",
    ]);
    expect(messages({ age: { from: 10, to: 40, peak: [30, 20] } })).toEqual([
      'error Pneumonia: age.peak: the first age is above the second',
    ]);
  });
  it('refuses findings of the other sex, but not the mother’s', () => {
    expect(messages({ female: 0, few: ['wheeze', 'pain in pregnancy'] })).toEqual([
      'error Pneumonia: a condition of men cannot show "pain in pregnancy"',
    ]);
    expect(messages({ female: 1, few: ['wheeze', 'tender prostate'] })).toEqual([
      'error Pneumonia: a condition of women cannot show "tender prostate"',
    ]);
    expect(messages({ female: 0, few: ['wheeze', 'fever of the mother in pregnancy'] })).toEqual([]);
    expect(messages({ female: 0, against: ['pain in pregnancy'] })).toEqual([]);
  });
  it('doubts findings of another age', () => {
    expect(messages({ age: { from: 18, to: 90 }, few: ['wheeze', 'bulging fontanelle in newborn'] })).toEqual([
      'warning Pneumonia: a condition from 18 years on cannot show "bulging fontanelle in newborn"',
    ]);
    expect(messages({ age: { from: 0, to: 5 }, few: ['wheeze', 'pain in pregnancy'] })).toEqual([
      'warning Pneumonia: a condition up to 5 years cannot show "pain in pregnancy"',
    ]);
    expect(messages({ age: { from: 0, to: 5 }, context: { few: ['pain in pregnancy'] } })).toEqual([]);
  });
  it('refuses one condition written twice under one code, not two codes with similar findings', () => {
    const twin = { ...list[0], name: 'Lung inflammation', synonyms: [] };
    expect(messages({}, twin)).toEqual([
      'error Lung inflammation: has the code and nearly all evidence of "Pneumonia"',
    ]);
    expect(messages({}, { ...twin, icd10: 'J12.9' })).toEqual([]);
  });
});

describe('similarPairs', () => {
  it('is 1 for the same evidence, and lower by what differs', () => {
    const twin = { ...list[0], name: 'Twin', synonyms: [], icd10: 'J12.9' };
    const near = { ...twin, name: 'Near', icd10: 'J13', few: [], against: ['wheeze'] };
    const { pack } = compile({}, twin, near);
    const found = similarPairs(pack.conditions, 0.9).map((p) => [p.a, p.b, Number(p.similarity.toFixed(2))]);
    expect(found).toEqual([
      [0, 4, 1],
      [0, 5, 0.97],
      [4, 5, 0.97],
    ]);
  });
});
