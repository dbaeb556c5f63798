import { describe, expect, it } from 'vitest';
import { smallKnowledge } from '../../../tests/fixtures/small-pack.ts';
import type { Evidence } from '../../contract/differential.ts';
import { pullOf, roomOf } from './pull.ts';
import { weights } from './weights.ts';

const knowledge = smallKnowledge();
const line = (kind: Evidence['kind'], amount: number): Evidence => ({
  kind,
  label: kind,
  amount,
  conceptId: null,
  findingIds: [],
  sensitivity: null,
  baseRate: null,
});
const pool = [{ condition: 0, probability: 0.5, danger: 1 }];
const open = (label: string) => ({
  concept: knowledge.conceptIndex(label) ?? -1,
  action: 'ask' as const,
  listed: [{ place: 0, given: 0.4 }],
  otherwise: 0.02, // ln(0.4 / 0.02) = 3.0 nats
});
const pull = (label: string, evidence: readonly Evidence[]) =>
  pullOf(open(label), pool, [roomOf({ evidence: [...evidence] })], knowledge);

describe('how much of a finding would count', () => {
  it('is all of it when nothing stronger is there', () => {
    expect(pull('fever', [])).toBe(1);
    expect(pull('fever', [line('finding', 2), line('finding', -1), line('prior', 9)])).toBe(1);
  });
  it('is damped once for each stronger finding', () => {
    // 0.86·4 nats at the second rank was 4 before damping.
    const evidence = [line('finding', 5), line('finding', 4 * weights.rankDamping), line('finding', 1)];
    expect(pull('fever', evidence)).toBeCloseTo(weights.rankDamping ** 2, 12);
  });
  it('of a risk factor is what the cap of context leaves', () => {
    expect(pull('smoking', [line('context', 3)])).toBeCloseTo((weights.contextCap - 3) / Math.log(20), 12);
    expect(pull('smoking', [line('context', weights.contextCap)])).toBe(0);
  });
});
