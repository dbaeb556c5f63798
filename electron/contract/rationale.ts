import { z } from 'zod';
import { rationaleStepSchema } from './differential.ts';

/** Result of checking one step of a model's rationale against the findings and the ledger. */
export const verdictSchema = z.object({
  support: z.enum(['supported', 'partly', 'unsupported']),
  /** Why the step is not fully supported, one sentence per problem; empty when supported. */
  problems: z.array(z.string()),
});
export type Verdict = z.infer<typeof verdictSchema>;

export const checkedStepSchema = rationaleStepSchema.extend({ verdict: verdictSchema });
export type CheckedStep = z.infer<typeof checkedStepSchema>;

/** A rationale a model wrote for one version of a note. `model` is the file's name, never its path. */
export const modelRationaleSchema = z.object({
  model: z.string(),
  steps: z.array(checkedStepSchema),
  stopped: z.boolean(),
  promptTokens: z.int().nonnegative(),
  generatedTokens: z.int().nonnegative(),
  tokensPerSecond: z.number().nonnegative(),
});
export type ModelRationale = z.infer<typeof modelRationaleSchema>;

/** What streams while a model writes: raw text as it comes, then each step as soon as it is complete and checked. */
export const rationaleEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('reading'), readTokens: z.int(), promptTokens: z.int() }),
  z.object({ type: z.literal('delta'), text: z.string() }),
  z.object({ type: z.literal('step'), step: checkedStepSchema }),
]);
export type RationaleEvent = z.infer<typeof rationaleEventSchema>;

export const modelStateSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('loading'), name: z.string(), progress: z.number().min(0).max(1) }),
  z.object({
    state: z.literal('ready'),
    name: z.string(),
    architecture: z.string(),
    sizeBytes: z.number(),
    contextTokens: z.int(),
    /** 'CPU' or the device name(s) in use. */
    device: z.string(),
    gpuLayers: z.int(),
    totalLayers: z.int(),
  }),
  z.object({ state: z.literal('failed'), name: z.string(), reason: z.string() }),
]);
export type ModelState = z.infer<typeof modelStateSchema>;
