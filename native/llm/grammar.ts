import type { BoundedSchema } from './bounded-schema.ts';

/**
 * Inside a string: no control characters, and of the escapes only those a text needs (`\u` would let a model write
 * halves of surrogate pairs; it can write the character itself).
 */
const characterRule = String.raw`char ::= [^"\\\x00-\x1F\x7F] | "\\" ["\\/nt]`;
const integerRule = 'integer ::= "-"? ("0" | [1-9] [0-9]{0,8})';

/**
 * The GBNF grammar (llama.cpp, grammars/README.md) of exactly the JSON texts of a schema, on one line with at most a
 * space after a colon or comma: white space costs tokens. Lengths count code points. The text ends with its value.
 */
export function grammarOf(schema: BoundedSchema): string {
  return [`root ::= ${expression(schema)}`, characterRule, integerRule].join('\n');
}

const literal = (json: string) => `"${json.replace(/[\\"]/g, '\\$&')}"`;
const quoted = (text: string) => literal(JSON.stringify(text));
const separator = '"," " "?';

function expression(schema: BoundedSchema): string {
  if ('enum' in schema) return `(${schema.enum.map(quoted).join(' | ')})`;
  switch (schema.type) {
    case 'string':
      return String.raw`"\"" char{${schema.minLength ?? 0},${schema.maxLength}} "\""`;
    case 'integer':
      return 'integer';
    case 'boolean':
      return '("true" | "false")';
    case 'null':
      return '"null"';
    case 'array':
      return `"[" ${items(expression(schema.items), schema.minItems ?? 0, schema.maxItems)} "]"`;
    case 'object': {
      const members = Object.entries(schema.properties).map(
        ([key, value]) => `${quoted(key)} ":" " "? ${expression(value)}`,
      );
      return `"{" ${members.join(` ${separator} `)} "}"`;
    }
  }
}

function items(item: string, least: number, most: number): string {
  if (most === 0) return '';
  const list = `${item} (${separator} ${item}){${Math.max(0, least - 1)},${most - 1}}`;
  return least > 0 ? list : `(${list})?`;
}
