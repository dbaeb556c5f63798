import type { Urgency } from '../../contract/differential.ts';
import type { AnalyteSource, ConditionSource, FindingSource, TestSource } from './source.ts';

/**
 * A compiled pack: plain data with every reference resolved to a position in `concepts`. Concepts are the findings
 * followed by the conditions, so that a condition can be evidence for another one (a known disease, a complication).
 */
export type PackData = {
  readonly name: string;
  /** SHA-256 over the authored files, hexadecimal. */
  readonly hash: string;
  readonly classes: readonly (readonly string[])[];
  readonly phrases: Readonly<Record<string, readonly string[]>>;
  readonly concepts: readonly Concept[];
  readonly conditions: readonly Condition[];
  readonly analytes: readonly Analyte[];
  readonly tests: readonly TestSource[];
  readonly icd10: readonly Icd10Entry[];
  /** How many wordings findings and conditions have, labels included. */
  readonly wordings: number;
};

/** Where the patient is seen; it chooses the prevalence column. */
export type CareSetting = keyof ConditionSource['prevalence'];

export type ConceptKind = FindingSource['kind'] | 'condition';

export type Concept = {
  readonly id: string;
  readonly label: string;
  readonly kind: ConceptKind;
  readonly forms: readonly string[];
  /** Positions of the is-a parents. */
  readonly parents: readonly number[];
  readonly denies: readonly number[];
  readonly hpo: string | null;
  readonly salience: 'low' | 'normal' | 'high';
  /** The body system or field whose file holds the entry, for example "cardiovascular" or "laboratory". */
  readonly system: string;
};

export const evidenceRoles = ['finding', 'context', 'against'] as const;
export type EvidenceRole = (typeof evidenceRoles)[number];

export type Condition = Omit<
  ConditionSource,
  'nearly all' | 'most' | 'some' | 'few' | 'context' | 'against' | 'explains' | 'tests' | 'lookalikes' | 'age'
> & {
  readonly id: string;
  /** Its own position in `concepts`. */
  readonly concept: number;
  readonly urgency: Urgency;
  readonly age: { readonly from: number; readonly to: number; readonly peak: readonly [number, number] };
  readonly evidence: readonly { readonly concept: number; readonly role: EvidenceRole; readonly sensitivity: number }[];
  /** Components and complications, positions in `concepts`. */
  readonly explains: readonly number[];
  readonly tests: readonly {
    readonly test: string;
    readonly shows: readonly string[];
    readonly concepts: readonly number[];
  }[];
  readonly lookalikes: readonly number[];
};

export type Analyte = Omit<AnalyteSource, 'low' | 'high' | 'positive' | 'negative' | 'steps'> & {
  readonly id: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly positive: number | null;
  readonly negative: number | null;
  readonly steps: readonly { readonly above?: number; readonly below?: number; readonly gives: number }[];
};

/** A code or block of the ICD-10 index, a short title in our own words, and codes that name the same diagnosis. */
export type Icd10Entry = {
  readonly code: string;
  readonly title: string;
  readonly same: readonly { readonly code: string; readonly reason: string }[];
};

/**
 * What a match is a match of. The layers do not hide each other: "anaemia" may be a finding and a condition at once.
 */
export const layers = ['finding', 'normal', 'condition', 'analyte'] as const;
export type Layer = (typeof layers)[number];
