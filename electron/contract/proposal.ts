import { z } from 'zod';
import { assertionSchema } from './finding.ts';

/**
 * A finding that a model proposes. Its quote stands in the note at `start`–`end` (UTF-16 code units) and its concept is
 * in the pack; it counts for nothing until the user accepts it, which makes it a decision.
 */
export const proposalSchema = z.object({
  conceptId: z.string(),
  label: z.string(),
  kind: z.string(),
  quote: z.string(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  assertion: assertionSchema,
});
export type Proposal = z.infer<typeof proposalSchema>;

/** What a model proposed for one version of a note. `model` is the file's name, never its path. */
export const proposalsSchema = z.object({
  model: z.string(),
  proposals: z.array(proposalSchema),
  /** How many it wrote that are not offered: not in the note, not in the pack, known already, or decided by the user. */
  dropped: z.int().nonnegative(),
  stopped: z.boolean(),
});
export type Proposals = z.infer<typeof proposalsSchema>;

/** What streams while a model reads a note: how far it is, then each proposal as soon as it is complete and checked. */
export const proposalEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('reading'), readTokens: z.int(), promptTokens: z.int() }),
  z.object({ type: z.literal('proposal'), proposal: proposalSchema }),
]);
export type ProposalEvent = z.infer<typeof proposalEventSchema>;
