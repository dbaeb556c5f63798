import { expect, it } from 'vitest';
import type { CaseSummary } from '../../../electron/contract/case.ts';
import { groupCases, groupOf } from './group-cases.ts';

const now = new Date(2026, 2, 10, 9, 30);
const at = (day: number, hour: number) => new Date(2026, 2, day, hour).toISOString();
const summary = (updatedAt: string): CaseSummary => ({
  caseId: updatedAt,
  title: '',
  titleIsOwn: false,
  archived: false,
  createdAt: updatedAt,
  updatedAt,
  excerpt: null,
});

it('groups by calendar day, not by hours passed', () => {
  expect(groupOf(at(10, 0), now)).toBe('today');
  expect(groupOf(at(9, 23), now)).toBe('lastWeek');
  expect(groupOf(at(4, 0), now)).toBe('lastWeek');
  expect(groupOf(at(3, 23), now)).toBe('older');
});

it('heads only groups that have cases', () => {
  const items = groupCases([summary(at(10, 8)), summary(at(1, 8))], now);
  expect(items.map((item) => (item.type === 'group' ? item.group : 'case'))).toEqual([
    'today',
    'case',
    'older',
    'case',
  ]);
});
