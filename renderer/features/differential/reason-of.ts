import type { RankedCondition } from '../../../electron/contract/differential.ts';
import { en } from '../../i18n/en.ts';

const forShown = 3;
const againstShown = 1;
/** Less than this, in nats, is no reason. */
const noticeable = 0.2;

/** Why a condition stands where it stands, in one line: its strongest lines for and against, prior and age left out. */
export function reasonOf({ evidence }: Pick<RankedCondition, 'evidence'>): string {
  const lines = evidence.filter((line) => line.kind === 'finding' || line.kind === 'named' || line.kind === 'context');
  const strongest = (sign: 1 | -1, most: number) =>
    lines
      .filter((line) => sign * line.amount > noticeable)
      .toSorted((a, b) => sign * (b.amount - a.amount))
      .slice(0, most)
      .map((line) => line.label);
  const speaksFor = strongest(1, forShown);
  const against = strongest(-1, againstShown);
  return [
    speaksFor.length > 0 ? en.reason.for(speaksFor.join(', ')) : en.reason.none,
    ...(against.length > 0 ? [en.reason.against(against.join(', '))] : []),
  ].join('; ');
}
