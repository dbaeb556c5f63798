/** A stretch of a note that is read on its own: a sentence, a list item, a table row. UTF-16 offsets, end exclusive. */
export type Sentence = { readonly start: number; readonly end: number };

/** Full stops after these do not end a sentence. */
const abbreviations =
  /(?:\b(?:dr|mr|mrs|ms|prof|st|vs|approx|ca|cf|fig|no|resp|temp|wt|ht|e\.g|i\.e|a\.m|p\.m|incl|ext|bil|lat|hx|q\.d|b\.i\.d|t\.i\.d)|\b[A-Z])$/i;

/** A new line starts a new sentence when what follows looks like a heading, a list item or a new statement. */
const newStatement = /^[ \t]*(?:$|[-*•#>|]|\d{1,2}[.)]|[\p{Lu}\p{N}("'])/u;

/** No sentence is longer than this; text without any punctuation is cut at a space, so that reading stays linear. */
const longestSentence = 2000;

/**
 * Splits `note[start, end)` into sentences. Decimals, abbreviations and hard-wrapped lines stay whole. Linear.
 */
export function sentencesIn(note: string, start: number, end: number): Sentence[] {
  const out: Sentence[] = [];
  let from = start;
  const cut = (to: number) => {
    if (note.slice(from, to).trim() !== '') out.push({ start: from, end: to });
    from = to;
  };
  for (let i = start; i < end; i++) {
    const c = note.charCodeAt(i);
    if (i - from > longestSentence && (c === 0x20 || i - from > 2 * longestSentence)) cut(i);
    if (c === 0x0a) {
      const lineEnd = note.indexOf('\n', i + 1);
      const next = note.slice(i + 1, Math.min(lineEnd < 0 ? end : lineEnd, i + 41));
      if (newStatement.test(next)) cut(i + 1);
    } else if (
      c === 0x3002 ||
      c === 0xff1b ||
      c === 0x3b ||
      c === 0x21 ||
      c === 0x3f ||
      c === 0xff01 ||
      c === 0xff1f ||
      c === 0x7c
    ) {
      // "?" directly before a word is a clinician's "query", not the end of a sentence.
      if (c === 0x3f && /[A-Za-z]/.test(note.charAt(i + 1))) continue;
      cut(i + 1);
    } else if (c === 0x2e) {
      const after = note.charAt(i + 1);
      if (after !== '' && !/[\s"')\]]/.test(after)) continue;
      if (abbreviations.test(note.slice(Math.max(from, i - 8), i))) continue;
      cut(i + 1);
    }
  }
  cut(end);
  return out;
}
