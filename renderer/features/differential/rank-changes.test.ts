import { expect, it } from 'vitest';
import type { RankedCondition } from '../../../electron/contract/differential.ts';
import { rankChanges } from './rank-changes.ts';

const condition = (conditionId: string, findings: Readonly<Record<string, number>>): RankedCondition => ({
  conditionId,
  name: conditionId,
  icd10: 'A00',
  specialty: '',
  urgency: 'soon',
  cantMiss: false,
  probability: 0.1,
  score: 0,
  kinds: [],
  evidence: Object.entries(findings).map(([label, amount]) => ({
    kind: 'finding',
    label,
    amount,
    conceptId: label,
    findingIds: [],
    sensitivity: null,
    baseRate: null,
  })),
  expected: [],
  kept: null,
});

it('names the evidence that moved a condition', () => {
  const before = [condition('a', { fever: 1 }), condition('b', { fever: 0.5 })];
  const after = [condition('b', { fever: 0.5, rash: 2, cough: 1 }), condition('a', { fever: 1 })];
  const changes = rankChanges(before, after);
  expect(changes.get('b')).toEqual({ from: 2, cause: 'rash' });
  expect(changes.get('a')).toEqual({ from: 1, cause: null });
});

it('calls a condition new that was not listed, and says nothing about those that stayed', () => {
  const changes = rankChanges([condition('a', {})], [condition('a', {}), condition('c', { rash: 1 })]);
  expect([...changes]).toEqual([['c', { from: null, cause: 'rash' }]]);
});

it('has nothing to say about the first ranking', () => {
  expect(rankChanges([], [condition('a', {})]).size).toBe(0);
});
