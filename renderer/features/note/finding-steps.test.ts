import { expect, it } from 'vitest';
import type { PlacedFinding } from './finding-field.ts';
import { findingAfter, findingBefore } from './finding-steps.ts';

const at = (id: string, from: number, to: number): PlacedFinding => ({
  from,
  to,
  finding: {
    id,
    conceptId: id,
    label: id,
    kind: 'symptom',
    start: from,
    end: to,
    text: id,
    section: 'other',
    assertion: 'present',
    by: 'reader',
    measurement: null,
  },
});
const placed = [at('F1', 3, 8), at('F2', 10, 12), at('F3', 10, 15)];

it('steps through findings, also those that start together, and wraps round', () => {
  const seen: string[] = [];
  let here = { from: 0, to: 0 };
  for (let step = 0; step < 4; step += 1) {
    const next = findingAfter(placed, here.from, here.to);
    if (!next) break;
    seen.push(next.finding.id);
    here = next;
  }
  expect(seen).toEqual(['F1', 'F2', 'F3', 'F1']);
});

it('steps backwards and wraps round', () => {
  expect(findingBefore(placed, 10, 15)?.finding.id).toBe('F2');
  expect(findingBefore(placed, 3, 8)?.finding.id).toBe('F3');
  expect(findingBefore([], 0, 0)).toBeNull();
});
