import { z } from 'zod';

/** What the note says about a finding (the ConText idea: present is only one of six). */
export const assertionSchema = z.enum(['present', 'absent', 'uncertain', 'historical', 'family', 'hypothetical']);
export type Assertion = z.infer<typeof assertionSchema>;

/** Who put a finding into the record. */
export const assertedBySchema = z.enum(['reader', 'user', 'model']);

/** A measured value. `value` is in `unit`, the canonical unit of the analyte; `written` is the note's own text. */
export const measurementSchema = z.object({
  analyteId: z.string(),
  analyte: z.string(),
  value: z.number(),
  unit: z.string(),
  written: z.string(),
  flag: z.enum(['low', 'normal', 'high']).nullable(),
  /** Range the flag was read from, canonical unit; `printed` when it stood in the note. */
  range: z.object({ low: z.number().nullable(), high: z.number().nullable(), printed: z.boolean() }).nullable(),
});
export type Measurement = z.infer<typeof measurementSchema>;

export const sectionKindSchema = z.enum([
  'patient',
  'chiefComplaint',
  'presentIllness',
  'pastHistory',
  'medications',
  'allergies',
  'familyHistory',
  'socialHistory',
  'systemsReview',
  'vitals',
  'examination',
  'laboratory',
  'imaging',
  'assessment',
  'plan',
  'other',
]);
export type SectionKind = z.infer<typeof sectionKindSchema>;

/** A section of the note. Offsets are UTF-16 code units; `heading` is empty when the section was inferred. */
export const sectionSchema = z.object({
  kind: sectionKindSchema,
  heading: z.string(),
  start: z.int().nonnegative(),
  bodyStart: z.int().nonnegative(),
  end: z.int().nonnegative(),
});
export type Section = z.infer<typeof sectionSchema>;

/**
 * One span of the note read as one concept. `text === note.slice(start, end)`, offsets in UTF-16 code units.
 * `id` (F1, F2 …) numbers the findings of one reading in note order; it is what rationales cite.
 */
export const findingSchema = z.object({
  id: z.string(),
  conceptId: z.string(),
  label: z.string(),
  kind: z.string(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  text: z.string(),
  section: sectionKindSchema,
  assertion: assertionSchema,
  by: assertedBySchema,
  measurement: measurementSchema.nullable(),
});
export type Finding = z.infer<typeof findingSchema>;

/**
 * A decision of the user about the reading of this case; it wins over the reader and the model. `start` is where
 * `quote` stands; whoever edits the text moves it along. Where nobody did, the nearest occurrence of `quote` is meant.
 * To accept a finding is to assert what was read.
 */
export const correctionSchema = z.object({
  action: z.enum(['reject', 'assert']),
  conceptId: z.string(),
  quote: z.string().min(1).max(2000),
  start: z.int().nonnegative(),
  /** For `assert`: what the user says of the concept at this span. */
  assertion: assertionSchema.nullable(),
  /** For `assert`: the concept these words were read as, which the user says is wrong. */
  replaces: z.string().optional(),
  /** Set when the user accepted a proposal of the model. */
  proposedBy: z.literal('model').optional(),
});
export type Correction = z.infer<typeof correctionSchema>;

/** A decision with its concepts in words and the place it holds for; `place` is null when its words left the note. */
export const decisionSchema = correctionSchema.extend({
  label: z.string(),
  replacesLabel: z.string().nullable(),
  place: z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() }).nullable(),
});
export type Decision = z.infer<typeof decisionSchema>;

export const demographicsSchema = z.object({
  /** Years; a fraction below one year (0.5 = six months). */
  ageYears: z.number().min(0).max(130).nullable(),
  sex: z.enum(['female', 'male']).nullable(),
});
export type Demographics = z.infer<typeof demographicsSchema>;
