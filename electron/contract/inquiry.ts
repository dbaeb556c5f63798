import { z } from 'zod';
import { analysisSchema, urgencySchema } from './differential.ts';
import { assertionSchema } from './finding.ts';

/** What the user decided about a diagnosis of a case; it holds until it is taken back. */
export const choiceSchema = z.enum(['pinned', 'excluded', 'added']);
export type Choice = z.infer<typeof choiceSchema>;
export const caseChoiceSchema = z.object({ conditionId: z.string().max(200), choice: choiceSchema });
export type CaseChoice = z.infer<typeof caseChoiceSchema>;

/**
 * A record that is supposed for a moment: findings of the reading taken away (F1 …), others taken as if the note said
 * them. Nothing of it is kept.
 */
export const hypothesesSchema = z.object({
  without: z.array(z.string().regex(/^F\d{1,6}$/)).max(100_000),
  assumed: z
    .array(z.object({ conceptId: z.string().max(200), assertion: assertionSchema.extract(['present', 'absent']) }))
    .max(50),
});
export type Hypotheses = z.infer<typeof hypothesesSchema>;

const conditionRefSchema = z.object({ conditionId: z.string(), name: z.string() });
export type ConditionRef = z.infer<typeof conditionRefSchema>;

/** A finding that an answer would bring. `kind` is the concept's kind in the pack. */
const openFindingSchema = z.object({ conceptId: z.string(), label: z.string(), kind: z.string() });

export const nextStepSchema = z.object({
  /** Stable for the same step across readings. */
  stepId: z.string(),
  action: z.enum(['ask', 'examine', 'test']),
  title: z.string(),
  /** What it would answer, most telling first. */
  findings: z.array(openFindingSchema).min(1),
  /** The two conditions of the list that the first finding tells apart best; `a` is the one it speaks for. */
  separates: z.object({ a: conditionRefSchema, b: conditionRefSchema }).nullable(),
  /** Dangerous conditions of the list that name this as a test that settles them. */
  settles: z.array(conditionRefSchema),
  /** Share (0–1) of the uncertainty of the list that its answer is expected to take away; danger does not count here. */
  resolves: z.number().min(0).max(1),
  /** Expected information, weighted by danger, over cost, delay and harm: what the steps are ordered by. */
  worth: z.number().nonnegative(),
  /** 1 (free, at the bedside) to 5; `harm` 0 (none) to 4. */
  cost: z.int().min(1).max(5),
  delay: z.enum(['now', 'minutes', 'hours', 'days', 'weeks']),
  harm: z.int().min(0).max(4),
});
export type NextStep = z.infer<typeof nextStepSchema>;

/** How the probability of a condition alone, without the kinds of its row, would move; 0: not in the list. */
export const shiftSchema = conditionRefSchema.extend({ before: z.number(), after: z.number() });
export type Shift = z.infer<typeof shiftSchema>;

/** What each answer about one finding would do to the list; the largest shifts first. */
export const answerEffectsSchema = z.object({ present: z.array(shiftSchema), absent: z.array(shiftSchema) });
export type AnswerEffects = z.infer<typeof answerEffectsSchema>;

const comparedSchema = conditionRefSchema.extend({
  icd10: z.string(),
  urgency: urgencySchema,
  probability: z.number(),
  score: z.number(),
});

/** Two conditions side by side. Amounts are ledger amounts in nats, 0 where a ledger has no such line. */
export const comparisonSchema = z.object({
  a: comparedSchema,
  b: comparedSchema,
  /** The note's evidence, what separates most first; the amounts of each side add up to its score. */
  lines: z.array(
    z.object({
      label: z.string(),
      conceptId: z.string().nullable(),
      findingIds: z.array(z.string()),
      a: z.number(),
      b: z.number(),
    }),
  ),
  /** Findings the note does not mention whose frequency differs: P(finding | condition), null where not listed. */
  expected: z.array(openFindingSchema.extend({ a: z.number().nullable(), b: z.number().nullable() })),
  /** Tests that settle one of the two or both, the cheapest first. */
  tests: z.array(
    z.object({ test: z.string(), settles: z.enum(['a', 'b', 'both']), shows: z.array(z.string()), cost: z.int() }),
  ),
});
export type Comparison = z.infer<typeof comparisonSchema>;

const standingSchema = z.object({ rank: z.int().positive(), probability: z.number() });

/** What changed in the list between two readings of a case. */
export const changesSchema = z.object({
  /** Findings said differently now; null: not said. */
  findings: z.array(
    z.object({
      conceptId: z.string(),
      label: z.string(),
      before: assertionSchema.nullable(),
      after: assertionSchema.nullable(),
      /** Where it stands in the newer reading. */
      findingIds: z.array(z.string()),
    }),
  ),
  conditions: z.array(
    conditionRefSchema.extend({
      before: standingSchema.nullable(),
      after: standingSchema.nullable(),
      /** Lines of its ledger that changed, the largest change first, in nats. */
      because: z.array(z.object({ label: z.string(), amount: z.number(), findingIds: z.array(z.string()) })),
    }),
  ),
});
export type Changes = z.infer<typeof changesSchema>;

/** A kept run: what was asked of which text with which knowledge, and what came out. */
export const traceSummarySchema = z.object({
  traceId: z.int().positive(),
  /** Version of the note the run was made on. */
  version: z.int().positive(),
  savedAt: z.string(),
  /** Version of the program. */
  program: z.string(),
  packHash: z.string(),
  setting: z.enum(['gp', 'ed', 'hospital']),
  choices: z.array(caseChoiceSchema),
  /** SHA-256 of the result, hexadecimal: equal digests are equal results. */
  digest: z.string(),
  top: z.array(conditionRefSchema.extend({ icd10: z.string(), probability: z.number() })),
});
export type TraceSummary = z.infer<typeof traceSummarySchema>;

/** A kept run as opened: its text and its whole result. */
export const traceSchema = traceSummarySchema.extend({ text: z.string(), result: analysisSchema });
export type Trace = z.infer<typeof traceSchema>;

/** A run made again from its text and settings, with the knowledge of today. */
export const rerunSchema = z.object({
  same: z.boolean(),
  samePack: z.boolean(),
  sameProgram: z.boolean(),
  /** From the kept result to the new one; empty when they are the same. */
  changes: changesSchema,
});
export type Rerun = z.infer<typeof rerunSchema>;
