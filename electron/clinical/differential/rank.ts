import type { Differential, Expected, RankedCondition } from '../../contract/differential.ts';
import type { Demographics, Finding } from '../../contract/finding.ts';
import type { CaseChoice } from '../../contract/inquiry.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { CareSetting } from '../knowledge/pack-data.ts';
import { type Calibration, fitted, scalingOf } from './calibration.ts';
import { observe } from './observations.ts';
import { type Scored, scoreConditions } from './score.ts';
import { weights } from './weights.ts';

/** How many conditions are listed with their full ledger. */
const listed = 20;
const cantMissShown = 5;
/** A dangerous condition enters the lane at this probability, or earlier when two findings speak for it. */
const cantMissThreshold = 0.01;
const kindsShown = 5;
const expectedShown = 8;
const expectedSensitivity = 0.4;

/**
 * Ranks the differential of a reading. Deterministic; ties go to the pack's order. Probabilities and `other` sum to one.
 * What the user excluded is left out and the others share its mass; what was pinned or added is always listed, in a row
 * of its own, unless age or sex rule it out.
 */
export function rankDifferential(
  findings: readonly Finding[],
  who: Demographics,
  setting: CareSetting,
  knowledge: Knowledge,
  warnings: readonly string[] = [],
  choices: readonly CaseChoice[] = [],
  calibration: Calibration = fitted,
): Differential {
  const observations = observe(findings, knowledge);
  const spoken = observations.present.length + observations.named.length;
  if (spoken === 0) return { ...nothingRanked, warnings: [...warnings] };
  const decided = new Map(
    choices.flatMap(({ conditionId, choice }) => {
      const condition = knowledge.conditionIndex(conditionId);
      return condition === undefined ? [] : [[condition, choice] as const];
    }),
  );
  const keptAs = (condition: number) => {
    const choice = decided.get(condition);
    return choice === undefined || choice === 'excluded' ? null : choice;
  };
  const possible = scoreConditions(observations, who, setting, knowledge);
  const out = decided.size === 0 ? [] : possible.filter((s) => decided.get(s.condition) === 'excluded').sort(bestFirst);
  const scored = out.length === 0 ? possible : possible.filter((s) => decided.get(s.condition) !== 'excluded');
  const best = scored.reduce((most, s) => Math.max(most, s.score), weights.other);
  const mass = (score: number) => Math.exp((score - best) / weights.temperature);
  const total = mass(weights.other) + scored.reduce((sum, s) => sum + mass(s.score), 0);
  const raw = (s: Scored) => mass(s.score) / total;

  const known = new Set<number>();
  for (const o of [...observations.present, ...observations.absent])
    for (const a of knowledge.closure[o.concept] ?? []) known.add(a);

  const isKept = (s: Scored) => keptAs(s.condition) !== null;
  const eligible = scored.filter((s) => s.support > 0 || s.named || isKept(s)).sort(bestFirst);
  const families = byCategory(eligible, isKept, knowledge)
    .map((kin) => ({ kin, probability: kin.reduce((sum, s) => sum + raw(s), 0) }))
    .sort((a, b) => b.probability - a.probability || (a.kin[0]?.condition ?? 0) - (b.kin[0]?.condition ?? 0));
  const top = families[0];
  const scaling = scalingOf(
    {
      first: top?.probability ?? 0,
      support: top?.kin[0]?.support ?? 0,
      named: top?.kin[0]?.named ?? false,
    },
    calibration,
  );
  const ofTop = new Set(top?.kin);
  const probability = (s: Scored) => raw(s) * (ofTop.has(s) ? scaling.first : scaling.others);
  const rows = families
    .filter(({ kin }, rank) => rank < listed || kin.some(isKept))
    .flatMap(({ kin }): RankedCondition[] => {
      const [first, ...others] = kin;
      if (first === undefined) return [];
      const c = knowledge.condition(first.condition);
      return [
        {
          conditionId: c.id,
          name: c.name,
          icd10: c.icd10,
          specialty: c.specialty,
          urgency: c.urgency,
          cantMiss: c.cantMiss,
          probability: kin.reduce((sum, s) => sum + probability(s), 0),
          score: first.score,
          kinds: others.slice(0, kindsShown).map((s) => {
            const { id, name, icd10, urgency, cantMiss } = knowledge.condition(s.condition);
            return { conditionId: id, name, icd10, urgency, cantMiss, probability: probability(s) };
          }),
          evidence: [...first.ledger],
          expected: expectedOf(first.condition, known, knowledge),
          kept: keptAs(first.condition),
        },
      ];
    });
  const lane = eligible
    .filter(
      (s) =>
        s.support > 0 &&
        (probability(s) >= cantMissThreshold || (s.support >= 2 && probability(s) >= cantMissThreshold / 4)) &&
        knowledge.condition(s.condition).cantMiss,
    )
    .slice(0, cantMissShown)
    .map((s) => {
      const c = knowledge.condition(s.condition);
      const [test] = c.tests;
      const settledBy =
        test === undefined ? '' : test.shows.length > 0 ? `${test.test}: ${test.shows.join(', ')}` : test.test;
      return { conditionId: c.id, name: c.name, icd10: c.icd10, probability: probability(s), settledBy };
    });
  const shown = rows.reduce((sum, r) => sum + r.probability, 0);
  const withExcluded = total + out.reduce((sum, s) => sum + mass(s.score), 0);
  const excluded = out.map((s) => {
    const { id, name, icd10 } = knowledge.condition(s.condition);
    return { conditionId: id, name, icd10, probability: mass(s.score) / withExcluded };
  });
  const impossible = [...decided.keys()]
    .filter((condition) => keptAs(condition) !== null && !possible.some((s) => s.condition === condition))
    .map((condition) => {
      const { id, name } = knowledge.condition(condition);
      return { conditionId: id, name };
    });
  return {
    ranked: rows,
    cantMiss: lane,
    otherProbability: Math.max(0, 1 - shown),
    notInPackProbability: 1 - scored.reduce((sum, s) => sum + probability(s), 0),
    excluded,
    impossible,
    warnings: [...warnings],
  };
}

const bestFirst = (a: Scored, b: Scored) => b.score - a.score || a.condition - b.condition;

const nothingRanked = {
  ranked: [],
  cantMiss: [],
  otherProbability: 1,
  notInPackProbability: 1,
  excluded: [],
  impossible: [],
} satisfies Omit<Differential, 'warnings'>;

function expectedOf(condition: number, known: ReadonlySet<number>, knowledge: Knowledge): Expected[] {
  return knowledge
    .condition(condition)
    .evidence.filter(
      (e) =>
        e.role === 'finding' &&
        e.sensitivity >= expectedSensitivity &&
        !known.has(e.concept) &&
        knowledge.concept(e.concept).kind !== 'normal',
    )
    .sort((a, b) => b.sensitivity - a.sensitivity)
    .slice(0, expectedShown)
    .map((e) => {
      const { id, label, kind } = knowledge.concept(e.concept);
      return { conceptId: id, label, kind, sensitivity: e.sensitivity };
    });
}

/**
 * Scored conditions by ICD-10 category, best first in each: siblings compete inside a row, not for rows. A condition the
 * user keeps in view has a row of its own.
 */
function byCategory(scored: readonly Scored[], isKept: (s: Scored) => boolean, knowledge: Knowledge): Scored[][] {
  const groups = new Map<string, Scored[]>();
  for (const s of scored) {
    const category = isKept(s) ? knowledge.condition(s.condition).id : (knowledge.categories[s.condition] ?? '');
    const group = groups.get(category);
    if (group) group.push(s);
    else groups.set(category, [s]);
  }
  return [...groups.values()];
}
