import type { CareSetting } from './pack-data.ts';

/**
 * What follows from a pack and is computed once, when it is compiled, because a start should not wait for it. Lists of
 * lists lie flat in typed arrays: the entries of list i are those from `start[i]` to before `start[i + 1]`.
 */
export type PackIndex = {
  /** For each concept its ancestors through is-a, itself first. */
  readonly closure: { readonly start: Uint32Array; readonly concepts: Uint32Array };
  /** For each concept what conditions say of it, directly or through is-a; `roles` are positions in `evidenceRoles`. */
  readonly postings: {
    readonly start: Uint32Array;
    readonly conditions: Uint32Array;
    readonly sensitivities: Float64Array;
    readonly roles: Uint8Array;
  };
  /** For each condition the findings that belong to its picture, commonest first; normality is no part of it. */
  readonly pictures: {
    readonly start: Uint32Array;
    readonly concepts: Uint32Array;
    readonly sensitivities: Float64Array;
  };
  /** P(finding) of each concept. */
  readonly baseRates: Readonly<Record<CareSetting, Float64Array>>;
  readonly forms: FormIndex;
};

/** Every wording as the reader compares it, filed under one of its stems (its anchor). */
export type FormIndex = {
  /** The stems that wordings consist of. A stem's position is its number. */
  readonly vocabulary: readonly string[];
  /** For each stem the forms that are filed under it. */
  readonly start: Uint32Array;
  /** Positions in `layers`. */
  readonly layers: Uint8Array;
  /** Positions in `concepts` or, in the layer of analytes, in `analytes`. */
  readonly targets: Uint32Array;
  /** For each form its stems, the anchor first, and the place of each in the wording as authored. */
  readonly stemStart: Uint32Array;
  readonly stems: Uint32Array;
  readonly order: Uint8Array;
  /** By form: the abbreviation that has to be written like this. */
  readonly exact: Readonly<Record<number, string>>;
};

/** The `start` of flat lists. */
export function startsOf(lists: readonly { readonly length: number }[]): Uint32Array {
  const start = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => {
    start[i + 1] = (start[i] ?? 0) + list.length;
  });
  return start;
}
