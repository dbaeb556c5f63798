import { create } from 'zustand';

type DifferentialState = {
  /** The condition whose evidence is open. */
  readonly openId: string | null;
  /** The pointer is in the list: it must not move under it. */
  readonly pointerInside: boolean;
  readonly showAll: boolean;
};

/** What the reader of the differential is doing with it. */
export const useDifferential = create<DifferentialState>(() => ({
  openId: null,
  pointerInside: false,
  showAll: false,
}));

/** Opens a condition's evidence; opening it again closes it. */
export const toggleEvidence = (conditionId: string): void =>
  useDifferential.setState(({ openId }) => ({ openId: openId === conditionId ? null : conditionId }));
