import { ActionIcon, Tooltip } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import type { Finding } from '../../../electron/contract/finding.ts';
import { formatShare } from '../../components/format-share.ts';
import { en } from '../../i18n/en.ts';
import { showFindings } from '../note/note-commands.ts';
import classes from './differential.module.css';
import { type EvidenceBar, formatAmount } from './evidence-bars.ts';
import { FindingChips } from './finding-chips.tsx';
import { toggleFindings, useWhatIf } from './what-if-store.ts';

type EvidenceLineProps = {
  readonly findings: readonly Finding[];
  readonly bar: EvidenceBar;
  /** Where zero lies on the bar, 0–1. */
  readonly zero: number;
};

const percent = (share: number) => `${share * 100}%`;

function Scale({ bar, zero }: { readonly bar: EvidenceBar; readonly zero: number }) {
  const { line, start, width, ghost } = bar;
  return (
    <span className={classes.scale} aria-hidden>
      <span
        className={line.amount < 0 ? classes.against : classes.for}
        style={{ left: percent(start), width: percent(width) }}
      />
      {ghost && Math.abs(ghost.amount - line.amount) > 0.05 && (
        <span className={classes.ghost} style={{ left: percent(ghost.start), width: percent(ghost.width) }} />
      )}
      <span className={classes.zero} style={{ left: percent(zero) }} />
    </span>
  );
}

/** The findings with these numbers; a long note says one thing many times. */
function findingsOf(ids: readonly string[], findings: readonly Finding[]): readonly Finding[] {
  const wanted = new Set(ids);
  return findings.filter((finding) => wanted.has(finding.id));
}

/** One line of the ledger; where it rests on findings, it shows them in the note, and they can be supposed away. */
export function EvidenceLine({ bar, zero, findings }: EvidenceLineProps) {
  const { line, shown, ghost } = bar;
  const { findingIds, label } = line;
  const off = useWhatIf((state) => findingIds.length > 0 && findingIds.every((id) => state.without.includes(id)));
  const inNote = findings.some((finding) => finding.id === findingIds[0]);
  const detail =
    line.sensitivity !== null && line.baseRate !== null
      ? en.differential.inCondition(formatShare(line.sensitivity), formatShare(line.baseRate))
      : line.kind === 'finding'
        ? ''
        : en.differential.evidenceKinds[line.kind];
  const moved = ghost !== null && Math.abs(ghost.amount - line.amount) > 0.05;
  const content = (
    <>
      <span className={classes.amount}>
        {formatAmount(shown)}
        {moved && <span className={classes.ghostAmount}>{formatAmount(ghost.amount)}</span>}
      </span>
      <span className={classes.lineLabel}>
        <span className={classes.lineName}>{label}</span>
        <FindingChips ids={findingIds} />
        <span className={classes.lineDetail}>{detail}</span>
      </span>
      <Scale bar={bar} zero={zero} />
    </>
  );
  // Findings of a supposed record are not in the note: there is nothing to show or to take away.
  if (!inNote)
    return (
      <li className={classes.lineItem}>
        <div className={classes.line}>{content}</div>
      </li>
    );
  const toggle = (): void => toggleFindings(findingIds);
  const words = off ? en.whatIf.toggleOn(label) : en.whatIf.toggleOff(label);
  return (
    <li className={classes.lineItem} data-off={off || undefined}>
      <button
        type="button"
        className={classes.line}
        data-row
        title={en.differential.jump(label)}
        onClick={() => showFindings(findingsOf(findingIds, findings))}
        onKeyDown={(event) => {
          if (event.key.toLowerCase() !== 't' || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          toggle();
        }}
      >
        {content}
      </button>
      <Tooltip label={`${words} (T)`}>
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          tabIndex={-1}
          aria-pressed={off}
          aria-label={words}
          onClick={toggle}
        >
          {off ? <IconEyeOff size={14} /> : <IconEye size={14} />}
        </ActionIcon>
      </Tooltip>
    </li>
  );
}
