import type { Evidence } from '../../contract/differential.ts';
import type { Observation } from './observations.ts';
import type { Contribution, Naming, Testimony } from './testimony.ts';

/** A line of a ledger but for its amount. */
type Words = Omit<Evidence, 'amount'>;

/**
 * What a condition is weighed into, line by line, in nats. All conditions of a pack are weighed into a sum and the few
 * that are shown into a ledger, by the same routine: that a ledger adds up to its score needs no second formula.
 */
export interface Account {
  add<T>(amount: number, words: (subject: T, testimony: Testimony) => Words, subject: T): void;
}

export class Sum implements Account {
  total = 0;
  add(amount: number): void {
    this.total += amount;
  }
}

export class Ledger implements Account {
  readonly lines: Evidence[] = [];
  readonly #testimony: Testimony;

  constructor(testimony: Testimony) {
    this.#testimony = testimony;
  }
  add<T>(amount: number, words: (subject: T, testimony: Testimony) => Words, subject: T): void {
    this.lines.push({ ...words(subject, this.#testimony), amount });
  }
}

const plain = (kind: Evidence['kind'], label: string): Words => ({
  kind,
  label,
  conceptId: null,
  findingIds: [],
  sensitivity: null,
  baseRate: null,
});

const contributed = (
  kind: Evidence['kind'],
  label: string,
  { concept, observation, sensitivity, baseRate }: Contribution,
  { knowledge }: Testimony,
): Words => ({
  kind,
  label,
  conceptId: knowledge.concept(concept).id,
  findingIds: [...observation.findingIds],
  sensitivity,
  baseRate,
});

/** How each kind of line reads. */
export const words = {
  prior: (condition: number, { knowledge, setting }: Testimony) =>
    plain('prior', `prevalence: ${knowledge.condition(condition).prevalence[setting]}`),
  symptomDiagnosis: () => plain('prior', 'a symptom without its cause'),
  sex: (sex: string) => plain('demographic', sex),
  outsideAge: () => plain('demographic', 'outside the usual age'),
  outsidePeak: () => plain('demographic', 'away from the peak age'),
  finding: (c: Contribution, t: Testimony) => contributed('finding', t.knowledge.concept(c.concept).label, c, t),
  context: (c: Contribution, t: Testimony) => contributed('context', t.knowledge.concept(c.concept).label, c, t),
  absent: (c: Contribution, t: Testimony) => contributed('finding', `no ${c.observation.label}`, c, t),
  named: ({ amount, conceptId, findingIds }: Naming): Words => ({
    ...plain('named', amount < 0 ? 'the note denies it by name' : 'the note names it'),
    conceptId,
    findingIds: [...findingIds],
  }),
  known: (findingIds: readonly string[]): Words => ({
    ...plain('named', 'known already: context rather than the answer'),
    findingIds: [...findingIds],
  }),
  unexplained: (observation: number, { present, knowledge }: Testimony): Words => {
    const { concept, label, findingIds } = present[observation] as Observation;
    const conceptId = knowledge.concept(concept).id;
    return { ...plain('unexplained', `does not explain ${label}`), conceptId, findingIds: [...findingIds] };
  },
  undocumented: () => plain('undocumented', 'expected findings not documented'),
};
