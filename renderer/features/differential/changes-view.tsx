import type { Finding } from '../../../electron/contract/finding.ts';
import type { Changes } from '../../../electron/contract/inquiry.ts';
import { formatProbability } from '../../components/format-share.ts';
import { moveRowFocus } from '../../components/move-row-focus.ts';
import { en } from '../../i18n/en.ts';
import { showFindings } from '../note/note-commands.ts';
import classes from './changes.module.css';
import { toggleEvidence } from './differential-store.ts';
import { formatAmount } from './evidence-bars.ts';

function movedWords({ before, after }: Changes['conditions'][number]): string {
  if (before && after)
    return en.changes.moved(
      before.rank,
      after.rank,
      formatProbability(before.probability),
      formatProbability(after.probability),
    );
  if (after) return en.changes.entered(after.rank, formatProbability(after.probability));
  return before ? en.changes.left(before.rank, formatProbability(before.probability)) : '';
}

type ChangesViewProps = {
  readonly changes: Changes;
  /** The findings of the newer reading, to jump to; none when it is not the one on screen. */
  readonly findings: readonly Finding[];
};

/** What changed between two readings: findings first, because they are the cause, then conditions. */
export function ChangesView({ changes, findings }: ChangesViewProps) {
  const assertion = (value: Changes['findings'][number]['before']) => en.assertionWord(value, en.finding.assertions);
  return (
    <section aria-label={en.changes.title} onKeyDown={moveRowFocus}>
      {changes.findings.length > 0 && <h4 className={classes.heading}>{en.changes.findings}</h4>}
      <ul className={classes.list}>
        {changes.findings.map(({ conceptId, label, before, after, findingIds }) => {
          const own = findings.filter((finding) => findingIds.includes(finding.id));
          const content = (
            <>
              <span>{label}</span>
              <span className={classes.dim}>{en.changes.assertion(assertion(before), assertion(after))}</span>
            </>
          );
          return (
            <li key={conceptId}>
              {own.length > 0 ? (
                <button
                  type="button"
                  className={classes.row}
                  data-row
                  title={en.differential.jump(label)}
                  onClick={() => showFindings(own)}
                >
                  {content}
                </button>
              ) : (
                <div className={classes.row}>{content}</div>
              )}
            </li>
          );
        })}
      </ul>
      {changes.conditions.length > 0 && <h4 className={classes.heading}>{en.changes.conditions}</h4>}
      <ul className={classes.list}>
        {changes.conditions.map((condition) => (
          <li key={condition.conditionId}>
            <button
              type="button"
              className={classes.row}
              data-row
              disabled={condition.after === null}
              onClick={() => toggleEvidence(condition.conditionId)}
            >
              <span className={classes.name}>{condition.name}</span>
              <span className={classes.moved}>{movedWords(condition)}</span>
              {condition.because.length > 0 && (
                <span className={classes.because}>
                  {en.changes.because}{' '}
                  {condition.because.map(({ label, amount }) => `${label} ${formatAmount(amount)}`).join(', ')}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
