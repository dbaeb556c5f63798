import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallKnowledge } from '../../../tests/fixtures/small-pack.ts';
import type { Demographics, Finding } from '../../contract/finding.ts';
import { observe } from './observations.ts';
import { rankDifferential } from './rank.ts';
import { scoreConditions } from './score.ts';

const knowledge = smallKnowledge();
const nobody: Demographics = { ageYears: null, sex: null };
const labels = knowledge.pack.concepts.filter((c) => c.kind !== 'normal').map((c) => c.id);

function finding(conceptId: string, over: Partial<Finding> = {}): Finding {
  const { label, kind } = knowledge.concept(knowledge.conceptIndex(conceptId) ?? 0);
  return {
    id: 'F1',
    conceptId,
    label,
    kind,
    start: 0,
    end: 1,
    text: 'x',
    section: 'presentIllness',
    assertion: 'present',
    by: 'reader',
    measurement: null,
    ...over,
  };
}
const numbered = (list: readonly Finding[]) =>
  list.map((f, i) => ({ ...f, id: `F${i + 1}`, start: i * 10, end: i * 10 + 1 }));
const rank = (list: readonly Finding[], who = nobody) => rankDifferential(numbered(list), who, 'gp', knowledge);

const anyFindings = fc
  .uniqueArray(fc.constantFrom(...labels), { maxLength: 12 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc
          .constantFrom('present', 'absent', 'uncertain', 'historical', 'family')
          .map((assertion) => finding(id, { assertion: assertion as Finding['assertion'] })),
      ),
    ),
  );
const anybody = fc.record({
  ageYears: fc.option(fc.integer({ min: 0, max: 100 })),
  sex: fc.option(fc.constantFrom('female' as const, 'male' as const)),
});

describe('the ledger', () => {
  it('adds up to the score, for any findings', () => {
    fc.assert(
      fc.property(anyFindings, anybody, (list, who) => {
        for (const s of scoreConditions(observe(numbered(list), knowledge), who, 'gp', knowledge))
          expect(s.ledger.reduce((sum, l) => sum + l.amount, 0)).toBeCloseTo(s.score, 9);
      }),
    );
  });
  it('does not depend on the order of findings', () => {
    fc.assert(
      fc.property(anyFindings, (list) => {
        const scores = (l: readonly Finding[]) =>
          scoreConditions(observe(l, knowledge), nobody, 'gp', knowledge).map((s) => s.score);
        const forward = numbered(list);
        scores(forward).forEach((x, i) => {
          expect(scores([...forward].reverse())[i]).toBeCloseTo(x, 9);
        });
      }),
    );
  });
  it('derives a finding from P(finding | condition) and its base rate', () => {
    const { ranked } = rank([finding('pleuritic-chest-pain', { section: 'other' })]);
    const embolism = ranked.find((c) => c.conditionId === 'pulmonary-embolism');
    const line = embolism?.evidence.find((e) => e.conceptId === 'pleuritic-chest-pain');
    // One finding, weight 1, first in rank: ln(0.7 / P(finding)), within the bounds of the engine.
    expect(line?.sensitivity).toBe(0.7);
    expect(line?.amount).toBeCloseTo(Math.log(0.7 / (line?.baseRate ?? 1)), 9);
  });
});

describe('the differential', () => {
  it('has probabilities that sum to one', () => {
    fc.assert(
      fc.property(anyFindings, anybody, (list, who) => {
        const d = rank(list, who);
        expect(d.ranked.reduce((sum, c) => sum + c.probability, d.otherProbability)).toBeCloseTo(1, 9);
      }),
    );
  });
  it('ranks the condition whose findings are there', () => {
    expect(rank([finding('productive-cough'), finding('fever'), finding('crackles')]).ranked[0]?.name).toBe(
      'Pneumonia',
    );
    expect(rank([finding('raised-tsh')]).ranked[0]?.name).toBe('Hypothyroidism');
  });
  it('never lists what sex or age forbid', () => {
    const discharge = [finding('vaginal-discharge')];
    const names = (who: Demographics) => rank(discharge, who).ranked.map((c) => c.name);
    expect(names({ ageYears: 30, sex: 'female' })).toContain('Bacterial vaginosis');
    expect(names({ ageYears: 30, sex: 'male' })).not.toContain('Bacterial vaginosis');
    expect(names({ ageYears: 3, sex: 'female' })).not.toContain('Bacterial vaginosis');
  });
  it('counts a general finding for a condition that lists a specific one, and less than the specific', () => {
    const score = (id: string) =>
      rank([finding(id)]).ranked.find((c) => c.conditionId === 'pulmonary-embolism')?.score ?? Number.NaN;
    expect(score('pleuritic-chest-pain')).toBeGreaterThan(score('chest-pain'));
  });
  it("keeps a dangerous condition in the can't-miss lane with what settles it", () => {
    const d = rank([finding('dyspnoea'), finding('pleuritic-chest-pain'), finding('recent-long-flight')]);
    expect(d.cantMiss).toMatchObject([
      { conditionId: 'pulmonary-embolism', settledBy: 'CT pulmonary angiography: chest pain' },
    ]);
  });
  it('says what is expected and not documented', () => {
    const pneumonia = rank([finding('fever')]).ranked.find((c) => c.conditionId === 'pneumonia');
    expect(pneumonia?.expected.map((e) => e.label)).toContain('productive cough');
    expect(pneumonia?.expected.map((e) => e.label)).not.toContain('fever');
  });
  it('is empty without findings', () => {
    expect(rank([])).toEqual({
      ranked: [],
      cantMiss: [],
      otherProbability: 1,
      notInPackProbability: 1,
      excluded: [],
      impossible: [],
      warnings: [],
    });
  });
});
