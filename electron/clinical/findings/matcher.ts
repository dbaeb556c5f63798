import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Layer } from '../knowledge/pack-data.ts';
import type { ContentWord } from '../knowledge/wording.ts';

/** One wording found in a sentence. `words` are the positions of the matched words in the sentence. */
export type Match = {
  readonly layer: Layer;
  /** Position in `concepts` for findings and conditions, in `analytes` for analytes. */
  readonly index: number;
  readonly words: readonly number[];
  readonly start: number;
  readonly end: number;
  readonly gap: number;
};

/** `order` gives, for each stem (anchor first), its place in the wording as authored. */
type Form = {
  readonly stems: readonly number[];
  readonly order: readonly number[];
  readonly layer: Layer;
  readonly index: number;
  readonly exact: string | null;
};

/** Content words a match may skip inside itself; a comma counts as one. */
const largestGap = 2;

/** Words that may stand inside a match without counting as a gap: side, severity and degree. */
const freeWords = new Set(
  (
    'left right bilateral mild slight moderate severe marked obvious significant obvious minor small large multiple several ' +
    'local localized diffuse generalized occasional intermittent persistent constant continuous progressive new old ' +
    'upper lower anterior posterior medial lateral further noted observed visible seen see palpable feel'
  ).split(' '),
);

/** What a small word inside a match costs: "swelling and pain of the knee" is one, "chest pain or short breath" is two. */
const linkCost: Readonly<Record<string, number>> = { or: 1.5, and: 0.5 };

/** Words no match may reach across. */
const barriers = new Set('no not without deny denies denied nor neither never but except however although'.split(' '));

/** Words of a class that are no finding by themselves: "red" in "bright red blood" is not erythema. */
const neverAlone = new Set(['red', 'high', 'low', 'large', 'swell']);

/** Sentences are read in pieces of at most this many words, so that time stays linear in the note. */
const pieceLength = 240;

/**
 * Finds every wording of a pack in a text, whatever the order of its words, with small gaps. Built once per pack.
 */
export class Matcher {
  readonly #vocabulary = new Map<string, number>();
  readonly #byAnchor: (readonly Form[])[] = [];
  readonly #knowledge: Knowledge;

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
    const forms = knowledge.pack.readings.map(({ layer, index, stems, exact }): Form => {
      const ids = stems.split(' ').map((s) => {
        const id = this.#vocabulary.get(s) ?? this.#vocabulary.size;
        this.#vocabulary.set(s, id);
        return id;
      });
      return { layer, index, stems: ids, order: ids.map((_, i) => i), exact };
    });
    this.#index(forms);
  }

  /** Files each form under its rarest word, so that few forms are tried per word of a note. */
  #index(forms: readonly Form[]) {
    const frequency = new Uint32Array(this.#vocabulary.size);
    for (const f of forms) for (const s of f.stems) frequency[s] = (frequency[s] ?? 0) + 1;
    const lists: Form[][] = Array.from({ length: this.#vocabulary.size }, () => []);
    for (const f of forms) {
      const anchor = f.stems.reduce((a, b) => ((frequency[b] ?? 0) < (frequency[a] ?? 0) ? b : a));
      const stems = [anchor, ...f.stems.filter((s) => s !== anchor)];
      lists[anchor]?.push({ ...f, stems, order: stems.map((s) => f.stems.indexOf(s)) });
    }
    this.#byAnchor.push(...lists);
  }

  /** The words of a text as this matcher compares them. */
  words(text: string): ContentWord[] {
    return this.#knowledge.wording.words(text);
  }

  /** All matches in one sentence (its words, and its text for the commas), the longest first per layer. */
  match(words: readonly ContentWord[], text: string): Match[] {
    const out: Match[] = [];
    for (let from = 0; from < words.length; from += pieceLength)
      out.push(...this.#matchPiece(words.slice(from, from + pieceLength), from, text));
    return out;
  }

  #matchPiece(words: readonly ContentWord[], offset: number, text: string): Match[] {
    const n = words.length;
    const ids = new Int32Array(n);
    const cost = new Float64Array(n + 1); // running cost of passing over words
    const barrier = new Int32Array(n + 1);
    for (let i = 0; i < n; i++) {
      const { stem, end } = words[i] as ContentWord;
      ids[i] = stem === '' ? -1 : (this.#vocabulary.get(stem) ?? -2);
      const next = words[i + 1]?.start ?? end;
      const between = text.slice(end, next);
      const comma = /[,，、:：]/.test(between) ? 1 : 0;
      const own =
        stem === '' ? (linkCost[text.slice(words[i]?.start, end).toLowerCase()] ?? 0) : freeWords.has(stem) ? 0 : 1;
      cost[i + 1] = (cost[i] ?? 0) + own + comma;
      barrier[i + 1] = (barrier[i] ?? 0) + (barriers.has(stem) ? 1 : 0);
    }
    const matches: Match[] = [];
    for (let i = 0; i < n; i++) {
      const id = ids[i] ?? -1;
      if (id < 0) continue;
      for (const form of this.#byAnchor[id] ?? []) {
        const positions = locate(form.stems, ids, i);
        if (positions === null) continue;
        if (form.stems.length === 1 && neverAlone.has(words[i]?.own ?? '')) continue;
        if (form.stems.length === 1 && isPartOfWord(text, words[i])) continue;
        if (form.exact !== null && !isWritten(form.exact, text, words[i])) continue;
        const first = Math.min(...positions);
        const last = Math.max(...positions);
        const ownBarriers = positions.filter((p) => barriers.has(words[p]?.stem ?? '')).length;
        if ((barrier[last] ?? 0) - (barrier[first] ?? 0) > ownBarriers) continue;
        // Cost of what lies between, without the matched words themselves (a free word may be part of the form).
        let gap = (cost[last] ?? 0) - (cost[first] ?? 0);
        for (const p of positions) if (p !== last && !freeWords.has(words[p]?.stem ?? '')) gap -= 1;
        // A wording with its own negation ("no fever", "unable to walk without help") is read only as it stands.
        if (ownBarriers > 0 && (gap > 0 || !ascending(form, positions))) continue;
        if (gap > Math.min(largestGap, positions.length)) continue;
        matches.push({
          layer: form.layer,
          index: form.index,
          words: positions.map((p) => p + offset).sort((a, b) => a - b),
          start: words[first]?.start ?? 0,
          end: words[last]?.end ?? 0,
          gap,
        });
      }
    }
    return keepLongest(matches);
  }
}

/** Whether a word is a part of a hyphenated one: "RADS" in "TI-RADS", "stress" in "stress-free". */
const isPartOfWord = (text: string, word: ContentWord | undefined) =>
  word !== undefined &&
  (/[\p{L}]-$/u.test(text.slice(Math.max(0, word.start - 2), word.start)) ||
    /^-(?:free|like)\b/.test(text.slice(word.end, word.end + 6)));

function isWritten(abbreviation: string, text: string, word: ContentWord | undefined): boolean {
  const written = word === undefined ? '' : text.slice(word.start, word.end).replace(/s$/, '');
  return written === abbreviation || written === abbreviation.toUpperCase();
}

/** Whether the matched words stand in the order of the wording. */
function ascending({ order }: Form, positions: readonly number[]): boolean {
  const inOrder = positions.map((p, i) => [order[i] ?? 0, p] as const).sort(([a], [b]) => a - b);
  return inOrder.every(([, p], i) => i === 0 || p > (inOrder[i - 1]?.[1] ?? 0));
}

/** Positions of every stem of a form nearest to its anchor at `i`, or null. */
function locate(stems: readonly number[], ids: Int32Array, i: number): number[] | null {
  const positions = [i];
  const reach = stems.length * 2 + 6;
  for (let k = 1; k < stems.length; k++) {
    const wanted = stems[k];
    let found = -1;
    for (let d = 1; d <= reach; d++) {
      // To the right first: in English the qualifier usually precedes, so the anchor's partner follows.
      if (ids[i + d] === wanted) found = i + d;
      else if (ids[i - d] === wanted) found = i - d;
      if (found >= 0) break;
    }
    if (found < 0) return null;
    positions.push(found);
  }
  return positions;
}

const layers: readonly Layer[] = ['finding', 'normal', 'condition', 'analyte'];
/** One number per layer and word, so that layers do not claim each other's words. */
const slot = (m: Match, word: number) => word * layers.length + layers.indexOf(m.layer);

/** Drops what a longer match of the same layer says already, and gapped matches whose words all belong elsewhere. */
function keepLongest(matches: readonly Match[]): Match[] {
  const order = [...matches].sort(
    (a, b) => b.words.length - a.words.length || a.gap - b.gap || a.start - b.start || a.index - b.index,
  );
  const kept: Match[] = [];
  const owners = new Map<number, Match[]>();
  for (const m of order) {
    const claims = m.words.map((w) => owners.get(slot(m, w)) ?? []);
    const firstClaims = claims[0] ?? [];
    if (
      firstClaims.some(
        (o) =>
          claims.every((c) => c.includes(o)) &&
          (o.words.length > m.words.length || o.index === m.index || o.gap < m.gap),
      )
    )
      continue;
    if (claims.some((c) => c.some((o) => o.index === m.index))) continue;
    if (m.gap > 0 && claims.every((c) => c.some((o) => o.gap === 0 && o.words.length > 1))) continue;
    kept.push(m);
    for (const w of m.words) {
      const key = slot(m, w);
      const list = owners.get(key);
      if (list) list.push(m);
      else owners.set(key, [m]);
    }
  }
  return kept;
}
