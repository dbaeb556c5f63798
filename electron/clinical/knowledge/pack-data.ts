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
  /** Every wording as the reader compares it. */
  readonly readings: readonly Reading[];
};

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
};

export type EvidenceRole = 'finding' | 'context' | 'against';

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

/** A code of the ICD-10 index with a short title in our own words. */
export type Icd10Entry = { readonly code: string; readonly title: string };

/**
 * What a match is a match of. The layers do not hide each other: "anaemia" may be a finding and a condition at once.
 */
export type Layer = 'finding' | 'normal' | 'condition' | 'analyte';

/** One wording as the reader compares it, computed when a pack is compiled because a note should not wait for it. */
export type Reading = {
  readonly layer: Layer;
  /** Position in `concepts` for findings, phrases of normality and conditions, in `analytes` for analytes. */
  readonly index: number;
  /** Distinct content stems in order, joined by spaces. */
  readonly stems: string;
  /** A short abbreviation ("DOE", "Mg", "K") is read only as written or in capitals: "does" and "mg" are neither. */
  readonly exact: string | null;
};
