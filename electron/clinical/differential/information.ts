import type { Urgency } from '../../contract/differential.ts';

/** A condition of the list as the next step sees it. Probabilities of all and the rest sum to one. */
export type Possibility = { readonly condition: number; readonly probability: number; readonly danger: number };

/**
 * How much more a condition counts when the next step is chosen: what kills within hours, or can be treated only if it is
 * found in time, is worth asking about at a lower probability. The project's own choice, not measured; urgency stands
 * for what treatment in time can change, because the pack holds no measure of treatability.
 */
export const dangerOf: Readonly<Record<Urgency, number>> = { emergency: 3, urgent: 2, soon: 1.25, routine: 1 };
/** Further factor of a can't-miss condition. */
export const cantMissDanger = 1.5;

/**
 * A yes-or-no finding over the list: P(finding | possibility) for the places that list it, `otherwise` for all others
 * and for what is not in the list. All in (0, 1).
 */
export type Likelihoods = {
  readonly listed: readonly { readonly place: number; readonly given: number }[];
  readonly otherwise: number;
};

/** What an answer tells, in nats: `plain` counts every condition alike, `weighted` by its danger. Neither is negative. */
export type Information = { readonly plain: number; readonly weighted: number };

/**
 * Expected information of learning some findings together, about which condition it is, in nats:
 * Σ_d w(d)·p(d)·KL(P(outcome | d) ‖ P(outcome)). With every w = 1 that is the mutual information (Shannon 1948); weights
 * by what matters after Belis and Guiaşu 1968. The findings are independent given the condition.
 */
export function expectedInformation(pool: readonly Possibility[], findings: readonly Likelihoods[]): Information {
  // Conditions that list none of the findings all predict the same outcomes, as the rest does: one computation for all.
  const special = new Map<number, number[]>();
  findings.forEach(({ listed }, k) => {
    for (const { place, given } of listed) {
      let own = special.get(place);
      if (own === undefined) {
        own = findings.map((f) => f.otherwise);
        special.set(place, own);
      }
      own[k] = given;
    }
  });
  const common = jointOutcomes(findings.map((f) => f.otherwise));
  const marginal = new Float64Array(common.length);
  const outcomes: { place: number; given: readonly number[] }[] = [];
  let commonMass = 1;
  let commonDanger = 1;
  for (const { probability, danger } of pool) commonDanger += probability * (danger - 1);
  for (const [place, probabilities] of special) {
    const { probability, danger } = at(pool, place);
    const given = jointOutcomes(probabilities);
    outcomes.push({ place, given });
    commonMass -= probability;
    commonDanger -= probability * danger;
    for (let o = 0; o < given.length; o++) marginal[o] = (marginal[o] ?? 0) + probability * (given[o] ?? 0);
  }
  commonMass = Math.max(0, commonMass);
  for (let o = 0; o < common.length; o++) marginal[o] = (marginal[o] ?? 0) + commonMass * (common[o] ?? 0);
  const shared = divergence(common, marginal);
  let plain = commonMass * shared;
  let weighted = Math.max(0, commonDanger) * shared;
  for (const { place, given } of outcomes) {
    const { probability, danger } = at(pool, place);
    const share = probability * divergence(given, marginal);
    plain += share;
    weighted += danger * share;
  }
  return { plain, weighted };
}

/** Entropy of the list in nats, what is not listed included. */
export function uncertaintyOf(pool: readonly Possibility[]): number {
  const term = (p: number) => (p > 0 ? -p * Math.log(p) : 0);
  const rest = Math.max(0, 1 - pool.reduce((sum, { probability }) => sum + probability, 0));
  return pool.reduce((sum, { probability }) => sum + term(probability), term(rest));
}

/** KL(outcome ‖ marginal), nats. Rounding alone could take it below zero. */
function divergence(outcome: readonly number[], marginal: Float64Array): number {
  let sum = 0;
  for (let o = 0; o < outcome.length; o++) {
    const p = outcome[o] ?? 0;
    const m = marginal[o] ?? 0;
    if (p > 0 && m > 0) sum += p * Math.log(p / m);
  }
  return Math.max(0, sum);
}

/** P(outcome) of n independent findings: 2^n outcomes, of which outcome o holds finding k when bit k of o is set. */
function jointOutcomes(probabilities: readonly number[]): number[] {
  const outcomes = [1];
  for (const p of probabilities) {
    const half = outcomes.length;
    for (let o = 0; o < half; o++) {
      const mass = outcomes[o] ?? 0;
      outcomes[o] = mass * (1 - p);
      outcomes.push(mass * p);
    }
  }
  return outcomes;
}

function at(pool: readonly Possibility[], place: number): Possibility {
  const possibility = pool[place];
  if (possibility === undefined) throw new RangeError(`no possibility ${place}`);
  return possibility;
}
