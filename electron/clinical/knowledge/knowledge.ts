import type { Analyte, Concept, Condition, PackData } from './pack-data.ts';
import type { ConditionSource, prevalences } from './source.ts';
import { Wording } from './wording.ts';

/** Where the patient is seen; it chooses the prevalence column. */
export type CareSetting = keyof ConditionSource['prevalence'];

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
export const baseRateBounds = { low: 0.002, high: 0.6 } as const;

/**
 * P(finding | condition) of a finding the entry does not list, by kind: what anybody who sees a clinician may have.
 * A reference interval leaves 2.5 % of the healthy outside on each side (CLSI EP28-A3c); the others are orders of
 * magnitude, tested in docs/decisions/0004.
 */
export const background: Readonly<Record<string, number>> = {
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

/** What a condition says of one concept, after is-a: listing a finding also says something of its parents. */
export type Posting = {
  readonly condition: number;
  readonly sensitivity: number;
  readonly role: 'finding' | 'context' | 'against';
};

/** Whom conditions befall, one value for each condition: years, and the share of patients who are female. */
export type People = Readonly<Record<'female' | 'ageFrom' | 'ageTo' | 'peakFrom' | 'peakTo', Float64Array>>;

/** For each condition, from `start[i]` to `start[i + 1]`, the findings that belong to its picture, commonest first. */
export type Pictures = {
  readonly start: Uint32Array;
  readonly concepts: Uint32Array;
  readonly sensitivities: Float64Array;
};

/** A pack in memory, indexed for reading and ranking. Immutable; safe to share. */
export class Knowledge {
  readonly pack: PackData;
  readonly wording: Wording;
  /** For each concept its ancestors, itself first. */
  readonly closure: readonly (readonly number[])[];
  readonly people: People;
  readonly pictures: Pictures;
  readonly #idToConcept = new Map<string, number>();
  readonly #idToCondition = new Map<string, number>();
  readonly #postings: readonly (readonly Posting[])[];
  readonly #logPriors = new Map<CareSetting, Float64Array>();
  readonly #baseRates = new Map<CareSetting, Float64Array>();

  constructor(pack: PackData) {
    this.pack = pack;
    this.wording = new Wording(pack);
    pack.concepts.forEach((c, i) => {
      this.#idToConcept.set(c.id, i);
    });
    pack.conditions.forEach((c, i) => {
      this.#idToCondition.set(c.id, i);
    });
    this.closure = closures(pack.concepts);
    this.#postings = postings(pack, this.closure);
    this.people = people(pack.conditions);
    this.pictures = pictures(pack);
  }

  concept(index: number): Concept {
    return at(this.pack.concepts, index);
  }
  condition(index: number): Condition {
    return at(this.pack.conditions, index);
  }
  conceptIndex(id: string): number | undefined {
    return this.#idToConcept.get(id);
  }
  conditionIndex(id: string): number | undefined {
    return this.#idToCondition.get(id);
  }
  /** Position in `conditions` of a concept of kind condition, or undefined. */
  conditionOfConcept(concept: number): number | undefined {
    const first = this.pack.concepts.length - this.pack.conditions.length;
    return concept >= first ? concept - first : undefined;
  }
  analyte(id: string): Analyte | undefined {
    return this.pack.analytes.find((a) => a.id === id);
  }
  /** The conditions that say something of a concept, directly or through is-a. */
  postings(concept: number): readonly Posting[] {
    return this.#postings[concept] ?? [];
  }

  /** ln π(d) of each condition in a care setting. */
  logPriors(setting: CareSetting): Float64Array {
    let priors = this.#logPriors.get(setting);
    if (priors === undefined) {
      priors = Float64Array.from(this.pack.conditions, (c) => Math.log(prevalenceOf[c.prevalence[setting]]));
      this.#logPriors.set(setting, priors);
    }
    return priors;
  }

  /** P(finding) in a care setting: Σ π(d)·P(finding | d) over all conditions, within `baseRateBounds`. */
  baseRate(concept: number, setting: CareSetting): number {
    let rates = this.#baseRates.get(setting);
    if (rates === undefined) {
      rates = this.#computeBaseRates(setting);
      this.#baseRates.set(setting, rates);
    }
    return rates[concept] ?? baseRateBounds.low;
  }

  #computeBaseRates(setting: CareSetting): Float64Array {
    const { conditions, concepts } = this.pack;
    const prior = conditions.map((c) => prevalenceOf[c.prevalence[setting]]);
    const total = prior.reduce((a, b) => a + b, 0) || 1;
    const leak = concepts.map((c) => background[c.kind] ?? rareBackground);
    const rates = Float64Array.from(leak);
    this.#postings.forEach((list, concept) => {
      for (const { condition, sensitivity, role } of list)
        if (role !== 'against')
          rates[concept] =
            (rates[concept] ?? 0) +
            ((prior[condition] ?? 0) / total) * Math.max(0, sensitivity - (leak[concept] ?? rareBackground));
    });
    return rates.map((r) => Math.min(baseRateBounds.high, Math.max(baseRateBounds.low, r)));
  }
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`no entry ${index} in the pack`);
  return item;
}

const people = (conditions: readonly Condition[]): People => ({
  female: Float64Array.from(conditions, (c) => c.female),
  ageFrom: Float64Array.from(conditions, (c) => c.age.from),
  ageTo: Float64Array.from(conditions, (c) => c.age.to),
  peakFrom: Float64Array.from(conditions, (c) => c.age.peak[0]),
  peakTo: Float64Array.from(conditions, (c) => c.age.peak[1]),
});

function pictures({ conditions, concepts }: PackData): Pictures {
  const lists = conditions.map((c) =>
    c.evidence
      .filter((e) => e.role === 'finding' && concepts[e.concept]?.kind !== 'normal')
      .sort((a, b) => b.sensitivity - a.sensitivity),
  );
  const start = new Uint32Array(conditions.length + 1);
  lists.forEach((list, i) => {
    start[i + 1] = (start[i] ?? 0) + list.length;
  });
  return {
    start,
    concepts: Uint32Array.from(lists.flat(), (e) => e.concept),
    sensitivities: Float64Array.from(lists.flat(), (e) => e.sensitivity),
  };
}

function closures(concepts: readonly Concept[]): number[][] {
  const done: number[][] = [];
  const of = (i: number): number[] => {
    const known = done[i];
    if (known) return known;
    const out = new Set([i]);
    done[i] = [i]; // guards against a circle, which the validator reports
    for (const parent of concepts[i]?.parents ?? []) for (const a of of(parent)) out.add(a);
    const list = [...out];
    done[i] = list;
    return list;
  };
  concepts.forEach((_, i) => {
    of(i);
  });
  return done;
}

function postings(pack: PackData, closure: readonly (readonly number[])[]): Posting[][] {
  const lists: Posting[][] = pack.concepts.map(() => []);
  pack.conditions.forEach((c, condition) => {
    const best = new Map<number, Posting>();
    for (const { concept, role, sensitivity } of c.evidence) {
      // "Against" holds for the finding itself, not for its parents.
      for (const a of role === 'against' ? [concept] : (closure[concept] ?? [concept])) {
        const known = best.get(a);
        const direct = a === concept;
        if (known === undefined || (direct && known.role !== role) || sensitivity > known.sensitivity)
          best.set(a, { condition, sensitivity, role });
      }
    }
    inheritFromComponents(pack, c, best, condition, closure);
    for (const [concept, posting] of best) lists[concept]?.push(posting);
  });
  return lists;
}

/** Share of a component's sensitivity that its cause inherits (P(component | cause) is not authored). */
const inherited = 0.6;

/** A cause shows what its components show: obstruction's vomiting is also Hirschsprung's, through `explains`. */
function inheritFromComponents(
  pack: PackData,
  cause: Condition,
  best: Map<number, Posting>,
  condition: number,
  closure: readonly (readonly number[])[],
) {
  const first = pack.concepts.length - pack.conditions.length;
  for (const component of cause.explains) {
    for (const a of closure[component] ?? [component])
      if (!best.has(a)) best.set(a, { condition, sensitivity: 0.4, role: 'finding' });
    for (const { concept, role, sensitivity } of pack.conditions[component - first]?.evidence ?? [])
      if (role === 'finding' && !best.has(concept))
        best.set(concept, { condition, sensitivity: sensitivity * inherited, role });
  }
}
