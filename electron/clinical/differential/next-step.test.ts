import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallSources } from '../../../tests/fixtures/small-pack.ts';
import { ClinicalEngine } from '../analyse.ts';
import { indexPack } from '../index-pack.ts';
import { type Asked, stepsFor } from '../inquiry.ts';
import { compilePack } from '../knowledge/compile.ts';
import { Knowledge } from '../knowledge/knowledge.ts';
import { expectedInformation, type Possibility, uncertaintyOf } from './information.ts';
import { burden } from './next-step.ts';
import { fitsPatient } from './patient-fit.ts';

const tests = [
  { label: 'chest X-ray', forms: [], cost: 2, delay: 'hours', harm: 1 },
  { label: 'CT pulmonary angiography', forms: ['CTPA'], cost: 4, delay: 'hours', harm: 2 },
  { label: 'thyroid function tests', forms: ['TSH'], cost: 1, delay: 'days', harm: 0 },
];
const authored = (folder: string): Record<string, unknown>[] => {
  const value = smallSources.files.find((f) => f.path.startsWith(folder))?.value;
  if (!Array.isArray(value)) throw new Error(`the small pack has no ${folder}`);
  return value;
};
const settling: Readonly<Record<string, unknown>> = {
  Pneumonia: { 'chest X-ray': ['consolidation on chest X-ray'] },
  'Pulmonary embolism': { 'CT pulmonary angiography': ['filling defect on CT'] },
};
const conditions = authored('conditions/').map((c) => ({ ...c, tests: settling[String(c.name)] ?? {} }));
const { pack } = compilePack('small', '0'.repeat(64), smallSources.words, [
  ...smallSources.files.filter((f) => f.path.startsWith('analytes/')),
  {
    path: 'findings/all.yaml',
    value: [...authored('findings/'), { label: 'filling defect on CT', kind: 'imaging' }],
  },
  { path: 'conditions/all.yaml', value: conditions },
  { path: 'tests.yaml', value: tests },
]);
const engine = new ClinicalEngine(new Knowledge(pack, indexPack(pack)));
const about = (text: string): Asked => ({ text, corrections: [], setting: 'gp', choices: [] });
const steps = (text: string) => stepsFor(engine, about(text));
const suggested = (text: string) => steps(text).flatMap((s) => s.findings.map((f) => f.label));

describe('the next step', () => {
  it('asks, examines and tests for what the note leaves open, with a reason', () => {
    const found = steps('Fever and dyspnoea.');
    const byAction = (action: string) => found.filter((s) => s.action === action).flatMap((s) => s.findings);
    expect(byAction('ask').map((f) => f.label)).toContain('productive cough');
    expect(byAction('examine').map((f) => f.label)).toContain('crackles');
    const xray = found.find((s) => s.title === 'chest X-ray');
    expect(xray).toMatchObject({ action: 'test', cost: 2, delay: 'hours', harm: 1 });
    expect(xray?.separates).toMatchObject({ a: { name: 'Pneumonia' } });
  });
  it('never suggests what is known, what it implies, or what it rules out', () => {
    expect(suggested('Fever. Productive cough.')).not.toContain('cough');
    expect(suggested('Fever. Cough.')).toContain('productive cough');
    expect(suggested('Fever. Dyspnoea. No chest pain.')).not.toContain('pleuritic chest pain');
    expect(suggested('Fever. Dyspnoea. Lungs clear.')).not.toContain('crackles');
    expect(suggested('Fever. Dyspnoea. HR 80/min.')).not.toContain('tachycardia');
    expect(suggested('Dyspnoea. Family history: smoking.')).not.toContain('smoking');
  });
  it('names the test that settles a danger, until it was done', () => {
    const angiography = (text: string) => steps(text).find((s) => s.title === 'CT pulmonary angiography');
    const note = 'Dyspnoea. Pleuritic chest pain. Tachycardia. Recent long flight.';
    expect(angiography(note)).toMatchObject({
      action: 'test',
      findings: [{ label: 'filling defect on CT' }],
      settles: [{ name: 'Pulmonary embolism' }],
    });
    expect(steps(note).filter((s) => s.action === 'test')[0]?.title).toBe('CT pulmonary angiography');
    expect(angiography(`${note} No filling defect on CT.`)).toBeUndefined();
  });
  it('is worth its information over its burden, best first, and the same every time', () => {
    const found = steps('Fever and dyspnoea.');
    for (const action of ['ask', 'examine', 'test'] as const) {
      const worths = found.filter((s) => s.action === action).map((s) => s.worth);
      expect(worths).toEqual([...worths].sort((a, b) => b - a));
    }
    expect(found.every((s) => s.resolves >= 0 && s.resolves <= 1)).toBe(true);
    expect(steps('Dyspnoea and fever.')).toEqual(found);
  });
  it('is empty when nothing is ranked', () => {
    expect(steps('')).toEqual([]);
    expect(steps('No fever, no cough.')).toEqual([]);
  });
  it('costs more where the pack says so', () => {
    for (const table of [burden.cost, burden.delay, burden.harm]) {
      const values = Object.values(table);
      expect(values).toEqual([...values].sort((a, b) => a - b));
    }
  });
});

describe('a step that makes no sense in this patient', () => {
  it.each([
    ['pregnancy', { sex: 'male', ageYears: 40 }],
    ['enlarged smooth prostate', { sex: 'female', ageYears: 40 }],
    ['postmenopausal', { sex: 'female', ageYears: 27 }],
    ['low birth weight', { sex: 'male', ageYears: 60 }],
    ['recent intercourse', { sex: 'female', ageYears: 6 }],
  ] as const)('is not suggested: %s', (label, who) => {
    expect(fitsPatient(label, who)).toBe(false);
    expect(fitsPatient(label, { sex: null, ageYears: null })).toBe(true);
  });
  it.each(['cough', 'fever', 'smoking', 'cervical lymphadenopathy', 'uterine bleeding'])('is: %s', (label) => {
    expect(fitsPatient(label, { sex: 'female', ageYears: 50 })).toBe(true);
  });
});

describe('expected information', () => {
  const share = fc.double({ min: 0.01, max: 1, noNaN: true });
  const chance = fc.double({ min: 0.001, max: 0.999, noNaN: true });
  const lists = fc
    .array(fc.tuple(share, chance), { minLength: 1, maxLength: 6 })
    .map((drawn): { pool: Possibility[]; given: number[] } => {
      const total = drawn.reduce((sum, [p]) => sum + p, 0) * 1.25;
      return {
        pool: drawn.map(([p], condition) => ({ condition, probability: p / total, danger: 1 })),
        given: drawn.map(([, g]) => g),
      };
    });
  const learn = (pool: readonly Possibility[], given: readonly number[], otherwise: number) =>
    expectedInformation(pool, [{ otherwise, listed: given.map((g, place) => ({ place, given: g })) }]);

  it('is the expected fall of the entropy, never negative and never more than there is', () => {
    fc.assert(
      fc.property(lists, chance, ({ pool, given }, otherwise) => {
        const { plain, weighted } = learn(pool, given, otherwise);
        const all = [...pool.map((p) => p.probability), 0.2];
        const answers = [...given, otherwise];
        // H(list) − Σ_answer P(answer)·H(list | answer), worked out the long way.
        const entropy = (ps: readonly number[]) => ps.reduce((h, p) => h - (p > 0 ? p * Math.log(p) : 0), 0);
        const after = [answers, answers.map((g) => 1 - g)].reduce((sum, likelihood) => {
          const joint = all.map((p, i) => p * (likelihood[i] ?? 0));
          const total = joint.reduce((a, b) => a + b, 0);
          return sum + total * entropy(joint.map((j) => j / total));
        }, 0);
        expect(plain).toBeCloseTo(entropy(all) - after, 9);
        expect(weighted).toBeCloseTo(plain, 9);
        expect(plain).toBeLessThanOrEqual(uncertaintyOf(pool) + 1e-9);
      }),
    );
  });
  it('is nothing when every condition predicts the same answer, and more when the danger is greater', () => {
    const pool = [
      { condition: 0, probability: 0.5, danger: 1 },
      { condition: 1, probability: 0.3, danger: 4 },
    ];
    expect(learn(pool, [0.4, 0.4], 0.4).plain).toBeCloseTo(0, 12);
    expect(learn(pool, [0.1, 0.9], 0.1).weighted).toBeGreaterThan(learn(pool, [0.9, 0.1], 0.1).weighted);
  });
});
