import type { RankedCondition } from '../../../electron/contract/differential.ts';

/** How a condition moved between two rankings, and the line of evidence that changed most in that direction. */
export type RankChange = {
  /** Rank before, counted from 1; null when the condition was not listed. */
  readonly from: number | null;
  readonly cause: string | null;
};

/** Amounts closer than this (nats) are the same evidence. */
const noticeable = 0.05;

function causeOf(before: RankedCondition | undefined, after: RankedCondition, rose: boolean): string | null {
  const amounts = new Map<string, number>();
  for (const line of before?.evidence ?? []) amounts.set(line.label, (amounts.get(line.label) ?? 0) - line.amount);
  for (const line of after.evidence) {
    if (line.kind !== 'prior') amounts.set(line.label, (amounts.get(line.label) ?? 0) + line.amount);
    else amounts.delete(line.label);
  }
  const moved = [...amounts].filter(([, change]) => (rose ? change > noticeable : change < -noticeable));
  moved.sort(([, a], [, b]) => (rose ? b - a : a - b));
  return moved[0]?.[0] ?? null;
}

/**
 * What moved from one ranking to the next, by condition id. The first ranking of a case has no changes. A condition
 * that others pushed down has no cause of its own.
 */
export function rankChanges(
  before: readonly RankedCondition[],
  after: readonly RankedCondition[],
): ReadonlyMap<string, RankChange> {
  const changes = new Map<string, RankChange>();
  if (before.length === 0) return changes;
  const ranks = new Map(before.map((condition, index) => [condition.conditionId, index]));
  for (const [index, condition] of after.entries()) {
    const old = ranks.get(condition.conditionId);
    if (old === index) continue;
    const rose = old === undefined || old > index;
    const cause = causeOf(old === undefined ? undefined : before[old], condition, rose);
    changes.set(condition.conditionId, { from: old === undefined ? null : old + 1, cause });
  }
  return changes;
}
