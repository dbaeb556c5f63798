import { create } from 'zustand';
import { useNote } from '../note/note-store.ts';

/** What stands under the list. */
export type Below = 'evidence' | 'comparison' | 'changes' | 'runs';

type DifferentialState = {
  /** The condition whose evidence is open. */
  readonly openId: string | null;
  /** The condition that waits for another one to be compared with. */
  readonly pickedId: string | null;
  readonly compared: { readonly a: string; readonly b: string } | null;
  readonly below: Below | null;
  /** The pointer is in the list: it must not move under it. */
  readonly pointerInside: boolean;
  readonly showAll: boolean;
  readonly adding: boolean;
};

const initial: DifferentialState = {
  openId: null,
  pickedId: null,
  compared: null,
  below: null,
  pointerInside: false,
  showAll: false,
  adding: false,
};

/** What the reader of the differential is doing with it. */
export const useDifferential = create<DifferentialState>(() => initial);

/** Opens a condition's evidence; opening it again closes it. */
export const toggleEvidence = (conditionId: string): void =>
  useDifferential.setState(({ openId, below }) =>
    openId === conditionId && below === 'evidence'
      ? { openId: null, below: null }
      : { openId: conditionId, below: 'evidence' },
  );

/** Shows what changed or the kept runs under the list; asked for again, it closes. */
export const toggleBelow = (wanted: 'changes' | 'runs'): void =>
  useDifferential.setState(({ below }) => (below === wanted ? { below: null } : { below: wanted, openId: null }));

/** Closes what stands under the list. */
export const closeBelow = (): void => useDifferential.setState({ below: null, openId: null, compared: null });

/**
 * Picks a condition for comparison: with the one picked before, else with the one whose evidence is open, else the next
 * one is waited for. Picking the same one again gives it up.
 */
export function pickForComparison(conditionId: string): void {
  const { pickedId, openId, below } = useDifferential.getState();
  const other = pickedId ?? (below === 'evidence' ? openId : null);
  if (other === null || other === conditionId)
    useDifferential.setState({ pickedId: pickedId === conditionId ? null : conditionId });
  else
    useDifferential.setState({
      pickedId: null,
      openId: null,
      below: 'comparison',
      compared: { a: other, b: conditionId },
    });
}

/** Gives up the condition that waits for comparison. */
export const unpick = (): void => useDifferential.setState({ pickedId: null });

/** Opens or closes the form that adds a diagnosis. */
export const showAdding = (adding: boolean): void => useDifferential.setState({ adding });

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
