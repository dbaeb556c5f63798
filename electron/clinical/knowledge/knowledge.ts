import { prevalenceOf } from './base-rates.ts';
import {
  type Analyte,
  type CareSetting,
  type Concept,
  type Condition,
  evidenceRoles,
  type PackData,
} from './pack-data.ts';
import type { PackIndex } from './pack-index.ts';
import type { Posting } from './postings.ts';
import { Wording } from './wording.ts';

/** Whom conditions befall, one value for each condition: years, and the share of patients who are female. */
export type People = Readonly<Record<'female' | 'ageFrom' | 'ageTo' | 'peakFrom' | 'peakTo', Float64Array>>;

/** A pack in memory with its index, for reading and ranking. Immutable to its users; safe to share. */
export class Knowledge {
  readonly pack: PackData;
  readonly index: PackIndex;
  readonly wording: Wording;
  /** For each concept its ancestors, itself first. */
  readonly closure: readonly (readonly number[])[];
  readonly people: People;
  /** ICD-10 category of each condition ("I21"). */
  readonly categories: readonly string[];
  readonly #idToConcept = new Map<string, number>();
  readonly #idToCondition = new Map<string, number>();
  readonly #postings: (readonly Posting[] | undefined)[] = [];
  readonly #logPriors = new Map<CareSetting, Float64Array>();

  constructor(pack: PackData, index: PackIndex) {
    this.pack = pack;
    this.index = index;
    this.wording = new Wording(pack);
    pack.concepts.forEach((c, i) => {
      this.#idToConcept.set(c.id, i);
    });
    pack.conditions.forEach((c, i) => {
      this.#idToCondition.set(c.id, i);
    });
    this.closure = unflatten(index.closure.start, index.closure.concepts);
    this.people = peopleOf(pack.conditions);
    this.categories = pack.conditions.map((c) => c.icd10.slice(0, 3));
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
    let list = this.#postings[concept];
    if (list === undefined) {
      list = this.#unpackPostings(concept);
      this.#postings[concept] = list;
    }
    return list;
  }

  #unpackPostings(concept: number): Posting[] {
    const { start, conditions, sensitivities, roles } = this.index.postings;
    const out: Posting[] = [];
    const end = start[concept + 1] ?? 0;
    for (let i = start[concept] ?? 0; i < end; i++)
      out.push({
        condition: at(conditions, i),
        sensitivity: at(sensitivities, i),
        role: at(evidenceRoles, at(roles, i)),
      });
    return out;
  }

  /** P(finding) in a care setting. */
  baseRate(concept: number, setting: CareSetting): number {
    return at(this.index.baseRates[setting], concept);
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
}

function at<T>(list: ArrayLike<T>, index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`no entry ${index} in the pack`);
  return item;
}

function peopleOf(conditions: readonly Condition[]): People {
  const n = conditions.length;
  const [female, ageFrom, ageTo] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const [peakFrom, peakTo] = [new Float64Array(n), new Float64Array(n)];
  conditions.forEach((c, i) => {
    female[i] = c.female;
    ageFrom[i] = c.age.from;
    ageTo[i] = c.age.to;
    peakFrom[i] = c.age.peak[0];
    peakTo[i] = c.age.peak[1];
  });
  return { female, ageFrom, ageTo, peakFrom, peakTo };
}

/** The lists that lie flat in `values`. */
function unflatten(start: Uint32Array, values: Uint32Array): number[][] {
  const lists: number[][] = [];
  for (let i = 0; i + 1 < start.length; i++) {
    const list: number[] = [];
    const end = at(start, i + 1);
    for (let k = at(start, i); k < end; k++) list.push(at(values, k));
    lists.push(list);
  }
  return lists;
}
