import { expect, test } from 'vitest';
import { boundedSchemaSchema } from './bounded-schema.ts';
import { grammarOf } from './grammar.ts';

test('writes one rule for a schema, with its bounds', () => {
  const grammar = grammarOf({
    type: 'object',
    properties: {
      'a "key"': { type: 'string', maxLength: 5, minLength: 1 },
      list: { type: 'array', items: { type: 'integer' }, minItems: 1, maxItems: 3 },
      maybe: { type: 'array', items: { enum: ['x', 'y'] }, maxItems: 2 },
    },
  });
  expect(grammar.split('\n')[0]).toBe(
    String.raw`root ::= "{" "\"a \\\"key\\\"\"" ":" " "? "\"" char{1,5} "\"" "," " "? "\"list\"" ":" " "? "[" integer ("," " "? integer){0,2} "]"` +
      String.raw` "," " "? "\"maybe\"" ":" " "? "[" (("\"x\"" | "\"y\"") ("," " "? ("\"x\"" | "\"y\"")){0,1})? "]" "}"`,
  );
});

test('a schema without bounds, or with more than a grammar can hold, is not one', () => {
  for (const schema of [
    { type: 'string' },
    { type: 'array', items: { type: 'null' } },
    { type: 'string', maxLength: 1e6 },
    { type: 'string', maxLength: 2, minLength: 3 },
    { type: 'array', items: { type: 'null' }, maxItems: 1, minItems: 2 },
    { type: 'object', properties: { text: { type: 'string' } } },
    { type: 'string', maxLength: 5, pattern: 'x' },
    { enum: [] },
  ])
    expect(boundedSchemaSchema.safeParse(schema).success).toBe(false);
});
