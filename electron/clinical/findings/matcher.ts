import type { Knowledge } from '../knowledge/knowledge.ts';
import type { ContentWord, Wording } from '../knowledge/wording.ts';
import { type Form, Forms } from './form-index.ts';
import { keepLongest } from './keep-longest.ts';
import type { Match } from './match.ts';
import {
  adjacentWords,
  barrierWords,
  droppableWords,
  freeWords,
  generalWords,
  linkCost,
  neverAlone,
  siteStems,
} from './match-words.ts';

/** What a sentence inherits: stems of sites and specimens named by the heading it stands under. */
export type Carried = { readonly heading: readonly string[]; readonly subject: boolean };
const nothingCarried: Carried = { heading: [], subject: false };

/** Content words a match may skip inside itself. A comma counts as a little more, so that two words do not join across it. */
const largestGap = 2.2;
const commaCost = 1.1;

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
  /** For each word the sites that its heading or the subject before it names, by vocabulary number. */
  readonly sites: readonly (ReadonlySet<number> | null)[];
};

/**
 * Finds every wording of a pack in a text, whatever the order of its words, with small gaps. Built once per pack.
 */
export class Matcher {
  readonly #forms: Forms;
  readonly #wording: Wording;
  /** Stems a wording can do without, by number. */
  readonly #droppable: ReadonlySet<number>;
  readonly #siteStems: ReadonlySet<string>;
  readonly #sites: ReadonlySet<number>;

  constructor({ index, wording }: Knowledge) {
    this.#wording = wording;
    this.#forms = new Forms(index.forms);
    this.#droppable = new Set([...droppableWords].flatMap((stem) => this.#forms.numberOf(stem) ?? []));
    this.#siteStems = siteStems(wording);
    this.#sites = new Set([...this.#siteStems].flatMap((stem) => this.#forms.numberOf(stem) ?? []));
  }

  /** The words of a text as this matcher compares them. */
  words(text: string): ContentWord[] {
    return this.#wording.words(text);
  }

  /** All matches in one sentence (its words, and its text for the commas), the longest first per layer. */
  match(words: readonly ContentWord[], text: string, carried: Carried = nothingCarried): Match[] {
    const out: Match[] = [];
    for (let from = 0; from < words.length; from += pieceLength)
      out.push(...this.#matchPiece(this.#prepare(words.slice(from, from + pieceLength), text, carried), from));
    return out;
  }

  /** The sites and specimens that a heading names, as stems. */
  sitesIn(heading: string): string[] {
    const named = /\b(?:urinalysis|dipstick)\b/i.test(heading) ? `${heading} urine` : heading;
    return this.#wording.stems(named).filter((s) => this.#siteStems.has(s));
  }

  /**
   * The sites that hold at each word: those of the last label before it ("Right knee: tender"), else, where
   * descriptions run on ("tonsils enlarged, with exudate"), those of the last noun group before it, else the heading's.
   */
  #sitesAt(words: readonly ContentWord[], text: string, { heading, subject }: Carried): (Set<number> | null)[] {
    const number = (stem: string) => this.#forms.numberOf(stem) ?? -1;
    let held = heading.length > 0 ? new Set(heading.map(number)) : null;
    let run: number[] = [];
    return words.map((w, i) => {
      const id = number(w.stem);
      const isSite = this.#sites.has(id);
      const here = held;
      if (isSite) run.push(id);
      const after = text.slice(w.end, words[i + 1]?.start ?? w.end + 2);
      if (run.length > 0 && (/[:：]/.test(after) || (subject && !isSite && w.stem !== ''))) {
        held = new Set(run);
        run = [];
      }
      return here;
    });
  }

  #prepare(words: readonly ContentWord[], text: string, carried: Carried): Piece {
    const n = words.length;
    const ids = new Int32Array(n);
    const cost = new Float64Array(n + 1);
    const barrier = new Int32Array(n + 1);
    for (let i = 0; i < n; i++) {
      const { stem, end } = words[i] as ContentWord;
      ids[i] = stem === '' ? -1 : (this.#forms.numberOf(stem) ?? -2);
      const next = words[i + 1]?.start ?? end;
      const comma = /[,，、:：]/.test(text.slice(end, next)) ? commaCost : 0;
      const own =
        stem === '' ? (linkCost[text.slice(words[i]?.start, end).toLowerCase()] ?? 0) : freeWords.has(stem) ? 0 : 1;
      cost[i + 1] = (cost[i] ?? 0) + own + comma;
      barrier[i + 1] = (barrier[i] ?? 0) + (barrierWords.has(stem) ? 1 : 0);
    }
    return { words, text, ids, cost, barrier, sites: this.#sitesAt(words, text, carried) };
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
    const located = this.#locate(form, piece, i);
    if (located === null) return null;
    const { positions, whole, carried } = located;
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
    // A carried site needs something here that is no site and says more than that something was looked at.
    if (carried > 0 && !positions.some((p) => this.#tells(piece, p))) return null;
    if (carried > 0 && form.layer === 'normal' && positions.length < 2) return null;
    let ownBarriers = 0;
    for (const p of positions) if (barrierWords.has(words[p]?.stem ?? '')) ownBarriers++;
    if ((barrier[last] ?? 0) - (barrier[first] ?? 0) > ownBarriers) return null;
    // Cost of what lies between, without the matched words themselves (a free word may be part of the form).
    let gap = (cost[last] ?? 0) - (cost[first] ?? 0);
    for (const p of positions) if (p !== last && !freeWords.has(words[p]?.stem ?? '')) gap -= 1;
    // A wording with its own negation ("no fever", "unable to walk without help") is read only as it stands.
    if (ownBarriers > 0 && (gap > 0 || !whole || !ascending(form, positions))) return null;
    if (form.stems.length === 2 && positions.some((p) => adjacentWords.has(words[p]?.own ?? '')))
      if (gap > 0 || !ascending(form, positions)) return null;
    if (gap > (whole && carried === 0 && positions.length > 2 ? largestGap : 1)) return null;
    return {
      layer: form.layer,
      index: form.index,
      words: positions.map((p) => p + offset).sort((a, b) => a - b),
      start: words[first]?.start ?? 0,
      end: words[last]?.end ?? 0,
      gap,
      whole,
      carried,
    };
  }

  #tells({ ids, words }: Piece, position: number): boolean {
    return !this.#sites.has(ids[position] ?? -1) && !generalWords.has(words[position]?.own ?? '');
  }

  /** Positions of the stems of a form nearest to its anchor at `i`; null when more than one dispensable stem is missing. */
  #locate(
    form: Form,
    { ids, sites }: Piece,
    i: number,
  ): { positions: number[]; whole: boolean; carried: number } | null {
    const { stems } = form;
    const site = sites[i];
    const positions = [i];
    const reach = stems.length * 2 + 6;
    let whole = true;
    let carried = 0;
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
      if (site?.has(wanted) && form.layer !== 'condition') {
        carried++;
        continue;
      }
      if (whole === false || stems.length < partialFrom || !this.#droppable.has(wanted)) return null;
      whole = false;
    }
    return { positions, whole, carried };
  }
}

/** Whether a word is a part of a hyphenated one: "RADS" in "TI-RADS", "stress" in "stress-free". */
const isPartOfWord = (text: string, word: ContentWord) =>
  /[\p{L}]-$/u.test(text.slice(Math.max(0, word.start - 2), word.start)) ||
  /^-(?:free|like)\b/.test(text.slice(word.end, word.end + 6));

/** An abbreviation is read as written; one of mixed case in capitals only in a text without small letters. */
function isWritten(abbreviation: string, text: string, word: ContentWord): boolean {
  if (abbreviation.includes(' ')) {
    const around = text.slice(Math.max(0, word.start - abbreviation.length), word.end + abbreviation.length);
    return around.toLowerCase().includes(abbreviation);
  }
  const written = text.slice(word.start, word.end).replace(/s$/, '');
  if (written === abbreviation) return true;
  if (written !== abbreviation.toUpperCase()) return false;
  return /^[A-Z]?[a-z]+\d*$/.test(abbreviation) || !/[a-z]{2}/.test(text);
}

/** Whether the matched words stand in the order of the wording. */
function ascending({ order }: Form, positions: readonly number[]): boolean {
  const inOrder = positions.map((p, i) => [order[i] ?? 0, p] as const).sort(([a], [b]) => a - b);
  return inOrder.every(([, p], i) => i === 0 || p > (inOrder[i - 1]?.[1] ?? 0));
}
