import type { Layer } from '../knowledge/pack-data.ts';

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
  /** How many words of the wording were not here but in the heading or subject that this place belongs to. */
  readonly carried: number;
};
