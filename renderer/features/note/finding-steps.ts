import type { PlacedFinding } from './finding-field.ts';

/** Where the user stands: a selection, and the finding it is of, when the user stepped there. */
type Standing = { readonly from: number; readonly to: number; readonly on?: PlacedFinding | undefined };

const indexOf = (placed: readonly PlacedFinding[], on: PlacedFinding | undefined): number =>
  on === undefined ? -1 : placed.findIndex((one) => one.finding.id === on.finding.id);

/**
 * The finding to go to from where the user stands, wrapping round at the ends; null when there is none. Findings of one
 * span come one after the other. `placed` is in note order.
 */
export function findingAfter(placed: readonly PlacedFinding[], { from, to, on }: Standing): PlacedFinding | null {
  const at = indexOf(placed, on);
  if (at >= 0) return placed[at + 1] ?? placed[0] ?? null;
  return placed.find((one) => one.from > from || (one.from === from && one.to > to)) ?? placed[0] ?? null;
}

/** Like `findingAfter`, towards the start of the note. */
export function findingBefore(placed: readonly PlacedFinding[], { from, to, on }: Standing): PlacedFinding | null {
  const at = indexOf(placed, on);
  if (at >= 0) return placed[at - 1] ?? placed.at(-1) ?? null;
  return placed.findLast((one) => one.from < from || (one.from === from && one.to < to)) ?? placed.at(-1) ?? null;
}
