import { z } from 'zod';
import { decisionSchema, demographicsSchema, findingSchema, sectionSchema } from './finding.ts';

export const urgencySchema = z.enum(['emergency', 'urgent', 'soon', 'routine']);
export type Urgency = z.infer<typeof urgencySchema>;

/**
 * One line of the ledger. `amount` is in nats (natural-log units) and is what this line adds to the score, exactly:
 * the amounts of a condition's ledger add up to its score. Lines of kind `finding` name the findings they rest on.
 */
export const evidenceSchema = z.object({
  kind: z.enum(['prior', 'demographic', 'finding', 'context', 'named', 'unexplained', 'undocumented']),
  label: z.string(),
  amount: z.number(),
  conceptId: z.string().nullable(),
  /** Finding ids (F1 …) of the note this line rests on. */
  findingIds: z.array(z.string()),
  /** P(finding | condition) and P(finding) used, when the line comes from the pack. */
  sensitivity: z.number().nullable(),
  baseRate: z.number().nullable(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** A finding the condition usually shows and the note does not mention. */
export const expectedSchema = z.object({
  conceptId: z.string(),
  label: z.string(),
  kind: z.string(),
  sensitivity: z.number(),
});
export type Expected = z.infer<typeof expectedSchema>;

const kindSchema = z.object({
  conditionId: z.string(),
  name: z.string(),
  icd10: z.string(),
  urgency: urgencySchema,
  cantMiss: z.boolean(),
  probability: z.number(),
});

export const rankedConditionSchema = z.object({
  conditionId: z.string(),
  name: z.string(),
  icd10: z.string(),
  specialty: z.string(),
  urgency: urgencySchema,
  cantMiss: z.boolean(),
  /** Probability of the row: this condition and its `kinds` together. */
  probability: z.number().min(0).max(1),
  /** Score of this condition alone, in nats; its evidence adds up to it. */
  score: z.number(),
  /** Less likely conditions of the same ICD-10 category, shown inside the row: kinds of one disease as a rule. */
  kinds: z.array(kindSchema),
  evidence: z.array(evidenceSchema),
  expected: z.array(expectedSchema),
  /** Why it is in the list whatever its probability: the user pinned or added it. */
  kept: z.enum(['pinned', 'added']).nullable(),
});
export type RankedCondition = z.infer<typeof rankedConditionSchema>;

export const cantMissSchema = z.object({
  conditionId: z.string(),
  name: z.string(),
  icd10: z.string(),
  probability: z.number(),
  /** The test or finding that would settle it. */
  settledBy: z.string(),
});

export const differentialSchema = z.object({
  ranked: z.array(rankedConditionSchema),
  cantMiss: z.array(cantMissSchema),
  /** Probability mass of everything the pack does not hold or that is not listed. */
  otherProbability: z.number(),
  /** The part of it that no condition of the pack accounts for. */
  notInPackProbability: z.number(),
  /** Conditions the user excluded, with the probability they would have; the list shares it among the others. */
  excluded: z.array(
    z.object({ conditionId: z.string(), name: z.string(), icd10: z.string(), probability: z.number() }),
  ),
  /** Conditions the user pinned or added that the patient's age or sex rules out: they are not ranked. */
  impossible: z.array(z.object({ conditionId: z.string(), name: z.string() })),
  /** Contradictions in the record itself, in words for the user (for example two different sexes). */
  warnings: z.array(z.string()),
});
export type Differential = z.infer<typeof differentialSchema>;

/** One step of a rationale. Citations are finding ids (F3) and condition ids of the pack. */
export const rationaleStepSchema = z.object({
  kind: z.enum(['summary', 'representation', 'keyFindings', 'hypotheses', 'test', 'commit']),
  title: z.string(),
  text: z.string(),
  findingIds: z.array(z.string()),
  conditionIds: z.array(z.string()),
});
export type RationaleStep = z.infer<typeof rationaleStepSchema>;

/** Everything the engine says about one version of a note. Deterministic in (note, corrections, pack). */
export const analysisSchema = z.object({
  demographics: demographicsSchema,
  sections: z.array(sectionSchema),
  findings: z.array(findingSchema),
  /** The user's decisions that went into `findings`, in the order given. */
  decisions: z.array(decisionSchema),
  /** The body system or field of each concept among the findings, by concept id: the pack's own file of the entry. */
  systems: z.record(z.string(), z.string()),
  differential: differentialSchema,
  rationale: z.array(rationaleStepSchema),
  packHash: z.string(),
});
export type Analysis = z.infer<typeof analysisSchema>;
