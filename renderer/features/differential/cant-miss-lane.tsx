import { IconAlertTriangle } from '@tabler/icons-react';
import type { Differential, RankedCondition } from '../../../electron/contract/differential.ts';
import { formatProbability } from '../../components/format-share.ts';
import { en } from '../../i18n/en.ts';
import { openKnowledge } from '../knowledge/open-knowledge.ts';
import classes from './differential.module.css';
import { toggleEvidence } from './differential-store.ts';

type CantMissLaneProps = {
  readonly cantMiss: Differential['cantMiss'];
  readonly ranked: readonly RankedCondition[];
  readonly openId: string | null;
};

/** Dangerous conditions that are likely enough to be looked for, with what would settle each. */
export function CantMissLane({ cantMiss, ranked, openId }: CantMissLaneProps) {
  if (cantMiss.length === 0) return null;
  return (
    <section className={classes.cantMiss} aria-label={en.differential.cantMiss}>
      <h3 className={classes.laneTitle}>
        <IconAlertTriangle size={14} aria-hidden /> {en.differential.cantMiss}
      </h3>
      <ul className={classes.list}>
        {cantMiss.map(({ conditionId, name, icd10, probability, settledBy }) => {
          const listed = ranked.some((condition) => condition.conditionId === conditionId);
          return (
            <li key={conditionId}>
              <button
                type="button"
                className={classes.danger}
                data-row
                data-open={conditionId === openId || undefined}
                aria-expanded={listed ? conditionId === openId : undefined}
                onClick={() => (listed ? toggleEvidence(conditionId) : openKnowledge('condition', conditionId))}
              >
                <span className={classes.name}>{name}</span>
                <span className={classes.code}>{icd10}</span>
                <span className={classes.percent}>{formatProbability(probability)}</span>
                <span className={classes.settled} title={settledBy}>
                  {en.differential.settledBy} {settledBy}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
