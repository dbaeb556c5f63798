import type { Differential, Expected, RankedCondition } from '../../contract/differential.ts';
import type { Demographics, Finding } from '../../contract/finding.ts';
import type { CareSetting, Knowledge } from '../knowledge/knowledge.ts';
import { observe } from './observations.ts';
import { type Scored, scoreConditions } from './score.ts';
import { weights } from './weights.ts';

/** How many conditions are listed with their full ledger. */
const listed = 20;
const cantMissShown = 5;
/** A dangerous condition enters the lane at this probability, or earlier when two findings speak for it. */
const cantMissThreshold = 0.01;
const expectedShown = 8;
const expectedSensitivity = 0.4;

/** Ranks the differential of a reading. Deterministic; ties go to the pack's order. Probabilities and `other` sum to one. */
export function rankDifferential(
  findings: readonly Finding[],
  who: Demographics,
  setting: CareSetting,
  knowledge: Knowledge,
  warnings: readonly string[] = [],
): Differential {
  const observations = observe(findings, knowledge);
  const spoken = observations.present.length + observations.named.length;
  if (spoken === 0) return { ranked: [], cantMiss: [], otherProbability: 1, warnings: [...warnings] };
  const scored = scoreConditions(observations, who, setting, knowledge).sort(
    (a, b) => b.score - a.score || a.condition - b.condition,
  );
  const best = Math.max(weights.other, scored[0]?.score ?? weights.other);
  const mass = (score: number) => Math.exp((score - best) / weights.temperature);
  const total = mass(weights.other) + scored.reduce((sum, s) => sum + mass(s.score), 0);
  const probability = (s: Scored) => mass(s.score) / total;

  const known = new Set<number>();
  for (const o of [...observations.present, ...observations.absent])
    for (const a of knowledge.closure[o.concept] ?? []) known.add(a);

  const ranked = scored
    .filter((s) => s.support > 0 || s.ledger.some((l) => l.kind === 'named' && l.amount > 0))
    .slice(0, listed);
  const rows = ranked.map((s): RankedCondition => {
    const c = knowledge.condition(s.condition);
    return {
      conditionId: c.id,
      name: c.name,
      icd10: c.icd10,
      specialty: c.specialty,
      urgency: c.urgency,
      cantMiss: c.cantMiss,
      probability: probability(s),
      score: s.score,
      evidence: [...s.ledger],
      expected: expectedOf(s.condition, known, knowledge),
    };
  });
  const lane = scored
    .filter((s) => {
      const c = knowledge.condition(s.condition);
      return (
        c.cantMiss &&
        s.support > 0 &&
        (probability(s) >= cantMissThreshold || (s.support >= 2 && probability(s) >= cantMissThreshold / 4))
      );
    })
    .slice(0, cantMissShown)
    .map((s) => {
      const c = knowledge.condition(s.condition);
      const [test] = c.tests;
      const settledBy =
        test === undefined ? '' : test.shows.length > 0 ? `${test.test}: ${test.shows.join(', ')}` : test.test;
      return { conditionId: c.id, name: c.name, icd10: c.icd10, probability: probability(s), settledBy };
    });
  const shown = rows.reduce((sum, r) => sum + r.probability, 0);
  return { ranked: rows, cantMiss: lane, otherProbability: Math.max(0, 1 - shown), warnings: [...warnings] };
}

function expectedOf(condition: number, known: ReadonlySet<number>, knowledge: Knowledge): Expected[] {
  return knowledge
    .condition(condition)
    .evidence.filter((e) => e.role === 'finding' && e.sensitivity >= expectedSensitivity && !known.has(e.concept))
    .sort((a, b) => b.sensitivity - a.sensitivity)
    .slice(0, expectedShown)
    .map((e) => {
      const { id, label, kind } = knowledge.concept(e.concept);
      return { conceptId: id, label, kind, sensitivity: e.sensitivity };
    });
}
