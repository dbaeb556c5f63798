import { z } from 'zod';
import { urgencySchema } from './differential.ts';

/** A condition's entry as the window shows it. Probabilities are P(finding | condition). */
export const conditionEntrySchema = z.object({
  conditionId: z.string(),
  name: z.string(),
  synonyms: z.array(z.string()),
  icd10: z.string(),
  icd10cm: z.string().nullable(),
  /** Where the code stands in ICD-10, chapter first. */
  place: z.array(
    z.object({
      level: z.enum(['chapter', 'block', 'category', 'subcategory']),
      code: z.string(),
      title: z.string(),
    }),
  ),
  /** Codes that name the same diagnosis, in this or a former edition, with the reason. */
  sameCodes: z.array(z.object({ code: z.string(), title: z.string(), reason: z.string() })),
  specialty: z.string(),
  urgency: urgencySchema,
  cantMiss: z.boolean(),
  prevalence: z.object({ gp: z.string(), ed: z.string(), hospital: z.string() }),
  age: z.object({ from: z.number(), to: z.number(), peak: z.tuple([z.number(), z.number()]) }),
  femaleShare: z.number(),
  onset: z.string(),
  findings: z.array(
    z.object({
      conceptId: z.string(),
      label: z.string(),
      kind: z.string(),
      role: z.enum(['finding', 'context', 'against']),
      sensitivity: z.number(),
    }),
  ),
  tests: z.array(z.object({ test: z.string(), shows: z.array(z.string()) })),
  lookalikes: z.array(z.object({ conditionId: z.string(), name: z.string() })),
  explains: z.array(z.object({ conceptId: z.string(), label: z.string() })),
  sources: z.array(z.string()),
});
export type ConditionEntry = z.infer<typeof conditionEntrySchema>;

/** A hit of the knowledge search: a condition, a finding or an analyte. */
export const knowledgeHitSchema = z.object({
  type: z.enum(['condition', 'finding', 'analyte']),
  id: z.string(),
  label: z.string(),
  detail: z.string(),
});
export type KnowledgeHit = z.infer<typeof knowledgeHitSchema>;

/** A finding's entry: wordings, parents, and the conditions that show it with P(finding | condition). */
export const findingEntrySchema = z.object({
  conceptId: z.string(),
  label: z.string(),
  kind: z.string(),
  hpo: z.string().nullable(),
  forms: z.array(z.string()),
  parents: z.array(z.object({ conceptId: z.string(), label: z.string() })),
  children: z.array(z.object({ conceptId: z.string(), label: z.string() })),
  baseRate: z.number(),
  conditions: z.array(z.object({ conditionId: z.string(), name: z.string(), sensitivity: z.number() })),
});
export type FindingEntry = z.infer<typeof findingEntrySchema>;
