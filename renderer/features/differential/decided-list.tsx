import { Button } from '@mantine/core';
import type { Differential } from '../../../electron/contract/differential.ts';
import { formatProbability } from '../../components/format-share.ts';
import { en } from '../../i18n/en.ts';
import { choose } from './choices.ts';
import classes from './differential.module.css';
import { toggleEvidence } from './differential-store.ts';
import list from './list.module.css';

/** What the user excluded, and what was pinned or added but cannot be; each decision can be taken back. */
export function DecidedList({ excluded, impossible }: Pick<Differential, 'excluded' | 'impossible'>) {
  if (excluded.length + impossible.length === 0) return null;
  return (
    <section className={list.decided} aria-label={en.choices.excludedTitle}>
      {excluded.length > 0 && <h3 className={classes.laneTitle}>{en.choices.excludedTitle}</h3>}
      <ul className={classes.list}>
        {excluded.map(({ conditionId, name, icd10, probability }) => (
          <li key={conditionId} className={classes.lineItem}>
            <button type="button" className={classes.expectedItem} data-row onClick={() => toggleEvidence(conditionId)}>
              <s>{name}</s>{' '}
              <span className={classes.dim}>
                {icd10} · {en.choices.excludedWas(formatProbability(probability))}
              </span>
            </button>
            <TakeBack conditionId={conditionId} name={name} />
          </li>
        ))}
        {impossible.map(({ conditionId, name }) => (
          <li key={conditionId} className={classes.lineItem}>
            <span className={list.impossible}>{en.choices.impossible(name)}</span>
            <TakeBack conditionId={conditionId} name={name} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function TakeBack({ conditionId, name }: { readonly conditionId: string; readonly name: string }) {
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      aria-label={`${en.choices.takeBack}: ${name}`}
      onClick={() => void choose(conditionId, name, null)}
    >
      {en.choices.takeBack}
    </Button>
  );
}
