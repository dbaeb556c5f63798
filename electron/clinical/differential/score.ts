import type { Evidence } from '../../contract/differential.ts';
import type { Demographics } from '../../contract/finding.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { CareSetting } from '../knowledge/pack-data.ts';
import { type Account, Ledger, Sum, words } from './ledger.ts';
import type { Observations } from './observations.ts';
import { type Contribution, collectTestimony, type Testimony } from './testimony.ts';
import { ageFit, weights } from './weights.ts';

/** A condition's score and the ledger lines that add up to it. */
export class Scored {
  readonly condition: number;
  readonly score: number;
  /** How many findings (not context) of the note speak for it. */
  readonly support: number;
  /** Whether the note names it, in its favour. */
  readonly named: boolean;
  readonly #note: WeighedNote;

  constructor(condition: number, score: number, note: WeighedNote) {
    const { contributions, named } = note.testimony;
    this.condition = condition;
    this.score = score;
    this.support = contributions[condition]?.filter((c) => c.amount > 0 && c.role === 'finding').length ?? 0;
    this.named = (named.get(condition)?.amount ?? 0) > 0;
    this.#note = note;
  }

  /** Put into words when it is asked for: thousands of conditions are scored for each note and a few are shown. */
  get ledger(): readonly Evidence[] {
    const ledger = new Ledger(this.#note.testimony);
    this.#note.weigh(this.condition, ledger);
    return ledger.lines;
  }
}

type WeighedNote = {
  readonly testimony: Testimony;
  readonly weigh: (condition: number, account: Account) => boolean;
};

const contextKinds = new Set(['history', 'exposure', 'drug', 'course', 'condition']);
const nothing: readonly Contribution[] = [];

/** Scores every condition that the patient's age and sex allow. */
export function scoreConditions(
  observations: Observations,
  who: Demographics,
  setting: CareSetting,
  knowledge: Knowledge,
): Scored[] {
  const testimony = collectTestimony(observations, who, setting, knowledge);
  const note = { testimony, weigh: weigher(testimony) };
  const out: Scored[] = [];
  for (let condition = 0; condition < knowledge.pack.conditions.length; condition++) {
    const sum = new Sum();
    if (note.weigh(condition, sum)) out.push(new Scored(condition, sum.total, note));
  }
  return out;
}

/**
 * Weighs a condition into an account; false when the patient cannot have it.
 * S(d) = 0.35·ln π(d) + age/sex + min(cap, Σ context) + Σ_k 0.86^k·w·clip(ln P(f|d)/P(f)) + named − Σ unexplained.
 */
function weigher(testimony: Testimony): (condition: number, account: Account) => boolean {
  const { knowledge, who, setting, present, contributions, explained, absences, named, known } = testimony;
  const unexplained = present.map(({ concept, weight }) => {
    const { kind, salience } = knowledge.concept(concept);
    return contextKinds.has(kind) ? 0 : -weights.unexplained * weight * weights.salience[salience];
  });
  const logPriors = knowledge.logPriors(setting);
  const weighUndocumented = undocumentedWeigher(knowledge);

  return (i, account) => {
    account.add(weights.prior * (logPriors[i] ?? 0), words.prior, i);
    if (knowledge.categories[i]?.startsWith('R')) account.add(weights.symptomDiagnosis, words.symptomDiagnosis, null);
    if (!weighDemographics(i, who, knowledge.people, account)) return false;
    const own = contributions[i] ?? nothing;
    weighFindings(own, knowledge, account);
    for (const absence of absences.get(i) ?? nothing) account.add(absence.amount, words.absent, absence);
    const naming = named.get(i);
    if (naming !== undefined && naming.amount !== 0) account.add(naming.amount, words.named, naming);
    const knownBy = known.get(i);
    if (knownBy !== undefined) account.add(weights.knownDisease, words.known, knownBy);
    for (let o = 0; o < present.length; o++) {
      const amount = unexplained[o] ?? 0;
      if (amount !== 0 && explained[i * present.length + o] === 0) account.add(amount, words.unexplained, o);
    }
    weighUndocumented(i, own, account);
    return true;
  };
}

/** Findings in order of strength, damped by rank and by what was counted already; context capped as a whole. */
function weighFindings(contributions: readonly Contribution[], knowledge: Knowledge, account: Account): void {
  let rank = 0;
  let context = 0;
  for (let i = 0; i < contributions.length; i++) {
    const c = contributions[i] as Contribution;
    const isContext =
      c.role === 'context' || (c.role === 'finding' && contextKinds.has(knowledge.concept(c.concept).kind));
    let damping = 1;
    for (let k = 0; k < i; k++) {
      const earlier = (contributions[k] as Contribution).concept;
      if (earlier === c.concept) damping = Math.min(damping, weights.repeatedDamping);
      else if (isRelated(earlier, c.concept, knowledge)) damping = Math.min(damping, weights.relatedDamping);
    }
    let amount = c.amount * damping;
    if (isContext) {
      if (amount > 0) amount = Math.min(amount, weights.contextCap - context);
      context += Math.max(0, amount);
    } else if (amount > 0) amount *= weights.rankDamping ** rank++;
    if (amount !== 0) account.add(amount, isContext ? words.context : words.finding, c);
  }
}

const isRelated = (a: number, b: number, knowledge: Knowledge) =>
  (knowledge.closure[a]?.includes(b) ?? false) || (knowledge.closure[b]?.includes(a) ?? false);

/** Charge for the part of the expected picture that the note does not show; mild, because notes are short. */
function undocumentedWeigher(knowledge: Knowledge) {
  const { start, concepts, sensitivities } = knowledge.index.pictures;
  // shownTo[concept] is the last condition that was shown the concept: one array instead of a set for each condition.
  const shownTo = new Int32Array(knowledge.pack.concepts.length).fill(-1);
  return (condition: number, contributions: readonly Contribution[], account: Account): void => {
    if (weights.undocumented === 0) return;
    for (const { role, observation } of contributions)
      if (role === 'finding') for (const a of knowledge.closure[observation.concept] ?? []) shownTo[a] = condition;
    let expected = 0;
    let missing = 0;
    const end = start[condition + 1] ?? 0;
    for (let k = start[condition] ?? 0; k < end; k++) {
      const sensitivity = sensitivities[k] ?? 0;
      if (sensitivity < weights.undocumentedFrom) break;
      expected += sensitivity;
      if (shownTo[concepts[k] ?? 0] !== condition) missing += sensitivity;
    }
    if (missing > 0) account.add((-weights.undocumented * missing) / expected, words.undocumented, null);
  };
}

/** How far outside a bound of its age range, in years, a condition is still possible. */
const slack = (bound: number) => Math.max(Math.min(ageFit.slackYears, bound / 2), bound * ageFit.slackShare);

/** Age and sex; false when the patient cannot have the condition. */
function weighDemographics(
  condition: number,
  { sex, ageYears }: Demographics,
  people: Knowledge['people'],
  account: Account,
): boolean {
  if (sex !== null) {
    const female = people.female[condition] ?? 0.5;
    const share = sex === 'female' ? female : 1 - female;
    if (share === 0) return false;
    const amount = Math.log(2 * share);
    if (Math.abs(amount) > 1e-12) account.add(amount, words.sex, sex);
  }
  if (ageYears !== null) {
    const from = people.ageFrom[condition] ?? 0;
    const to = people.ageTo[condition] ?? Number.POSITIVE_INFINITY;
    const below = from - ageYears;
    const above = ageYears - to;
    if (below > slack(from) || above > Math.max(slack(to), to >= 18 ? ageFit.slackYears : 0)) return false;
    if (below > 0 || above > 0) account.add(ageFit.outsideRange, words.outsideAge, null);
    else if (ageYears < (people.peakFrom[condition] ?? 0) || ageYears > (people.peakTo[condition] ?? to))
      account.add(ageFit.outsidePeak, words.outsidePeak, null);
  }
  return true;
}
