import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../electron/contract/differential.ts';
import { reasonOf } from './reason-of.ts';

const line = (kind: Evidence['kind'], label: string, amount: number): Evidence => ({
  kind,
  label,
  amount,
  conceptId: null,
  findingIds: [],
  sensitivity: null,
  baseRate: null,
});

describe('the reason in one line', () => {
  it('names the strongest lines for and against, and neither prior nor age', () => {
    const evidence = [
      line('prior', 'prevalence: common', -3),
      line('demographic', 'male', 0.7),
      line('finding', 'fever', 0.5),
      line('finding', 'crackles', 2),
      line('named', 'the note names it', 4),
      line('context', 'smoking', 1),
      line('finding', 'no cough', -0.6),
      line('unexplained', 'does not explain rash', -0.5),
    ];
    expect(reasonOf({ evidence })).toBe('for: the note names it, crackles, smoking; against: no cough');
  });
  it('says when nothing speaks for the condition', () => {
    expect(reasonOf({ evidence: [line('prior', 'rare', -4)] })).toBe('nothing in the note speaks for it');
  });
});
