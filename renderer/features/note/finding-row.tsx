import { ActionIcon, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconArrowBackUp, IconX } from '@tabler/icons-react';
import { memo } from 'react';
import type { Decision, Finding } from '../../../electron/contract/finding.ts';
import { en } from '../../i18n/en.ts';
import { AssertionWords } from './assertion-words.tsx';
import { decideListed, decisionOfKey, rejectFinding, withdraw } from './finding-decisions.ts';
import classes from './findings-panel.module.css';
import { measurementWords } from './measurement-words.ts';
import { showFindings } from './note-commands.ts';

const sameRow = (before: { readonly finding: Finding }, after: { readonly finding: Finding }): boolean =>
  JSON.stringify(before.finding) === JSON.stringify(after.finding);

/** One finding. It is drawn again only when what it shows has changed, as most readings change a single row. */
export const FindingRowView = memo(function FindingRowView({ finding }: { readonly finding: Finding }) {
  const { id, label, assertion, measurement, by } = finding;
  const abnormal = measurement?.flag === 'low' || measurement?.flag === 'high';
  return (
    <>
      <button
        type="button"
        className={classes.row}
        data-row
        onClick={() => showFindings([finding], true)}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          const decision = decisionOfKey(event.key);
          if (!decision) return;
          event.preventDefault();
          decideListed(finding, decision);
        }}
      >
        <span className={classes.label} title={label}>
          {label}
        </span>
        {by !== 'reader' && <span className={classes.by}>{by === 'user' ? en.decide.byYou : en.decide.byModel}</span>}
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
      <Tooltip label={`${en.finding.reject} (${en.decide.keys.reject.toUpperCase()})`}>
        <ActionIcon
          className={classes.action}
          size="sm"
          variant="subtle"
          color="gray"
          tabIndex={-1}
          aria-label={`${en.finding.reject}: ${label}`}
          onClick={() => decideListed(finding, rejectFinding)}
        >
          <IconX size={14} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}, sameRow);

/** One decision of the user, and the way to take it back. */
export function DecisionRow({ decision }: { readonly decision: Decision }) {
  return (
    <>
      <span className={classes.decision}>
        “{decision.quote}”: {en.decide.words(decision)}
        {decision.place === null && <span className={classes.count}> ({en.decide.gone})</span>}
      </span>
      <Tooltip label={en.finding.restore}>
        <ActionIcon
          data-row
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={en.decide.takeBack(decision.label)}
          onClick={() => withdraw(decision)}
        >
          <IconArrowBackUp size={14} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
