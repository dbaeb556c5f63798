import { z } from 'zod';
import { urgencySchema } from '../../contract/differential.ts';

/** What stands in the YAML files, as authored; `docs/knowledge.md` explains each field. Strict: a typo is an error. */

const words = z.array(z.string().min(1)).default([]);

export const findingKinds = [
  'symptom',
  'sign',
  'lab',
  'imaging',
  'ecg',
  'pathology',
  'test',
  'history',
  'exposure',
  'drug',
  'course',
  'normal',
] as const;

export const findingSource = z.strictObject({
  label: z.string().min(2),
  kind: z.enum(findingKinds),
  is: words,
  forms: words,
  hpo: z
    .string()
    .regex(/^HP:\d{7}$/)
    .optional(),
  salience: z.enum(['low', 'high']).optional(),
  denies: words,
});
export type FindingSource = z.infer<typeof findingSource>;

const bound = z.number().nullable();
const range = z.tuple([bound, bound]);
const conversion = z.union([z.number().positive(), z.strictObject({ times: z.number(), plus: z.number() })]);

export const analyteSource = z.strictObject({
  label: z.string().min(2),
  forms: words,
  unit: z.string().default(''),
  units: z.record(z.string(), conversion).default({}),
  range: range.optional(),
  ranges: z
    .array(
      z.strictObject({
        sex: z.enum(['female', 'male']).optional(),
        from: z.number().optional(),
        to: z.number().optional(),
        pregnant: z.boolean().optional(),
        range,
      }),
    )
    .default([]),
  plausible: range.optional(),
  low: z.string().optional(),
  high: z.string().optional(),
  steps: z
    .array(z.strictObject({ above: z.number().optional(), below: z.number().optional(), gives: z.string() }))
    .default([]),
  positive: z.string().optional(),
  negative: z.string().optional(),
  source: z.string().optional(),
});
export type AnalyteSource = z.infer<typeof analyteSource>;

export const bands = { 'nearly all': 0.9, most: 0.7, some: 0.4, few: 0.15 } as const;
export type Band = keyof typeof bands;
export const bandNames = Object.keys(bands) as Band[];

export const prevalences = ['very common', 'common', 'uncommon', 'rare', 'very rare'] as const;
const prevalence = z.enum(prevalences);
export const onsets = ['sudden', 'acute', 'subacute', 'chronic', 'episodic', 'congenital', 'incidental'] as const;

/** WHO ICD-10: letter, two digits, optional fourth character. */
export const icd10Pattern = /^[A-TV-Z]\d\d(\.\d)?$|^U\d\d(\.\d)?$/;
/** ICD-10-CM: up to seven characters. */
const icd10cmPattern = /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/;

const bandLists = { 'nearly all': words, most: words, some: words, few: words };

export const conditionSource = z.strictObject({
  name: z.string().min(2),
  synonyms: words,
  icd10: z.string().regex(icd10Pattern),
  icd10cm: z.string().regex(icd10cmPattern).optional(),
  specialty: z.string(),
  urgency: urgencySchema,
  cantMiss: z.boolean().default(false),
  prevalence: z.strictObject({ gp: prevalence, ed: prevalence, hospital: prevalence }),
  age: z
    .strictObject({
      from: z.number().min(0),
      to: z.number().max(130),
      peak: z.tuple([z.number(), z.number()]).optional(),
    })
    .default({ from: 0, to: 120 }),
  female: z.number().min(0).max(1).default(0.5),
  onset: z.enum(onsets),
  ...bandLists,
  context: z.strictObject(bandLists).default({ 'nearly all': [], most: [], some: [], few: [] }),
  against: words,
  explains: words,
  tests: z.record(z.string(), z.array(z.string())).default({}),
  lookalikes: words,
  sources: words,
});
export type ConditionSource = z.infer<typeof conditionSource>;

export const testSource = z.strictObject({
  label: z.string(),
  forms: words,
  cost: z.int().min(1).max(5),
  delay: z.enum(['now', 'minutes', 'hours', 'days', 'weeks']),
  harm: z.int().min(0).max(4),
});
export type TestSource = z.infer<typeof testSource>;

export const wordsSource = z.strictObject({
  classes: z.array(z.array(z.string()).min(2)),
  phrases: z.record(z.string(), z.array(z.string())),
});
export type WordsSource = z.infer<typeof wordsSource>;
