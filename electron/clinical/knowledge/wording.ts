import type { PackData } from './pack-data.ts';
import { isSmallWord, stemOf, type Token, type WordClasses, wordClasses, wordsOf } from './words.ts';

/** A content word of a text. `stem` is what its class has in common; `own` is the word itself, before classes. */
export type ContentWord = Token & { readonly own: string };

const numerals: ReadonlyMap<string, string> = new Map(
  [
    ['1', 'i', 'one', 'first', 'ⅰ'],
    ['2', 'ii', 'two', 'second', 'ⅱ'],
    ['3', 'iii', 'three', 'third', 'ⅲ'],
    ['4', 'iv', 'four', 'fourth', 'ⅳ'],
    ['5', 'v', 'five', 'fifth', 'ⅴ'],
    ['6', 'vi', 'six', 'sixth'],
  ].flatMap(([digit, ...ways]) => [digit, ...ways].map((w) => [w ?? '', `#${digit}`] as const)),
);
const gradeStem = stemOf('grade');
/** Words beside which a numeral is a grade, and beside which a lone letter is a name. */
const gradeWords = new Set(['grade', 'degree', 'class', 'stage', 'type', 'nyha', 'factor'].map(stemOf));
const letterWords = new Set(
  ['hepatitis', 'influenza', 'vitamin', 'streptococcus', 'streptococcal', 'group', 'type', 'haemophilia', 'child'].map(
    stemOf,
  ),
);

/** The stem of a grade's numeral ("II" in "tonsils grade II", "II°") or a name's letter ("A" in "hepatitis A"), else null. */
function markOf(text: string, raw: readonly Token[], i: number): string | null {
  const { start, end } = raw[i] as Token;
  if (end - start > 6) return null;
  const written = text.slice(start, end).toLowerCase();
  const before = raw[i - 1]?.stem ?? '';
  if (written === 'a') return letterWords.has(before) && text.charAt(start) === 'A' ? '#a' : null;
  const numeral = numerals.get(written);
  if (numeral === undefined) return null;
  const beside = gradeWords.has(before) || gradeWords.has(raw[i + 1]?.stem ?? '') || text.charAt(end) === '°';
  return beside && !/^\s?[.,]\d/.test(text.slice(end, end + 3)) ? numeral : null;
}

/** The pack's rules for which words are equal, applied alike to the pack's forms and to notes. */
export class Wording {
  readonly #classes: WordClasses;
  readonly #phrases = new Map<string, readonly { readonly tail: readonly string[]; readonly becomes: string }[]>();

  constructor(words: Pick<PackData, 'classes' | 'phrases'>) {
    this.#classes = wordClasses(words.classes);
    for (const [becomes, phrases] of Object.entries(words.phrases)) {
      for (const phrase of phrases) {
        const [head, ...tail] = wordsOf(phrase).map((w) => w.stem);
        if (head === undefined || tail.length === 0) continue;
        const target = this.#classes.get(stemOf(becomes)) ?? stemOf(becomes);
        this.#phrases.set(head, [...(this.#phrases.get(head) ?? []), { tail, becomes: target }]);
      }
    }
  }

  /** Every word of a text; small words keep the stem '' so that they hold a place but never match. */
  words(text: string): ContentWord[] {
    const raw = wordsOf(text);
    const out: ContentWord[] = [];
    for (let i = 0; i < raw.length; i++) {
      const token = raw[i] as Token;
      const phrase = this.#phrases.get(token.stem)?.find((p) => p.tail.every((t, k) => raw[i + 1 + k]?.stem === t));
      if (phrase) {
        const last = raw[i + phrase.tail.length] as Token;
        out.push({ stem: phrase.becomes, own: phrase.becomes, start: token.start, end: last.end });
        i += phrase.tail.length;
      } else {
        const marked = markOf(text, raw, i);
        const stem = marked ?? (isSmallWord(token.stem) ? '' : (this.#classes.get(token.stem) ?? token.stem));
        out.push({ stem, own: token.stem, start: token.start, end: token.end });
        // "II°" is "grade II".
        if (marked !== null && /^\s?°(?!\s?[CF])/.test(text.slice(token.end, token.end + 4)))
          out.push({ stem: gradeStem, own: gradeStem, start: token.start, end: token.end + 1 });
      }
    }
    return out;
  }

  /** The distinct content stems of a form, in order. */
  stems(form: string): string[] {
    return [...new Set(this.words(form).map((w) => w.stem))].filter((s) => s !== '');
  }

  /** Equal keys are the same form to the reader, whatever their word order. */
  key(form: string): string {
    return this.stems(form).sort().join(' ');
  }
}
