import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallKnowledge } from '../../tests/fixtures/small-pack.ts';
import type { Differential } from '../contract/differential.ts';
import { ClinicalEngine } from './analyse.ts';
import { weights } from './differential/weights.ts';
import { type Asked, comparison, conditionAlone, effectsOfAnswer, whatIf } from './inquiry.ts';

const engine = new ClinicalEngine(smallKnowledge());
const { knowledge } = engine;
const about = (text: string): Asked => ({ text, corrections: [], setting: 'gp', choices: [] });
const nothing = { without: [], assumed: [] };
const list = (text: string) => whatIf(engine, about(text), nothing);
const probability = ({ ranked }: Differential, id: string) => ranked.find((c) => c.conditionId === id)?.probability;
/** Every condition with its ledger, by id; those the patient cannot have, and all of them when nothing is ranked, are missing. */
const ledgersOf = (text: string, without: string[] = []) =>
  new Map(
    knowledge.pack.conditions.flatMap(({ id }) => {
      const alone = conditionAlone(engine, about(text), { without, assumed: [] }, id);
      return alone === null ? [] : [[id, alone] as const];
    }),
  );

/** Sentences that are read alike wherever they stand. */
const sentences = [
  'Fever.',
  'Productive cough.',
  'Dyspnoea.',
  'Pleuritic chest pain.',
  'Crackles.',
  'No wheeze.',
  'Tachycardia.',
  'No leg oedema.',
  'Raised TSH.',
  'Smoking.',
  'Vaginal discharge.',
] as const;
const someSentences = fc.uniqueArray(fc.constantFrom(...sentences), { minLength: 1 });
/** Numbers as far as rounding in sums of another order lets them agree. */
const comparable = (d: Differential) =>
  d.ranked.map((c) => [c.conditionId, c.probability.toFixed(9), c.score.toFixed(9), c.evidence.length]);

describe('the order of sentences', () => {
  it('changes nothing', () => {
    fc.assert(
      fc.property(
        someSentences.chain((chosen) =>
          fc.tuple(fc.constant(chosen), fc.shuffledSubarray(chosen, { minLength: chosen.length })),
        ),
        ([chosen, shuffled]) => {
          expect(comparable(list(shuffled.join(' ')))).toEqual(comparable(list(chosen.join(' '))));
        },
      ),
    );
  });
});

describe('a finding that is taken away', () => {
  it('gives the list of the note without its words, whatever else is there', () => {
    fc.assert(
      fc.property(someSentences, fc.nat(), (chosen, pick) => {
        const text = chosen.join(' ');
        const removed = pick % chosen.length;
        const { findings } = engine.read(text, []);
        const start = chosen.slice(0, removed).join(' ').length;
        const end = start + (chosen[removed]?.length ?? 0) + 1;
        const without = findings.filter((f) => f.start >= start && f.end <= end).map((f) => f.id);
        const rest = chosen.filter((_, i) => i !== removed).join(' ');
        expect(comparable(whatIf(engine, about(text), { without, assumed: [] }))).toEqual(comparable(list(rest)));
      }),
    );
  });

  it('changes the score as the ledger said: its own lines go, and of the others only the damping and the expected picture', () => {
    fc.assert(
      fc.property(someSentences, fc.nat(), (chosen, pick) => {
        const text = chosen.join(' ');
        const { findings } = engine.read(text, []);
        const gone = findings[pick % findings.length];
        if (!gone) return;
        const after = ledgersOf(text, [gone.id]);
        for (const [id, before] of ledgersOf(text)) {
          const later = after.get(id);
          if (!later) continue;
          const own = before.evidence.filter((l) => l.findingIds.length === 1 && l.findingIds[0] === gone.id);
          const key = (l: (typeof own)[number]) => `${l.kind} ${l.conceptId} ${l.label}`;
          const left = new Map(later.evidence.map((l) => [key(l), l.amount]));
          let shift = 0;
          for (const l of before.evidence) {
            if (own.includes(l)) continue;
            const change = (left.get(key(l)) ?? 0) - l.amount;
            shift += change;
            left.delete(key(l));
            // A weaker finding moves up one step of the damping, or is no longer damped as a repetition; nothing else may move.
            if (l.kind === 'finding' && Math.abs(change) > 1e-9) {
              const ratio = (l.amount + change) / l.amount;
              const steps = [
                1 / weights.rankDamping,
                1 / weights.relatedDamping,
                1 / weights.rankDamping / weights.relatedDamping,
              ];
              expect(steps.some((step) => Math.abs(ratio - step) < 1e-9)).toBe(true);
            } else if (l.kind !== 'undocumented') expect(Math.abs(change)).toBeLessThan(1e-9);
          }
          for (const amount of left.values()) shift += amount;
          const lost = own.reduce((sum, l) => sum + l.amount, 0);
          expect(later.score - before.score).toBeCloseTo(shift - lost, 9);
        }
      }),
    );
  });
});

describe('an irrelevant finding', () => {
  it('moves an unrelated condition by no more than its own line', () => {
    fc.assert(
      fc.property(fc.subarray(sentences.slice(0, 10), { minLength: 1 }), (chosen) => {
        const before = ledgersOf(chosen.join(' '));
        for (const [id, { score, evidence }] of ledgersOf([...chosen, 'Vaginal discharge.'].join(' '))) {
          const earlier = before.get(id);
          if (id === 'bacterial-vaginosis' || !earlier) continue;
          const own = evidence.filter((l) => l.conceptId === 'vaginal-discharge');
          const amount = own.reduce((sum, l) => sum + l.amount, 0);
          expect(score - earlier.score).toBeCloseTo(amount, 9);
        }
      }),
    );
  });
});

describe('a condition that age or sex rules out', () => {
  it('appears nowhere, whatever is supposed', () => {
    const impossible = (who: string) => {
      fc.assert(
        fc.property(someSentences, (chosen) => {
          const d = whatIf(engine, about(`${who} ${chosen.join(' ')}`), {
            without: [],
            assumed: [{ conceptId: 'vaginal-discharge', assertion: 'present' }],
          });
          const shown = [...d.ranked.flatMap((c) => [c, ...c.kinds]), ...d.cantMiss].map((c) => c.conditionId);
          expect(shown).not.toContain('bacterial-vaginosis');
        }),
      );
    };
    impossible('A 40-year-old man.');
    impossible('A 5-year-old girl.');
    impossible('An 85-year-old woman.');
    expect(conditionAlone(engine, about('A 40-year-old man with fever.'), nothing, 'bacterial-vaginosis')).toBeNull();
  });
});

describe('a question written into the plan', () => {
  it('changes nothing in the list, even when it names a disease', () => {
    const note = 'Present illness: Fever. Productive cough.';
    for (const asked of ['Planned: ask about Pneumonia, dyspnoea.', 'Planned: examine for crackles, wheeze.'])
      expect(comparable(list(`${note}\n\nPlan:\n${asked}`))).toEqual(comparable(list(note)));
  });
});

describe('a supposed finding', () => {
  it('counts as if the note said it', () => {
    const supposed = whatIf(engine, about('Fever. Dyspnoea.'), {
      without: [],
      assumed: [{ conceptId: 'pleuritic-chest-pain', assertion: 'present' }],
    });
    expect(comparable(supposed)).toEqual(comparable(list('Present illness: Fever. Dyspnoea. Pleuritic chest pain.')));
  });
  it('that is absent takes every kind of it away', () => {
    const supposed = whatIf(engine, about('Fever. Pleuritic chest pain.'), {
      without: [],
      assumed: [{ conceptId: 'chest-pain', assertion: 'absent' }],
    });
    const evidence = supposed.ranked.flatMap((c) => c.evidence);
    expect(evidence.some((e) => e.conceptId === 'pleuritic-chest-pain' && e.amount > 0)).toBe(false);
  });
  it('says per answer how the list would move', () => {
    const { present, absent } = effectsOfAnswer(engine, about('Fever. Dyspnoea.'), 'productive-cough');
    const pneumonia = present.find((s) => s.conditionId === 'pneumonia');
    expect(pneumonia?.after).toBeGreaterThan(pneumonia?.before ?? 1);
    const less = absent.find((s) => s.conditionId === 'pneumonia');
    expect(less?.after).toBeLessThan(less?.before ?? 0);
    expect(pneumonia?.before).toBe(probability(list('Fever. Dyspnoea.'), 'pneumonia'));
  });
});

describe('two conditions side by side', () => {
  const text = 'Fever, productive cough, dyspnoea and a recent long flight. No wheeze.';
  const both = comparison(engine, about(text), 'pneumonia', 'pulmonary-embolism');
  it('have lines that add up to both scores, what separates most first', () => {
    if (!both) throw new Error('no comparison');
    const total = (side: 'a' | 'b') => both.lines.reduce((sum, l) => sum + l[side], 0);
    expect(total('a')).toBeCloseTo(both.a.score, 9);
    expect(total('b')).toBeCloseTo(both.b.score, 9);
    const gaps = both.lines.map((l) => Math.abs(l.a - l.b));
    expect(gaps).toEqual([...gaps].sort((a, b) => b - a));
    expect(both.lines.filter((l) => l.conceptId === 'recent-long-flight')).toHaveLength(1);
  });
  it('name what the note leaves open and the test that settles', () => {
    expect(both?.expected.map((e) => e.label)).toContain('consolidation on chest X-ray');
    expect(both?.expected.map((e) => e.label)).not.toContain('fever');
    expect(both?.tests).toEqual([
      { test: 'CT pulmonary angiography', settles: 'b', shows: ['chest pain'], cost: expect.any(Number) },
    ]);
  });
  it('are not compared when the patient cannot have one of them', () => {
    expect(comparison(engine, about(`A 40-year-old man. ${text}`), 'pneumonia', 'bacterial-vaginosis')).toBeNull();
  });
});
