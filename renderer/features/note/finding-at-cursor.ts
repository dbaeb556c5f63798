import type { EditorState } from '@codemirror/state';
import { findingsBetween, type PlacedFinding } from './finding-field.ts';

/** The finding the user stepped to last: several may share one span, and the selection alone cannot say which. */
let stepped: PlacedFinding | null = null;

export const stepTo = (placed: PlacedFinding): void => {
  stepped = placed;
};

const sameConcept = (a: PlacedFinding, b: PlacedFinding): boolean =>
  a.finding.conceptId === b.finding.conceptId && a.from === b.from && a.to === b.to;

/** The findings at the selection, the one that is meant first: the one stepped to, else the tightest around it. */
export function findingsAtCursor(state: EditorState): readonly PlacedFinding[] {
  const { from, to } = state.selection.main;
  const here = findingsBetween(state, from, to);
  const was = stepped;
  const rank = (one: PlacedFinding): number => {
    if (was && was.from === from && was.to === to && sameConcept(one, was)) return -2;
    if (one.from === from && one.to === to) return -1;
    // A cursor at the border belongs to the words it stands in, then to those it touches.
    return one.from <= from && one.to > from ? one.to - one.from : Number.MAX_SAFE_INTEGER;
  };
  return here.toSorted((a, b) => rank(a) - rank(b));
}
