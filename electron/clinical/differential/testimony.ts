import type { Demographics, SectionKind } from '../../contract/finding.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { CareSetting } from '../knowledge/pack-data.ts';
import type { Posting } from '../knowledge/postings.ts';
import type { NamedMention, Observation, Observations } from './observations.ts';
import { namedAssertion, namedDenied, namedWeight, weights } from './weights.ts';

/** What one observation says of one condition that lists it; `amount` in nats, before damping and caps. */
export type Contribution = {
  readonly concept: number;
  readonly observation: Observation;
  readonly amount: number;
  readonly sensitivity: number;
  readonly baseRate: number;
  readonly role: Posting['role'];
};

/** The strongest mention of a condition by name; `amount` in nats. */
export type Naming = {
  readonly amount: number;
  readonly conceptId: string;
  readonly findingIds: readonly string[];
};

/** A note turned round: what it says of each condition, by the condition's position. */
export type Testimony = {
  readonly who: Demographics;
  readonly setting: CareSetting;
  readonly knowledge: Knowledge;
  readonly present: readonly Observation[];
  /** Strongest first; holes where nothing present is listed. */
  readonly contributions: readonly (readonly Contribution[] | undefined)[];
  /** A row for each condition, a column for each present observation: 1 where the condition lists it. */
  readonly explained: Uint8Array;
  readonly absences: ReadonlyMap<number, readonly Contribution[]>;
  readonly named: ReadonlyMap<number, Naming>;
  /** Conditions that the note tells as known and does not name as today's matter. */
  readonly known: ReadonlyMap<number, readonly string[]>;
};

const clip = (x: number, { low, high }: { low: number; high: number }) => Math.min(high, Math.max(low, x));

/** Reads `observations` once for all conditions. */
export function collectTestimony(
  observations: Observations,
  who: Demographics,
  setting: CareSetting,
  knowledge: Knowledge,
): Testimony {
  const { present, absent, named } = observations;
  const count = knowledge.pack.conditions.length;
  const contributions: Contribution[][] = Array(count);
  const explained = new Uint8Array(count * present.length);
  present.forEach((observation, o) => {
    // The most specific concept a condition lists speaks; its ancestors then say nothing new.
    const closure = [...(knowledge.closure[observation.concept] ?? [])].sort(
      (a, b) => knowledge.baseRate(a, setting) - knowledge.baseRate(b, setting) || a - b,
    );
    for (const concept of closure) {
      const baseRate = knowledge.baseRate(concept, setting);
      for (const { condition, sensitivity, role } of knowledge.postings(concept)) {
        const cell = condition * present.length + o;
        if (explained[cell] === 1) continue;
        explained[cell] = 1;
        const amount =
          role === 'against'
            ? weights.against * observation.weight
            : observation.weight * clip(Math.log(sensitivity / baseRate), weights.evidence);
        const contribution = { concept, observation, amount, sensitivity, baseRate, role };
        const list = contributions[condition];
        if (list) list.push(contribution);
        else contributions[condition] = [contribution];
      }
    }
  });
  for (const list of contributions) list?.sort(strongestFirst);
  const byCondition = Map.groupBy(named, (n) => n.condition);
  return {
    who,
    setting,
    knowledge,
    present,
    contributions,
    explained,
    absences: collectAbsences(absent, setting, knowledge),
    named: new Map([...byCondition].map(([condition, mentions]) => [condition, strongest(mentions)])),
    known: new Map(
      [...byCondition].flatMap(([condition, mentions]) =>
        isKnown(mentions) ? [[condition, mentions.map((m) => m.finding.id)] as const] : [],
      ),
    ),
  };
}

const strongestFirst = (a: Contribution, b: Contribution) =>
  b.amount - a.amount || a.concept - b.concept || a.observation.concept - b.observation.concept;

function collectAbsences(
  absent: readonly Observation[],
  setting: CareSetting,
  knowledge: Knowledge,
): Map<number, Contribution[]> {
  const byCondition = new Map<number, Contribution[]>();
  for (const observation of absent) {
    const { concept } = observation;
    const baseRate = knowledge.baseRate(concept, setting);
    for (const { condition, sensitivity, role } of knowledge.postings(concept)) {
      if (role !== 'finding') continue;
      const amount = weights.absent * Math.min(0, clip(Math.log((1 - sensitivity) / (1 - baseRate)), weights.evidence));
      if (amount === 0) continue;
      const absence = { concept, observation, amount, sensitivity, baseRate, role };
      const list = byCondition.get(condition);
      if (list) list.push(absence);
      else byCondition.set(condition, [absence]);
    }
  }
  return byCondition;
}

const todaysSections = new Set<SectionKind>(['chiefComplaint', 'assessment', 'laboratory', 'imaging']);

/** Told as part of the past, and nowhere named as what today is about. */
const isKnown = (mentions: readonly NamedMention[]): boolean =>
  mentions.some((m) => m.finding.assertion === 'historical' && m.finding.section !== 'familyHistory') &&
  !mentions.some((m) => m.finding.assertion !== 'historical' && todaysSections.has(m.finding.section));

function strongest(mentions: readonly NamedMention[]): Naming {
  let amount = Number.NEGATIVE_INFINITY;
  let conceptId = '';
  for (const { finding, alsoFinding } of mentions) {
    const { assertion, section } = finding;
    const own =
      assertion === 'absent'
        ? namedDenied
        : namedWeight[section] * namedAssertion[assertion] * (alsoFinding ? weights.namedSymptom : 1);
    if (own <= amount) continue;
    amount = own;
    conceptId = finding.conceptId;
  }
  return { amount, conceptId, findingIds: mentions.map((m) => m.finding.id) };
}
