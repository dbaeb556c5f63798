import { create } from 'zustand';
import { useNote } from '../note/note-store.ts';

type DifferentialState = {
  /** The condition whose evidence is open. */
  readonly openId: string | null;
  /** The pointer is in the list: it must not move under it. */
  readonly pointerInside: boolean;
  readonly showAll: boolean;
};

const initial: DifferentialState = { openId: null, pointerInside: false, showAll: false };

/** What the reader of the differential is doing with it. */
export const useDifferential = create<DifferentialState>(() => initial);

/** Opens a condition's evidence; opening it again closes it. */
export const toggleEvidence = (conditionId: string): void =>
  useDifferential.setState(({ openId }) => ({ openId: openId === conditionId ? null : conditionId }));

/** Says whether the pointer is in the list. */
export const setPointerInside = (pointerInside: boolean): void => useDifferential.setState({ pointerInside });

let caseId: string | null = null;

// Another case starts with its own list: evidence left open would belong to the patient before.
useNote.subscribe(({ summary }) => {
  const next = summary?.caseId ?? null;
  if (next === caseId) return;
  caseId = next;
  useDifferential.setState(initial, true);
});
