import type { Finding } from '../../../electron/contract/finding.ts';
import { formatShare } from '../../components/format-share.ts';
import { en } from '../../i18n/en.ts';
import { showFindings } from '../note/note-commands.ts';
import classes from './differential.module.css';
import { type EvidenceBar, formatAmount } from './evidence-bars.ts';

type EvidenceLineProps = {
  readonly findings: readonly Finding[];
  readonly bar: EvidenceBar /** Where zero lies on the bar, 0–1. */;
  readonly zero: number;
};

/** One line of the ledger; where it rests on findings, it is a button that shows them in the note. */
export function EvidenceLine({ bar, zero, findings }: EvidenceLineProps) {
  const { line, shown, start, width } = bar;
  const detail =
    line.sensitivity !== null && line.baseRate !== null
      ? en.differential.inCondition(formatShare(line.sensitivity), formatShare(line.baseRate))
      : line.kind === 'finding'
        ? ''
        : en.differential.evidenceKinds[line.kind];
  const content = (
    <>
      <span className={classes.amount}>{formatAmount(shown)}</span>
      <span className={classes.lineLabel}>
        {line.label}
        {line.findingIds.map((id) => (
          <span key={id} className={classes.chip}>
            {id}
          </span>
        ))}
        <span className={classes.lineDetail}>{detail}</span>
      </span>
      <span className={classes.scale} aria-hidden>
        <span
          className={line.amount < 0 ? classes.against : classes.for}
          style={{ left: `${start * 100}%`, width: `${width * 100}%` }}
        />
        <span className={classes.zero} style={{ left: `${zero * 100}%` }} />
      </span>
    </>
  );
  return (
    <li>
      {line.findingIds.length > 0 ? (
        <button
          type="button"
          className={classes.line}
          data-row
          title={en.differential.jump(line.label)}
          onClick={() => showFindings(findings.filter((finding) => line.findingIds.includes(finding.id)))}
        >
          {content}
        </button>
      ) : (
        <div className={classes.line}>{content}</div>
      )}
    </li>
  );
}
