import { IconPin } from '@tabler/icons-react';
import { memo } from 'react';
import type { RankedCondition } from '../../../electron/contract/differential.ts';
import { formatProbability } from '../../components/format-share.ts';
import { UrgencyWord } from '../../components/urgency-word.tsx';
import { en } from '../../i18n/en.ts';
import classes from './differential.module.css';
import type { RankChange } from './rank-changes.ts';
import { reasonOf } from './reason-of.ts';
import { RowMenu } from './row-menu.tsx';

function changeWords({ from, cause }: RankChange, rank: number): string {
  const moved =
    from === null ? en.differential.fresh : from > rank ? en.differential.up(from) : en.differential.down(from);
  return cause ? `${moved} ${en.differential.because(cause)}` : moved;
}

/** Kinds inside a row; one that must not be missed, in a row that is not so itself, is named. */
function kindsWords({ kinds, cantMiss }: RankedCondition): string {
  const dangerous = cantMiss ? undefined : kinds.find((kind) => kind.cantMiss);
  const number = `+ ${en.differential.kinds(kinds.length)}`;
  return dangerous ? `${number}, ${en.differential.dangerousKind(dangerous.name)}` : number;
}

type RankedRowProps = {
  readonly rank: number;
  readonly condition: RankedCondition;
  readonly change: RankChange | null;
  readonly open: boolean;
  readonly picked: boolean;
  /** Probability in the supposed record (0 when it would leave the list); null when nothing is supposed. */
  readonly supposed: number | null;
  readonly onToggle: (conditionId: string) => void;
};

/** One condition: rank, name, code, urgency, why, how it moved, and its probability as bar and number. */
export const RankedRow = memo(function RankedRow(props: RankedRowProps) {
  const { rank, condition, change, open, picked, supposed, onToggle } = props;
  const { conditionId, name, icd10, urgency, probability, kinds, kept } = condition;
  const percent = formatProbability(probability);
  const after = supposed === null ? percent : formatProbability(supposed);
  const dangerous = !condition.cantMiss && kinds.some((kind) => kind.cantMiss);
  return (
    <li className={classes.rowItem}>
      <button
        type="button"
        className={classes.row}
        data-row
        data-condition={conditionId}
        data-name={name}
        data-kept={kept ?? undefined}
        data-open={open || undefined}
        data-picked={picked || undefined}
        aria-expanded={open}
        onClick={() => onToggle(conditionId)}
      >
        <span className={classes.rank}>{rank}</span>
        <span className={classes.name}>{name}</span>
        <span className={classes.track} aria-hidden>
          <span className={classes.fill} style={{ width: `${probability * 100}%` }} />
          {supposed !== null && <span className={classes.ghostFill} style={{ width: `${supposed * 100}%` }} />}
        </span>
        <span className={classes.percent}>
          {percent}
          {after !== percent && <span className={classes.ghostPercent}>→ {after}</span>}
        </span>
        <span className={classes.meta}>
          <span className={classes.code}>{icd10}</span>
          <UrgencyWord urgency={urgency} />
          {kept && (
            <span className={classes.kept}>
              <IconPin size={12} aria-hidden /> {en.choices.kept[kept]}
            </span>
          )}
          {kinds.length > 0 && (
            <span className={dangerous ? classes.dangerousKind : classes.code}>{kindsWords(condition)}</span>
          )}
          {change && <span className={classes.change}>{changeWords(change, rank)}</span>}
        </span>
        <span className={classes.reason} title={reasonOf(condition)}>
          {reasonOf(condition)}
        </span>
      </button>
      <RowMenu conditionId={conditionId} name={name} kept={kept !== null} />
    </li>
  );
});
