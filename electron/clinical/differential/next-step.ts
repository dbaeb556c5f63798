import type { Differential } from '../../contract/differential.ts';
import type { Demographics, Finding } from '../../contract/finding.ts';
import type { ConditionRef, NextStep } from '../../contract/inquiry.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { CareSetting } from '../knowledge/pack-data.ts';
import { cantMissDanger, dangerOf, expectedInformation, type Possibility, uncertaintyOf } from './information.ts';
import { knownFrom, type OpenFinding, openFindings } from './open-findings.ts';
import { pullOf, type Room, roomOf } from './pull.ts';
import { stepGroups } from './step-groups.ts';
import { testCatalogue } from './test-catalogue.ts';

/** Most steps of each action that are worth reading. */
const shown = { ask: 6, examine: 5, test: 6 } as const;
/** Most findings of one step whose outcomes are counted together: 2^n outcomes. */
const joint = 4;
/** A step that would take away less than this share of the uncertainty is left out, unless it settles a danger. */
const leastResolved = 0.005;
/** How many groups are worked out in full; the others have a weaker best finding. */
const worked = 40;

/**
 * What a step costs beside its information, as factors added up: a question at the bedside is 1. The project's own
 * choice, not measured; the pack's tiers say which test is dearer, slower or riskier, not by how much.
 */
export const burden = {
  examine: 1.15,
  cost: { 1: 0, 2: 0.3, 3: 0.8, 4: 1.6, 5: 2.6 },
  delay: { now: 0, minutes: 0.1, hours: 0.4, days: 1, weeks: 2 },
  harm: { 0: 0, 1: 0.2, 2: 0.8, 3: 2, 4: 4 },
  /** A wait weighs this much more, times the probability of an emergency. */
  waitInEmergency: 2,
} as const;

/**
 * The questions, examinations and tests that are worth most now: expected information about the list, weighted by danger,
 * over cost, delay and harm; each action best first. What the note says, and what follows from it, is never asked again.
 * Deterministic; empty when nothing is ranked.
 */
export function nextSteps(
  differential: Differential,
  findings: readonly Finding[],
  who: Demographics,
  setting: CareSetting,
  knowledge: Knowledge,
): NextStep[] {
  const pool = possibilitiesOf(differential, knowledge);
  if (pool.length === 0) return [];
  const uncertainty = uncertaintyOf(pool);
  const emergency = pool.reduce((sum, { condition, probability }) => {
    return sum + (knowledge.condition(condition).urgency === 'emergency' ? probability : 0);
  }, 0);
  const known = knownFrom(findings, knowledge);
  const rooms = roomsOf(pool, differential, knowledge);
  const open = openFindings(pool, known, who, setting, knowledge)
    .map((finding) => {
      const pull = pullOf(finding, pool, rooms, knowledge);
      return { finding, pull, alone: pull * expectedInformation(pool, [finding]).weighted };
    })
    .sort((a, b) => b.alone - a.alone || a.finding.concept - b.finding.concept);
  const pulls = new Map(open.map(({ finding, pull }) => [finding.concept, pull]));
  const catalogue = testCatalogue(knowledge);
  const settling = settlingTests(pool, knowledge);
  const steps = stepGroups(
    open.map(({ finding }) => finding),
    known,
    knowledge,
  )
    .filter(({ test }, rank) => rank < worked || (test !== null && settling.has(test)))
    .map((group): NextStep => {
      const test = group.test === null ? null : catalogue.test(group.test);
      const { cost, delay, harm } = test ?? { cost: 1, delay: 'now' as const, harm: 0 };
      const members = group.findings.slice(0, joint);
      const pull = members.reduce((sum, { concept }) => sum + (pulls.get(concept) ?? 1), 0) / members.length;
      const { plain, weighted } = expectedInformation(pool, members);
      const settles = (group.test === null ? undefined : settling.get(group.test)) ?? { dangers: [], value: 0 };
      const weight =
        (group.action === 'examine' ? burden.examine : 1) +
        tier(burden.cost, cost) +
        burden.delay[delay] * (1 + burden.waitInEmergency * emergency) +
        tier(burden.harm, harm);
      return {
        stepId: group.stepId,
        action: group.action,
        title: group.title,
        findings: members.map(({ concept }) => {
          const { id, label, kind } = knowledge.concept(concept);
          return { conceptId: id, label, kind };
        }),
        separates: members[0] === undefined ? null : separation(members[0], pool, knowledge),
        settles: settles.dangers.slice(0, settledShown).map((condition) => refer(condition, knowledge)),
        resolves: uncertainty > 0 ? Math.min(1, (pull * plain) / uncertainty) : 0,
        worth: Math.max(pull * weighted, settles.value) / weight,
        cost,
        delay,
        harm,
      };
    })
    .filter((step) => step.resolves >= leastResolved || step.settles.length > 0)
    .sort((a, b) => b.worth - a.worth || (a.stepId < b.stepId ? -1 : 1));
  const left = { ...shown };
  return steps.filter(({ action }) => left[action]-- > 0);
}

const tier = (table: Readonly<Record<number, number>>, index: number): number => table[index] ?? 0;

/** The conditions of the list, the kinds inside its rows and the can't-miss lane, each with its own probability. */
function possibilitiesOf({ ranked, cantMiss }: Differential, knowledge: Knowledge): Possibility[] {
  const own = new Map<string, number>();
  for (const row of ranked) {
    const inside = row.kinds.reduce((sum, kind) => sum + kind.probability, 0);
    own.set(row.conditionId, Math.max(0, row.probability - inside));
    for (const kind of row.kinds) own.set(kind.conditionId, kind.probability);
  }
  for (const danger of cantMiss) if (!own.has(danger.conditionId)) own.set(danger.conditionId, danger.probability);
  return [...own].flatMap(([id, probability]) => {
    const condition = knowledge.conditionIndex(id);
    if (condition === undefined) return [];
    const { urgency, cantMiss: never } = knowledge.condition(condition);
    return [{ condition, probability, danger: dangerOf[urgency] * (never ? cantMissDanger : 1) }];
  });
}

/** What each possibility's ledger leaves for one more finding; kinds share their row's, which alone is put into words. */
function roomsOf(pool: readonly Possibility[], { ranked }: Differential, knowledge: Knowledge): Room[] {
  const rooms = new Map<string, Room>();
  for (const row of ranked) {
    const room = roomOf(row);
    for (const { conditionId } of [row, ...row.kinds]) rooms.set(conditionId, room);
  }
  const empty = roomOf({ evidence: [] });
  return pool.map(({ condition }) => rooms.get(knowledge.condition(condition).id) ?? empty);
}

/** How many of the likeliest conditions are looked at for a pair to tell apart. */
const paired = 10;
/** P(finding) of two conditions must differ by this factor for the finding to tell them apart. */
const leastRatio = 2;

/** The pair that the finding tells apart best, by how likely and dangerous both are and how much it tells. */
function separation(finding: OpenFinding, pool: readonly Possibility[], knowledge: Knowledge): NextStep['separates'] {
  const given = new Map(finding.listed.map((l) => [l.place, l.given]));
  const likely = pool
    .map(({ condition, probability, danger }, i) => ({
      condition,
      mass: probability * danger,
      given: Math.log(given.get(i) ?? finding.otherwise),
    }))
    .sort((a, b) => b.mass - a.mass)
    .slice(0, paired);
  let best: { a: number; b: number; value: number } | null = null;
  for (const a of likely)
    for (const b of likely) {
      const ratio = a.given - b.given;
      const value = a.mass * b.mass * ratio;
      if (ratio >= Math.log(leastRatio) && (best === null || value > best.value))
        best = { a: a.condition, b: b.condition, value };
    }
  return best && { a: refer(best.a, knowledge), b: refer(best.b, knowledge) };
}

/** A danger less likely than this is not given as the reason for a test. */
const leastSettled = 0.002;
const settledShown = 3;
/**
 * No danger is taken as surer than this when its test is weighed: a list made from words on a page is not a proof, and a
 * test that only confirms the likeliest danger would else be worth nothing. The project's own choice, not measured.
 */
const surest = 0.8;

type Settling = { readonly dangers: readonly number[]; readonly value: number };

/**
 * The tests that settle the dangers of the list (the first test each names), likeliest danger first, and what settling
 * them is worth: the uncertainty about each danger alone, in nats, times its weight.
 */
function settlingTests(pool: readonly Possibility[], knowledge: Knowledge): ReadonlyMap<number, Settling> {
  const catalogue = testCatalogue(knowledge);
  const found = new Map<number, { dangers: number[]; value: number }>();
  for (const { condition, probability, danger } of [...pool].sort((a, b) => b.probability - a.probability)) {
    const { cantMiss, tests } = knowledge.condition(condition);
    const test = tests[0] && catalogue.named(tests[0].test);
    if (!cantMiss || probability < leastSettled || test === undefined) continue;
    const p = Math.min(probability, surest);
    const value = -danger * (p * Math.log(p) + (1 - p) * Math.log(1 - p));
    const known = found.get(test);
    if (known === undefined) found.set(test, { dangers: [condition], value });
    else {
      known.dangers.push(condition);
      known.value = Math.max(known.value, value);
    }
  }
  return found;
}

const refer = (condition: number, knowledge: Knowledge): ConditionRef => {
  const { id, name } = knowledge.condition(condition);
  return { conditionId: id, name };
};
