import { z } from 'zod';
import { errorCodes } from '../../electron/contract/error.ts';
import { boundedSchemaSchema } from './bounded-schema.ts';

/** What the core and the model host say to each other. Both ends parse what they receive; lengths are UTF-16 units. */

const requestId = z.int().positive();
const count = z.int().nonnegative();

export const loadRequestSchema = z.strictObject({
  file: z.string().min(1).max(4096),
  sizeBytes: z.number().positive(),
  kvBytesPerToken: z.number().nonnegative(),
  /** Tokens of context wanted; the host gives fewer when the model or the memory has fewer. */
  contextTokens: z.int().min(256).max(1_048_576),
});
export type LoadRequest = z.infer<typeof loadRequestSchema>;

export const generateRequestSchema = z.strictObject({
  /** The part that is the same for every note; it comes first so that its evaluation is reused. */
  fixedPrompt: z.string().max(200_000),
  variablePrompt: z.string().max(4_000_000),
  schema: boundedSchemaSchema,
  maxTokens: z.int().min(1).max(16_384),
  /** 0 always takes the most likely token. */
  temperature: z.number().min(0).max(2),
  seed: z.int().min(0).max(0xffff_ffff),
});
export type GenerateRequest = z.infer<typeof generateRequestSchema>;

export const clientMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('load'), id: requestId, request: loadRequestSchema }),
  z.strictObject({ type: z.literal('generate'), id: requestId, request: generateRequestSchema }),
  /** Asks for the end of the request with this id; that request still answers. */
  z.strictObject({ type: z.literal('stop'), id: requestId }),
  z.strictObject({ type: z.literal('unload'), id: requestId }),
]);
export type ClientMessage = z.infer<typeof clientMessageSchema>;

export const loadedSchema = z.strictObject({
  contextTokens: count,
  /** 'CPU', or the devices that hold layers. */
  device: z.string().max(1000),
  gpuLayers: count,
  totalLayers: count,
});
export type Loaded = z.infer<typeof loadedSchema>;

export const generatedSchema = z.strictObject({
  promptTokens: count,
  /** Tokens of the prompt that did not have to be read again. */
  reusedTokens: count,
  generatedTokens: count,
  /** Prompt tokens read per second, without the reused ones; 0 when nothing was read. */
  readTokensPerSecond: z.number().nonnegative(),
  tokensPerSecond: z.number().nonnegative(),
  /** `complete`: the JSON value is closed; `length`: a limit ended it; `stopped`: the user did. */
  end: z.enum(['complete', 'length', 'stopped']),
});
export type Generated = z.infer<typeof generatedSchema>;

const doneSchema = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('load'), loaded: loadedSchema }),
  z.strictObject({ of: z.literal('generate'), generated: generatedSchema }),
  z.strictObject({ of: z.literal('unload') }),
]);
export type Done = z.infer<typeof doneSchema>;

export const hostMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('loading'), id: requestId, progress: z.number().min(0).max(1) }),
  z.strictObject({ type: z.literal('reading'), id: requestId, readTokens: count, promptTokens: count }),
  z.strictObject({ type: z.literal('delta'), id: requestId, text: z.string().max(10_000) }),
  z.strictObject({ type: z.literal('done'), id: requestId, result: doneSchema }),
  z.strictObject({
    type: z.literal('error'),
    id: requestId,
    code: z.enum(errorCodes),
    detail: z.string().max(200).optional(),
  }),
]);
export type HostMessage = z.infer<typeof hostMessageSchema>;
