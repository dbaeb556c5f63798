import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { Rerun, Trace, TraceSummary } from '../../../electron/contract/inquiry.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { formatProbability } from '../../components/format-share.ts';
import { formatClock, formatMoment } from '../../components/format-time.ts';
import { en } from '../../i18n/en.ts';
import { useNote } from '../note/note-store.ts';
import { BelowPanel } from './below-panel.tsx';
import classes from './changes.module.css';
import { ChangesView } from './changes-view.tsx';
import { keepRun, listRuns, openRun, rerun, useRuns } from './runs-store.ts';

const openedShown = 10;

function timeOf(savedAt: string): string {
  const moment = formatMoment(savedAt, new Date());
  const clock = formatClock(new Date(savedAt));
  return clock.startsWith(moment) ? clock : `${moment}, ${clock}`;
}

function Outcome({ outcome }: { readonly outcome: Rerun }) {
  const { same, samePack, sameProgram, changes } = outcome;
  const why = [
    ...(samePack ? [] : [en.runs.otherPack]),
    ...(sameProgram ? [] : [en.runs.otherProgram]),
    ...(samePack && sameProgram ? [en.runs.unexplained] : []),
  ];
  return (
    <div className={classes.outcome} data-same={same} role="status">
      {same ? en.runs.same : [en.runs.differs, ...why].join(' ')}
      {!same && <ChangesView changes={changes} findings={[]} />}
    </div>
  );
}

function Opened({ trace }: { readonly trace: Trace }) {
  return (
    <>
      <ol className={classes.opened}>
        {trace.result.differential.ranked.slice(0, openedShown).map(({ conditionId, name, icd10, probability }) => (
          <li key={conditionId}>
            {name} <span className={classes.dim}>{icd10}</span> {formatProbability(probability)}
          </li>
        ))}
      </ol>
      <h4 className={classes.heading}>{en.runs.note}</h4>
      <textarea className={classes.noteText} readOnly rows={8} aria-label={en.runs.note} value={trace.text} />
    </>
  );
}

function Run({ run }: { readonly run: TraceSummary }) {
  const opened = useRuns((state) => (state.opened?.traceId === run.traceId ? state.opened : null));
  const outcome = useRuns((state) => state.reruns.get(run.traceId) ?? null);
  const { traceId, version, savedAt, setting, top, packHash, program, choices } = run;
  const title = en.runs.summary(timeOf(savedAt), version, en.settings.cares[setting].toLowerCase());
  return (
    <li className={classes.run}>
      <div className={classes.runHead}>
        <h4 className={classes.runTitle}>{title}</h4>
        <Button
          variant="subtle"
          size="compact-xs"
          aria-expanded={opened !== null}
          aria-label={`${opened ? en.runs.close : en.runs.open}: ${title}`}
          onClick={() => void openRun(traceId)}
        >
          {opened ? en.runs.close : en.runs.open}
        </Button>
        <Button
          variant="default"
          size="compact-xs"
          aria-label={`${en.runs.rerun}: ${title}`}
          onClick={() => void rerun(traceId)}
        >
          {en.runs.rerun}
        </Button>
      </div>
      <p className={classes.runText}>
        {top.map(({ name, probability }) => `${name} ${formatProbability(probability)}`).join(', ')}
      </p>
      <p className={classes.dim}>
        {[
          en.runs.pack(packHash),
          en.runs.program(program),
          ...(choices.length > 0 ? [en.runs.choices(choices.length)] : []),
        ].join(' · ')}
      </p>
      {outcome && <Outcome outcome={outcome} />}
      {opened && <Opened trace={opened} />}
    </li>
  );
}

/** The kept runs of the case: each can be opened as it was, and made again. */
export function RunsPanel() {
  const { runs, failure } = useRuns();
  const caseId = useNote((note) => note.summary?.caseId ?? null);
  useEffect(() => {
    if (caseId) void listRuns();
  }, [caseId]);
  return (
    <BelowPanel
      title={en.runs.title}
      closeLabel={en.runs.closePanel}
      tools={
        <Button variant="default" size="compact-xs" onClick={() => void keepRun()}>
          {en.runs.keep}
        </Button>
      }
    >
      {failure && <FailureNotice failure={failure} />}
      {runs?.length === 0 && <p className={classes.hint}>{en.runs.empty}</p>}
      <ul className={classes.list}>
        {runs?.map((run) => (
          <Run key={run.traceId} run={run} />
        ))}
      </ul>
    </BelowPanel>
  );
}
