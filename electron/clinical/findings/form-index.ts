import { type Layer, layers } from '../knowledge/pack-data.ts';
import { type FormIndex, startsOf } from '../knowledge/pack-index.ts';
import type { Reading } from '../knowledge/readings.ts';
import type { Wording } from '../knowledge/wording.ts';
import { droppableWords, siteStems } from './match-words.ts';

/** A wording as it is compared. `order` gives, for each stem (anchor first), its place in the wording as authored. */
export type Form = {
  readonly stems: readonly number[];
  readonly order: readonly number[];
  readonly layer: Layer;
  readonly index: number;
  readonly exact: string | null;
};

/**
 * Files each wording under its rarest word, so that few are tried per word of a note; under a site only when it has
 * nothing else, because a site may be carried from a heading.
 */
export function indexForms(readings: readonly Reading[], wording: Wording): FormIndex {
  const sites = siteStems(wording);
  const numbers = new Map<string, number>();
  const authored = readings.map(({ stems }) =>
    stems.split(' ').map((s) => {
      const number = numbers.get(s) ?? numbers.size;
      numbers.set(s, number);
      return number;
    }),
  );
  const vocabulary = [...numbers.keys()];
  const rarity: number[] = vocabulary.map((s) => (sites.has(s) ? 1e7 : droppableWords.has(s) ? 1e6 : 0));
  for (const list of authored) for (const s of list) rarity[s] = (rarity[s] ?? 0) + 1;
  const filed: Form[][] = vocabulary.map(() => []);
  readings.forEach(({ layer, index, exact }, r) => {
    const own = authored[r] ?? [];
    const anchor = own.reduce((a, b) => ((rarity[b] ?? 0) < (rarity[a] ?? 0) ? b : a));
    const stems = [anchor, ...own.filter((s) => s !== anchor)];
    filed[anchor]?.push({ stems, order: stems.map((s) => own.indexOf(s)), layer, index, exact });
  });
  const forms = filed.flat();
  return {
    vocabulary,
    start: startsOf(filed),
    layers: Uint8Array.from(forms, (f) => layers.indexOf(f.layer)),
    targets: Uint32Array.from(forms, (f) => f.index),
    stemStart: startsOf(forms.map((f) => f.stems)),
    stems: Uint32Array.from(forms.flatMap((f) => f.stems)),
    order: Uint8Array.from(forms.flatMap((f) => f.order)),
    exact: Object.fromEntries(forms.flatMap((f, i) => (f.exact === null ? [] : [[i, f.exact]]))),
  };
}

/** The forms of a pack by their anchors. A form is unpacked when a note first holds its anchor. */
export class Forms {
  readonly #index: FormIndex;
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #unpacked: (readonly Form[] | undefined)[] = [];

  constructor(index: FormIndex) {
    this.#index = index;
    this.#numbers = new Map(index.vocabulary.map((stem, i) => [stem, i]));
  }

  /** The number of a stem that occurs in a wording. */
  numberOf(stem: string): number | undefined {
    return this.#numbers.get(stem);
  }

  /** The forms filed under a stem. */
  under(anchor: number): readonly Form[] {
    let forms = this.#unpacked[anchor];
    if (forms === undefined) {
      forms = this.#unpack(anchor);
      this.#unpacked[anchor] = forms;
    }
    return forms;
  }

  #unpack(anchor: number): Form[] {
    const { start, stemStart, stems, order, targets, exact } = this.#index;
    const out: Form[] = [];
    const end = start[anchor + 1] ?? 0;
    for (let f = start[anchor] ?? 0; f < end; f++) {
      const from = stemStart[f];
      const to = stemStart[f + 1];
      out.push({
        stems: Array.from(stems.subarray(from, to)),
        order: Array.from(order.subarray(from, to)),
        layer: layers[this.#index.layers[f] ?? 0] ?? 'finding',
        index: targets[f] ?? 0,
        exact: exact[f] ?? null,
      });
    }
    return out;
  }
}
