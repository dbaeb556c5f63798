import type { CaseSummary } from '../../../electron/contract/case.ts';

export type CaseGroup = 'today' | 'lastWeek' | 'older';
export type CaseItem =
  | { readonly type: 'group'; readonly group: CaseGroup }
  | { readonly type: 'case'; readonly summary: CaseSummary };

const order: readonly CaseGroup[] = ['today', 'lastWeek', 'older'];

/** The group of a time: the calendar day of `now`, the six days before it, or earlier (local time). */
export function groupOf(updatedAt: string, now: Date): CaseGroup {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  const weekAgo = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 6);
  const time = new Date(updatedAt);
  return time >= midnight ? 'today' : time >= weekAgo ? 'lastWeek' : 'older';
}

/** The rows of the case list: a heading for each group that has cases, then its cases in the order given. */
export function groupCases(cases: readonly CaseSummary[], now: Date): readonly CaseItem[] {
  return order.flatMap((group): readonly CaseItem[] => {
    const members = cases.filter((summary) => groupOf(summary.updatedAt, now) === group);
    if (members.length === 0) return [];
    return [{ type: 'group', group }, ...members.map((summary): CaseItem => ({ type: 'case', summary }))];
  });
}
