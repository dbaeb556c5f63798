import type { Evidence, RankedCondition } from '../../contract/differential.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Possibility } from './information.ts';
import type { OpenFinding } from './open-findings.ts';
import { weights } from './weights.ts';

/** Kinds of finding whose evidence is capped together, as risk factors are. */
const contextKinds = new Set(['history', 'exposure', 'drug', 'course', 'condition']);

/** What a condition's ledger leaves for one more finding. */
export type Room = {
  /** Amounts of its findings before the damping by rank, nats, strongest first. */
  readonly strengths: readonly number[];
  /** What is left under the cap of context, nats. */
  readonly context: number;
};

/** What the evidence of a row leaves for one more finding. */
export function roomOf({ evidence }: Pick<RankedCondition, 'evidence'>): Room {
  const positive = (kind: Evidence['kind']) => evidence.filter((line) => line.kind === kind && line.amount > 0);
  const context = positive('context').reduce((sum, { amount }) => sum + amount, 0);
  const amounts = positive('finding').map(({ amount }) => amount);
  return {
    strengths: amounts.sort((a, b) => b - a).map((amount, rank) => amount / weights.rankDamping ** rank),
    context: Math.max(0, weights.contextCap - context),
  };
}

/**
 * How much of a finding's strength would count in the list, 0–1: the engine damps a finding by those that are stronger
 * and caps context as a whole, so that the twentieth finding, or one more risk factor, moves little. Averaged over the
 * conditions that list it, by their probability and danger. `rooms` by place.
 */
export function pullOf(
  { concept, listed, otherwise }: OpenFinding,
  pool: readonly Possibility[],
  rooms: readonly Room[],
  knowledge: Knowledge,
): number {
  const isContext = contextKinds.has(knowledge.concept(concept).kind);
  let mass = 0;
  let counted = 0;
  for (const { place, given } of listed) {
    const { probability = 0, danger = 1 } = pool[place] ?? {};
    const room = rooms[place];
    const strength = Math.min(weights.evidence.high, Math.log(given / otherwise));
    if (room === undefined || strength <= 0) continue;
    const share = isContext
      ? Math.min(1, room.context / strength)
      : weights.rankDamping ** room.strengths.filter((other) => other > strength).length;
    mass += probability * danger * given;
    counted += probability * danger * given * share;
  }
  return mass > 0 ? counted / mass : 1;
}
