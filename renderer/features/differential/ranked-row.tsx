import { memo } from 'react';
import type { RankedCondition } from '../../../electron/contract/differential.ts';
import { formatProbability } from '../../components/format-share.ts';
import { UrgencyWord } from '../../components/urgency-word.tsx';
import { en } from '../../i18n/en.ts';
import classes from './differential.module.css';
import type { RankChange } from './rank-changes.ts';

function changeWords({ from, cause }: RankChange, rank: number): string {
  const moved =
    from === null ? en.differential.fresh : from > rank ? en.differential.up(from) : en.differential.down(from);
  return cause ? `${moved} ${en.differential.because(cause)}` : moved;
}

type RankedRowProps = {
  readonly rank: number;
  readonly condition: RankedCondition;
  readonly change: RankChange | null;
  readonly open: boolean;
  readonly onToggle: (conditionId: string) => void;
};

/** One condition: rank, name, code, urgency, how it moved, and its probability as bar and number. */
export const RankedRow = memo(function RankedRow({ rank, condition, change, open, onToggle }: RankedRowProps) {
  const { conditionId, name, icd10, urgency, probability, kinds } = condition;
  const percent = formatProbability(probability);
  return (
    <li>
      <button
        type="button"
        className={classes.row}
        data-row
        data-open={open || undefined}
        aria-expanded={open}
        onClick={() => onToggle(conditionId)}
      >
        <span className={classes.rank}>{rank}</span>
        <span className={classes.name}>{name}</span>
        <span className={classes.track} aria-hidden>
          <span className={classes.fill} style={{ width: `${probability * 100}%` }} />
        </span>
        <span className={classes.percent}>{percent}</span>
        <span className={classes.meta}>
          <span className={classes.code}>{icd10}</span>
          <UrgencyWord urgency={urgency} />
          {kinds.length > 0 && <span className={classes.code}>+ {en.differential.kinds(kinds.length)}</span>}
          {change && <span className={classes.change}>{changeWords(change, rank)}</span>}
        </span>
      </button>
    </li>
  );
});
