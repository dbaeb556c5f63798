import type { LlamaModel, Token } from 'node-llama-cpp';

/** Tokens before the new ones that the detokenizer looks at to place spaces. */
const context = 8;
/** A character of UTF-8 has at most four bytes, and a token at least one. */
const mostHeld = 4;

/** Turns tokens into text as they come; the bytes of an unfinished character are held back until it is whole. */
export function tokenText(model: Pick<LlamaModel, 'detokenize'>): (token: Token) => string {
  let before: Token[] = [];
  let held: Token[] = [];
  return (token) => {
    held.push(token);
    const text = model.detokenize(held, false, before);
    if (text.endsWith('\ufffd') && held.length < mostHeld) return '';
    // Bytes that are no character at all (a weak model's) show as one sign, as a grammar counts them.
    before = [...before, ...held].slice(-context);
    held = [];
    return text.replace(/\ufffd+/g, '\ufffd');
  };
}
