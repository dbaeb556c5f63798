import type { CareSetting, PackData } from './pack-data.ts';
import type { Posting } from './postings.ts';
import type { prevalences } from './source.ts';

/**
 * Prevalence bands as shares of first visits, half a decade apart. Only their ratios matter, at half weight (the
 * engine's priorWeight), so a band stands for an order of magnitude and not for an epidemiological figure.
 */
export const prevalenceOf: Readonly<Record<(typeof prevalences)[number], number>> = {
  'very common': 1e-2,
  common: 3e-3,
  uncommon: 6e-4,
  rare: 1e-4,
  'very rare': 1.5e-5,
};

/** Floor and ceiling of a computed base rate P(finding): rarer is not known that well, commoner separates nothing. */
const baseRateBounds = { low: 0.002, high: 0.6 } as const;

/**
 * P(finding | condition) of a finding the entry does not list, by kind: what anybody who sees a clinician may have.
 * A reference interval leaves 2.5 % of the healthy outside on each side (CLSI EP28-A3c); the others are orders of
 * magnitude, tested in docs/decisions/0004.
 */
const background: Readonly<Record<string, number>> = {
  symptom: 0.005,
  sign: 0.005,
  lab: 0.025,
  course: 0.05,
  history: 0.02,
  exposure: 0.02,
  drug: 0.02,
  condition: 0.02,
};
const rareBackground = 0.002;

/** P(finding) of each concept in a care setting: Σ π(d)·P(finding | d) over all conditions, within `baseRateBounds`. */
export function baseRatesOf(
  { conditions, concepts }: PackData,
  postings: readonly (readonly Posting[])[],
  setting: CareSetting,
): Float64Array {
  const prior = conditions.map((c) => prevalenceOf[c.prevalence[setting]]);
  const total = prior.reduce((a, b) => a + b, 0) || 1;
  return Float64Array.from(concepts, ({ kind }, concept) => {
    const leak = background[kind] ?? rareBackground;
    let rate = leak;
    for (const { condition, sensitivity, role } of postings[concept] ?? [])
      if (role !== 'against') rate += ((prior[condition] ?? 0) / total) * Math.max(0, sensitivity - leak);
    return Math.min(baseRateBounds.high, Math.max(baseRateBounds.low, rate));
  });
}
