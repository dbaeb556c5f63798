import { ActionIcon, CloseButton, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconArrowBackUp, IconX } from '@tabler/icons-react';
import { memo, useDeferredValue, useMemo } from 'react';
import type { Finding } from '../../../electron/contract/finding.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { moveRowFocus } from '../../components/move-row-focus.ts';
import { en } from '../../i18n/en.ts';
import { assertionOrder } from './assertion-order.ts';
import { AssertionWords } from './assertion-words.tsx';
import classes from './findings-panel.module.css';
import { groupFindings } from './group-findings.ts';
import { measurementWords } from './measurement-words.ts';
import { rejectListed, showFindings, withdraw } from './note-commands.ts';
import paneClasses from './note-pane.module.css';
import { useNote } from './note-store.ts';

const sameRow = (before: { readonly finding: Finding }, after: { readonly finding: Finding }): boolean =>
  before.finding.id === after.finding.id &&
  before.finding.conceptId === after.finding.conceptId &&
  before.finding.assertion === after.finding.assertion &&
  before.finding.by === after.finding.by &&
  before.finding.measurement?.written === after.finding.measurement?.written &&
  before.finding.measurement?.flag === after.finding.measurement?.flag;

/** One finding. It is drawn again only when what it shows has changed, as most readings change a single row. */
const FindingRow = memo(function FindingRow({ finding }: { readonly finding: Finding }) {
  const { id, label, assertion, measurement } = finding;
  const abnormal = measurement?.flag === 'low' || measurement?.flag === 'high';
  return (
    <li className={classes.item}>
      <button
        type="button"
        className={classes.row}
        data-row
        onClick={() => showFindings([finding], true)}
        onKeyDown={(event) => event.key === 'Delete' && rejectListed(finding)}
      >
        <span className={classes.label}>{label}</span>
        {measurement && (
          <span className={abnormal ? classes.abnormal : classes.value}>{measurementWords(measurement)}</span>
        )}
        {assertion === 'present' ? (
          <VisuallyHidden>{en.finding.assertions.present}</VisuallyHidden>
        ) : (
          <span className={classes.assertion}>
            <AssertionWords assertion={assertion} />
          </span>
        )}
        <span className={classes.id}>{id}</span>
      </button>
      <Tooltip label={`${en.finding.reject} (Del)`}>
        <ActionIcon
          className={classes.action}
          size="sm"
          variant="subtle"
          color="gray"
          tabIndex={-1}
          aria-label={`${en.finding.reject}: ${label}`}
          onClick={() => rejectListed(finding)}
        >
          <IconX size={14} />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}, sameRow);

function Rejected() {
  const corrections = useNote((note) => note.corrections);
  const rejected = corrections.filter((correction) => correction.action === 'reject');
  if (rejected.length === 0) return null;
  return (
    <section>
      <h4 className={classes.kind}>{en.finding.corrections}</h4>
      <ul className={classes.list}>
        {rejected.map((correction) => (
          <li key={`${correction.conceptId} ${correction.start}`} className={classes.item}>
            <span className={classes.rejected}>“{correction.quote}”</span>
            <Tooltip label={en.finding.restore}>
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={`${en.finding.restore}: ${correction.quote}`}
                onClick={() => withdraw(correction)}
              >
                <IconArrowBackUp size={14} />
              </ActionIcon>
            </Tooltip>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The findings of the note by kind; each leads to its place in the text. */
export function FindingsPanel() {
  const findings = useDeferredValue(useNote((note) => note.analysis?.findings ?? null));
  const groups = useMemo(() => groupFindings(findings ?? []), [findings]);
  return (
    <section className={paneClasses.findings} aria-label={en.finding.panelTitle}>
      <header className={classes.head}>
        <h3 className={classes.title}>
          {en.finding.panelTitle} <span className={classes.count}>{findings?.length ?? 0}</span>
        </h3>
        <CloseButton size="sm" aria-label={en.app.close} onClick={() => useNote.setState({ findingsShown: false })} />
      </header>
      <section className={paneClasses.findingsScroll} aria-label={en.finding.byKind} onKeyDown={moveRowFocus}>
        {groups.length === 0 && <EmptyState title={en.finding.panelEmptyTitle}>{en.finding.panelEmpty}</EmptyState>}
        {groups.map(({ kind, findings: members }) => (
          <section key={kind} className={classes.group}>
            <h4 className={classes.kind}>
              {en.finding.kinds[kind] ?? kind} <span className={classes.count}>{members.length}</span>
            </h4>
            <ul className={classes.list}>
              {members.map((finding) => (
                <FindingRow key={finding.id} finding={finding} />
              ))}
            </ul>
          </section>
        ))}
        <Rejected />
      </section>
      <ul className={classes.legend} aria-label={en.finding.legend}>
        {assertionOrder.map((assertion) => (
          <li key={assertion}>
            <AssertionWords assertion={assertion} />
          </li>
        ))}
      </ul>
    </section>
  );
}
