import type { PackData } from './pack-data.ts';
import { isSmallWord, stemOf, type Token, type WordClasses, wordClasses, wordsOf } from './words.ts';

/** A content word of a text. `stem` is what its class has in common; `own` is the word itself, before classes. */
export type ContentWord = Token & { readonly own: string };

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
        const stem = isSmallWord(token.stem) ? '' : (this.#classes.get(token.stem) ?? token.stem);
        out.push({ stem, own: token.stem, start: token.start, end: token.end });
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
