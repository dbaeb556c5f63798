import type { PlacedFinding } from './finding-field.ts';

/**
 * The finding to go to from the selection `from`–`to`, wrapping round at the ends; null when there is none.
 * `placed` is in note order.
 */
export function findingAfter(placed: readonly PlacedFinding[], from: number, to: number): PlacedFinding | null {
  return placed.find((one) => one.from > from || (one.from === from && one.to > to)) ?? placed[0] ?? null;
}

/** Like `findingAfter`, towards the start of the note. */
export function findingBefore(placed: readonly PlacedFinding[], from: number, to: number): PlacedFinding | null {
  return placed.findLast((one) => one.from < from || (one.from === from && one.to < to)) ?? placed.at(-1) ?? null;
}
