import { IconAlertTriangle } from '@tabler/icons-react';
import type { Differential } from '../../../electron/contract/differential.ts';
import { formatProbability } from '../../components/format-share.ts';
import { en } from '../../i18n/en.ts';
import classes from './differential.module.css';
import { toggleEvidence } from './differential-store.ts';

type CantMissLaneProps = {
  readonly cantMiss: Differential['cantMiss'];
  readonly openId: string | null;
  readonly supposed: Differential['cantMiss'] | null;
};

/** Dangerous conditions that are likely enough to be looked for, with what would settle each. */
export function CantMissLane({ cantMiss, openId, supposed }: CantMissLaneProps) {
  if (cantMiss.length === 0) return null;
  return (
    <section className={classes.cantMiss} aria-label={en.differential.cantMiss}>
      <h3 className={classes.laneTitle}>
        <IconAlertTriangle size={14} aria-hidden /> {en.differential.cantMiss}
      </h3>
      <ul className={classes.list}>
        {cantMiss.map(({ conditionId, name, icd10, probability, settledBy }) => {
          const percent = formatProbability(probability);
          const other = supposed?.find((one) => one.conditionId === conditionId);
          const after = other && formatProbability(other.probability);
          return (
            <li key={conditionId}>
              <button
                type="button"
                className={classes.danger}
                data-row
                data-condition={conditionId}
                data-name={name}
                data-open={conditionId === openId || undefined}
                aria-expanded={conditionId === openId}
                onClick={() => toggleEvidence(conditionId)}
              >
                <span className={classes.name}>{name}</span>
                <span className={classes.code}>{icd10}</span>
                <span className={classes.percent}>
                  {percent}
                  {after && after !== percent && <span className={classes.ghostPercent}>→ {after}</span>}
                </span>
                {settledBy && (
                  <span className={classes.settled} title={settledBy}>
                    {en.differential.settledBy} {settledBy}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
