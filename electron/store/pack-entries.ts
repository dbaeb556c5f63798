import type { Analyte, Concept, Condition } from '../clinical/knowledge/pack-data.ts';

/** The lists of an entry, read from their JSON when one is first asked for: most entries are never looked at closely. */
class Lists<T extends readonly unknown[]> {
  #lists: string | T;

  constructor(json: string) {
    this.#lists = json;
  }
  get(): T {
    if (typeof this.#lists === 'string') this.#lists = JSON.parse(this.#lists) as T;
    return this.#lists;
  }
}

/** The columns that `StoredConcept` is made of; the lists are one JSON array. */
export const conceptColumns =
  "id, label, kind, hpo, salience, system, '[' || forms || ',' || parents || ',' || denies || ']'";
export type ConceptRow = [
  id: string,
  label: string,
  kind: Concept['kind'],
  hpo: string | null,
  salience: Concept['salience'],
  system: string,
  lists: string,
];

export class StoredConcept implements Concept {
  readonly id: string;
  readonly label: string;
  readonly kind: Concept['kind'];
  readonly hpo: string | null;
  readonly salience: Concept['salience'];
  readonly system: string;
  readonly #lists: Lists<[Concept['forms'], Concept['parents'], Concept['denies']]>;

  constructor([id, label, kind, hpo, salience, system, lists]: ConceptRow) {
    this.id = id;
    this.label = label;
    this.kind = kind;
    this.hpo = hpo;
    this.salience = salience;
    this.system = system;
    this.#lists = new Lists(lists);
  }
  get forms() {
    return this.#lists.get()[0];
  }
  get parents() {
    return this.#lists.get()[1];
  }
  get denies() {
    return this.#lists.get()[2];
  }
}

/** The columns that `StoredCondition` is made of; the lists are one JSON array. */
export const conditionColumns = `id, concept, name, icd10, icd10cm, specialty, urgency, cant_miss, prevalence_gp,
  prevalence_ed, prevalence_hospital, age_from, age_to, peak_from, peak_to, female, onset, '[' || synonyms || ',' ||
  evidence || ',' || explains || ',' || tests || ',' || lookalikes || ',' || sources || ']'`;
export type ConditionRow = [
  id: string,
  concept: number,
  name: string,
  icd10: string,
  icd10cm: string | null,
  specialty: string,
  urgency: Condition['urgency'],
  cantMiss: 0 | 1,
  gp: Condition['prevalence']['gp'],
  ed: Condition['prevalence']['ed'],
  hospital: Condition['prevalence']['hospital'],
  ageFrom: number,
  ageTo: number,
  peakFrom: number,
  peakTo: number,
  female: number,
  onset: Condition['onset'],
  lists: string,
];

type Evidence = Condition['evidence'][number];

export class StoredCondition implements Condition {
  readonly id: string;
  readonly concept: number;
  readonly name: string;
  readonly icd10: string;
  declare readonly icd10cm?: string;
  readonly specialty: string;
  readonly urgency: Condition['urgency'];
  readonly cantMiss: boolean;
  readonly prevalence: Condition['prevalence'];
  readonly age: Condition['age'];
  readonly female: number;
  readonly onset: Condition['onset'];
  readonly #lists: Lists<
    [
      synonyms: Condition['synonyms'],
      evidence: [Evidence['concept'], Evidence['role'], Evidence['sensitivity']][],
      explains: Condition['explains'],
      tests: Condition['tests'],
      lookalikes: Condition['lookalikes'],
      sources: Condition['sources'],
    ]
  >;

  constructor(row: ConditionRow) {
    const [id, concept, name, icd10, icd10cm, specialty, urgency, cantMiss, gp, ed, hospital, ...rest] = row;
    const [from, to, peakFrom, peakTo, female, onset, lists] = rest;
    this.id = id;
    this.concept = concept;
    this.name = name;
    this.icd10 = icd10;
    if (icd10cm !== null) this.icd10cm = icd10cm;
    this.specialty = specialty;
    this.urgency = urgency;
    this.cantMiss = cantMiss === 1;
    this.prevalence = { gp, ed, hospital };
    this.age = { from, to, peak: [peakFrom, peakTo] };
    this.female = female;
    this.onset = onset;
    this.#lists = new Lists(lists);
  }
  get synonyms() {
    return this.#lists.get()[0];
  }
  get evidence(): Condition['evidence'] {
    return this.#lists.get()[1].map(([concept, role, sensitivity]) => ({ concept, role, sensitivity }));
  }
  get explains() {
    return this.#lists.get()[2];
  }
  get tests() {
    return this.#lists.get()[3];
  }
  get lookalikes() {
    return this.#lists.get()[4];
  }
  get sources() {
    return this.#lists.get()[5];
  }
}

export type AnalyteRow = [
  id: string,
  label: string,
  unit: string,
  low: number | null,
  high: number | null,
  positive: number | null,
  negative: number | null,
  detail: string,
];

export const storedAnalyte = ([id, label, unit, low, high, positive, negative, detail]: AnalyteRow): Analyte => ({
  ...(JSON.parse(detail) as Omit<Analyte, 'id' | 'label' | 'unit' | 'low' | 'high' | 'positive' | 'negative'>),
  id,
  label,
  unit,
  low,
  high,
  positive,
  negative,
});
