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
/** F3 and F4 are two readings of one span, as the two pressures of "BP 180/110". */
const placed = [at('F1', 3, 8), at('F2', 10, 12), at('F3', 10, 15), at('F4', 10, 15)];

it('steps through findings, also those that start together or share a span, and wraps round', () => {
  const seen: string[] = [];
  let here: Parameters<typeof findingAfter>[1] = { from: 0, to: 0 };
  for (let step = 0; step < 5; step += 1) {
    const next = findingAfter(placed, here);
    if (!next) break;
    seen.push(next.finding.id);
    here = { from: next.from, to: next.to, on: next };
  }
  expect(seen).toEqual(['F1', 'F2', 'F3', 'F4', 'F1']);
});

it('steps backwards and wraps round', () => {
  expect(findingBefore(placed, { from: 10, to: 15, on: placed[3] })?.finding.id).toBe('F3');
  expect(findingBefore(placed, { from: 10, to: 15 })?.finding.id).toBe('F2');
  expect(findingBefore(placed, { from: 3, to: 8 })?.finding.id).toBe('F4');
  expect(findingBefore([], { from: 0, to: 0 })).toBeNull();
});

it('goes on from the cursor once the user has moved it', () => {
  expect(findingAfter(placed, { from: 9, to: 9 })?.finding.id).toBe('F2');
});
