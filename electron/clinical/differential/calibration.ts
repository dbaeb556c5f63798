/**
 * The softmax over conditions ranks well and is overconfident: findings of one disease are not independent. A logistic
 * regression on what is known about the list turns the first probability into the share of notes in which such a first
 * place is right (Platt, Advances in Large Margin Classifiers 1999; Guo et al., ICML 2017). Four global coefficients,
 * fitted by `npm run -s evaluate -- --fit-calibration …`, cross-validated in docs/benchmarks.md; none belongs to a disease.
 */
export type Calibration = {
  readonly intercept: number;
  /** Per logit of the first probability. */
  readonly logit: number;
  /** Per finding that speaks for the first condition, `mostSupport` at most. */
  readonly support: number;
  /** When the note names the first condition. */
  readonly named: number;
};

export const fitted: Calibration = { intercept: 0.511, logit: 0.462, support: -0.07, named: 0.022 };

/** Leaves probabilities as the softmax gives them. */
export const uncalibrated: Calibration = { intercept: 0, logit: 1, support: 0, named: 0 };

const mostSupport = 8;
/** No list is that sure, or that unsure, of its first place. */
const bounds = { low: 0.01, high: 0.98 } as const;

/** What is known about a ranked list: the probability of its first row, findings for it, whether it is named. */
export type Confidence = {
  readonly first: number;
  readonly support: number;
  readonly named: boolean;
};

/** The regressors, in the order of `Calibration`'s coefficients. */
export function regressors({ first, support, named }: Confidence): readonly [1, number, number, number] {
  const p = Math.min(1 - 1e-6, Math.max(1e-6, first));
  return [1, Math.log(p / (1 - p)), Math.min(mostSupport, support), named ? 1 : 0];
}

/** How probabilities are to be scaled: those of the first row, and those of all others. */
export type Scaling = { readonly first: number; readonly others: number };

/**
 * Where the first row deserves less, every row shrinks alike and what is freed is "something else"; where it deserves
 * more, the others share what is left. Either way the order stays and the sum is one.
 */
export function scalingOf(confidence: Confidence, c: Calibration): Scaling {
  const { first } = confidence;
  if (first <= 0 || first >= 1) return { first: 1, others: 1 };
  const x = regressors(confidence);
  const z = c.intercept + c.logit * x[1] + c.support * x[2] + c.named * x[3];
  const q = c === uncalibrated ? first : Math.min(bounds.high, Math.max(bounds.low, 1 / (1 + Math.exp(-z))));
  return q <= first ? { first: q / first, others: q / first } : { first: q / first, others: (1 - q) / (1 - first) };
}
