import { z } from 'zod';

/**
 * The part of JSON schema a grammar is made from. Every string and every array has an upper bound, since a weak model
 * under a grammar without one may write for ever. All properties are required, in the order given.
 */
export type BoundedSchema =
  | { readonly type: 'string'; readonly maxLength: number; readonly minLength?: number }
  | { readonly type: 'integer' | 'boolean' | 'null' }
  | { readonly enum: readonly string[] }
  | {
      readonly type: 'array';
      readonly items: BoundedSchema;
      readonly maxItems: number;
      readonly minItems?: number;
    }
  | { readonly type: 'object'; readonly properties: { readonly [key: string]: BoundedSchema } };

/** llama.cpp refuses 2000 repetitions and more, or takes them as without a bound. */
const length = z.int().min(0).max(1500);
const items = z.int().min(0).max(200);

export const boundedSchemaSchema: z.ZodType<BoundedSchema> = z.lazy(() =>
  z.union([
    z
      .strictObject({ type: z.literal('string'), maxLength: length, minLength: length.exactOptional() })
      .refine((s) => (s.minLength ?? 0) <= s.maxLength),
    z.strictObject({ type: z.enum(['integer', 'boolean', 'null']) }),
    z.strictObject({ enum: z.array(z.string().max(200)).min(1).max(200) }),
    z
      .strictObject({
        type: z.literal('array'),
        items: boundedSchemaSchema,
        maxItems: items,
        minItems: items.exactOptional(),
      })
      .refine((s) => (s.minItems ?? 0) <= s.maxItems),
    z.strictObject({
      type: z.literal('object'),
      properties: z.record(z.string().max(100), boundedSchemaSchema).refine((p) => Object.keys(p).length > 0),
    }),
  ]),
);
