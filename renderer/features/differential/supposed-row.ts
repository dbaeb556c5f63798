import type { Differential } from '../../../electron/contract/differential.ts';

/**
 * Probability of the row that holds a condition in a supposed list, whichever of its kinds the row is called by there; 0
 * when it would leave the list.
 */
export function supposedProbability({ ranked }: Differential, conditionId: string): number {
  const row = ranked.find(
    (one) => one.conditionId === conditionId || one.kinds.some((k) => k.conditionId === conditionId),
  );
  return row?.probability ?? 0;
}
