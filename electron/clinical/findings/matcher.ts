import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Layer } from '../knowledge/pack-data.ts';
import type { ContentWord, Wording } from '../knowledge/wording.ts';
import { type Form, Forms } from './form-index.ts';
import { keepLongest } from './keep-longest.ts';
import { barrierWords, droppableWords, freeWords, linkCost, neverAlone } from './match-words.ts';

/** One wording found in a sentence. `words` are the positions of the matched words in the sentence. */
export type Match = {
  readonly layer: Layer;
  /** Position in `concepts` for findings and conditions, in `analytes` for analytes. */
  readonly index: number;
  readonly words: readonly number[];
  readonly start: number;
  readonly end: number;
  readonly gap: number;
  /** Whether every word of the wording was read, or all but one that only tells its course ("sudden", "episode"). */
  readonly whole: boolean;
};

/** Content words a match may skip inside itself; a comma counts as one. */
const largestGap = 2;

/** A wording of at least this many words may lack one that only tells its course. */
const partialFrom = 3;

/** Sentences are read in pieces of at most this many words, so that time stays linear in the note. */
const pieceLength = 240;

/** A sentence prepared for comparison. */
type Piece = {
  readonly words: readonly ContentWord[];
  readonly text: string;
  readonly ids: Int32Array;
  /** Running cost of passing over words, and running count of barriers. */
  readonly cost: Float64Array;
  readonly barrier: Int32Array;
};

/**
 * Finds every wording of a pack in a text, whatever the order of its words, with small gaps. Built once per pack.
 */
export class Matcher {
  readonly #forms: Forms;
  readonly #wording: Wording;
  /** Stems a wording can do without, by number. */
  readonly #droppable: ReadonlySet<number>;

  constructor({ index, wording }: Knowledge) {
    this.#wording = wording;
    this.#forms = new Forms(index.forms);
    this.#droppable = new Set([...droppableWords].flatMap((stem) => this.#forms.numberOf(stem) ?? []));
  }

  /** The words of a text as this matcher compares them. */
  words(text: string): ContentWord[] {
    return this.#wording.words(text);
  }

  /** All matches in one sentence (its words, and its text for the commas), the longest first per layer. */
  match(words: readonly ContentWord[], text: string): Match[] {
    const out: Match[] = [];
    for (let from = 0; from < words.length; from += pieceLength)
      out.push(...this.#matchPiece(this.#prepare(words.slice(from, from + pieceLength), text), from));
    return out;
  }

  #prepare(words: readonly ContentWord[], text: string): Piece {
    const n = words.length;
    const ids = new Int32Array(n);
    const cost = new Float64Array(n + 1);
    const barrier = new Int32Array(n + 1);
    for (let i = 0; i < n; i++) {
      const { stem, end } = words[i] as ContentWord;
      ids[i] = stem === '' ? -1 : (this.#forms.numberOf(stem) ?? -2);
      const next = words[i + 1]?.start ?? end;
      const comma = /[,，、:：]/.test(text.slice(end, next)) ? 1 : 0;
      const own =
        stem === '' ? (linkCost[text.slice(words[i]?.start, end).toLowerCase()] ?? 0) : freeWords.has(stem) ? 0 : 1;
      cost[i + 1] = (cost[i] ?? 0) + own + comma;
      barrier[i + 1] = (barrier[i] ?? 0) + (barrierWords.has(stem) ? 1 : 0);
    }
    return { words, text, ids, cost, barrier };
  }

  #matchPiece(piece: Piece, offset: number): Match[] {
    const matches: Match[] = [];
    for (let i = 0; i < piece.words.length; i++) {
      const id = piece.ids[i] ?? -1;
      if (id < 0) continue;
      for (const form of this.#forms.under(id)) {
        const m = this.#tryForm(form, piece, i, offset);
        if (m !== null) matches.push(m);
      }
    }
    return keepLongest(matches);
  }

  /** A form at its anchor word `i`, or null. */
  #tryForm(form: Form, piece: Piece, i: number, offset: number): Match | null {
    const { words, text, cost, barrier } = piece;
    const located = this.#locate(form, piece.ids, i);
    if (located === null) return null;
    const { positions, whole } = located;
    if (form.stems.length === 1) {
      const word = words[i] as ContentWord;
      if (neverAlone.has(text.slice(word.start, word.end).toLowerCase())) return null;
      if (isPartOfWord(text, word)) return null;
      if (form.exact !== null && !isWritten(form.exact, text, word)) return null;
    }
    let first = i;
    let last = i;
    for (const p of positions) {
      if (p < first) first = p;
      if (p > last) last = p;
    }
    let ownBarriers = 0;
    for (const p of positions) if (barrierWords.has(words[p]?.stem ?? '')) ownBarriers++;
    if ((barrier[last] ?? 0) - (barrier[first] ?? 0) > ownBarriers) return null;
    // Cost of what lies between, without the matched words themselves (a free word may be part of the form).
    let gap = (cost[last] ?? 0) - (cost[first] ?? 0);
    for (const p of positions) if (p !== last && !freeWords.has(words[p]?.stem ?? '')) gap -= 1;
    // A wording with its own negation ("no fever", "unable to walk without help") is read only as it stands.
    if (ownBarriers > 0 && (gap > 0 || !whole || !ascending(form, positions))) return null;
    if (gap > (!whole ? 1 : Math.min(largestGap, positions.length - 1))) return null;
    return {
      layer: form.layer,
      index: form.index,
      words: positions.map((p) => p + offset).sort((a, b) => a - b),
      start: words[first]?.start ?? 0,
      end: words[last]?.end ?? 0,
      gap,
      whole,
    };
  }

  /** Positions of the stems of a form nearest to its anchor at `i`; null when more than one dispensable stem is missing. */
  #locate(form: Form, ids: Int32Array, i: number): { positions: number[]; whole: boolean } | null {
    const { stems } = form;
    const positions = [i];
    const reach = stems.length * 2 + 6;
    let whole = true;
    for (let k = 1; k < stems.length; k++) {
      const wanted = stems[k] ?? -1;
      let found = -1;
      for (let d = 1; d <= reach; d++) {
        // To the right first: in English the qualifier usually precedes, so the anchor's partner follows.
        if (ids[i + d] === wanted) found = i + d;
        else if (ids[i - d] === wanted) found = i - d;
        if (found >= 0) break;
      }
      if (found >= 0) {
        positions.push(found);
        continue;
      }
      if (whole === false || stems.length < partialFrom || !this.#droppable.has(wanted)) return null;
      whole = false;
    }
    return { positions, whole };
  }
}

/** Whether a word is a part of a hyphenated one: "RADS" in "TI-RADS", "stress" in "stress-free". */
const isPartOfWord = (text: string, word: ContentWord) =>
  /[\p{L}]-$/u.test(text.slice(Math.max(0, word.start - 2), word.start)) ||
  /^-(?:free|like)\b/.test(text.slice(word.end, word.end + 6));

function isWritten(abbreviation: string, text: string, word: ContentWord): boolean {
  const written = text.slice(word.start, word.end).replace(/s$/, '');
  return written === abbreviation || written === abbreviation.toUpperCase();
}

/** Whether the matched words stand in the order of the wording. */
function ascending({ order }: Form, positions: readonly number[]): boolean {
  const inOrder = positions.map((p, i) => [order[i] ?? 0, p] as const).sort(([a], [b]) => a - b);
  return inOrder.every(([, p], i) => i === 0 || p > (inOrder[i - 1]?.[1] ?? 0));
}
