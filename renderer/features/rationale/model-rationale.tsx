import { Button, Kbd, Progress } from '@mantine/core';
import { IconPlayerStop, IconWriting } from '@tabler/icons-react';
import type { CheckedStep } from '../../../electron/contract/rationale.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { formatShare } from '../../components/format-share.ts';
import { en } from '../../i18n/en.ts';
import { sameReading, useNote } from '../note/note-store.ts';
import { chooseModel, useModel } from '../settings/model-store.ts';
import classes from './rationale.module.css';
import { RationaleStepView } from './rationale-step.tsx';
import { stopRationale, useRationale, writeRationale } from './rationale-store.ts';

function Steps({ steps, current }: { readonly steps: readonly CheckedStep[]; readonly current: boolean }) {
  let number = 0;
  return (
    <ol className={classes.steps}>
      {steps.map((step) => {
        number += 1;
        return <RationaleStepView key={number} step={step} verdict={step.verdict} current={current} />;
      })}
    </ol>
  );
}

function Running() {
  const run = useRationale((state) => state.run);
  const current = useNote((note) => sameReading(note.analysed, run?.writtenFor ?? null));
  if (!run) return null;
  return (
    <>
      <Steps steps={run.steps} current={current} />
      <div className={classes.running}>
        {run.readShare !== null ? (
          <>
            <p role="status">{en.rationale.reading(formatShare(run.readShare))}</p>
            <Progress size="sm" value={run.readShare * 100} aria-label={en.rationale.reading('')} />
          </>
        ) : (
          <>
            <p role="status">{en.rationale.writing}</p>
            {run.text && <p className={classes.raw}>{run.text}</p>}
          </>
        )}
      </div>
    </>
  );
}

function Written() {
  const last = useRationale((state) => state.last);
  const writtenFor = useRationale((state) => state.writtenFor);
  const current = useNote((note) => sameReading(note.analysed, writtenFor));
  if (!last) return null;
  return (
    <>
      {!current && (
        <p className={classes.stale} role="status">
          {writtenFor === null ? en.rationale.earlier : en.rationale.stale}
        </p>
      )}
      <Steps steps={last.steps} current={current} />
      {last.stopped && <p className={classes.stale}>{en.rationale.stoppedNotice}</p>}
      <p className={classes.hint}>
        {en.rationale.measured(last.model, last.generatedTokens, last.tokensPerSecond.toFixed(0))}
      </p>
    </>
  );
}

function WriteButton() {
  const running = useRationale((state) => state.run !== null);
  const written = useRationale((state) => state.last !== null);
  const ready = useModel((state) => state.model.state === 'ready');
  const readable = useNote((note) => note.analysis !== null);
  if (running) {
    return (
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPlayerStop size={14} aria-hidden />}
        rightSection={<Kbd size="xs">Esc</Kbd>}
        onClick={stopRationale}
      >
        {en.rationale.stop}
      </Button>
    );
  }
  if (!ready) return null;
  return (
    <Button
      size="compact-sm"
      variant={written ? 'default' : 'filled'}
      disabled={!readable}
      leftSection={<IconWriting size={14} aria-hidden />}
      onClick={() => void writeRationale()}
    >
      {written ? en.rationale.writeAgain : en.rationale.write}
    </Button>
  );
}

function ModelHint() {
  const model = useModel((state) => state.model);
  const failure = useModel((state) => state.failure);
  const busy = useModel((state) => state.busy);
  if (model.state === 'ready') return null;
  return (
    <>
      {failure && <FailureNotice failure={failure} />}
      {model.state === 'loading' ? (
        <p className={classes.hint} role="status">
          {en.rationale.loading}
        </p>
      ) : (
        <>
          <p className={classes.hint}>{en.rationale.noModel}</p>
          <Button variant="default" size="compact-sm" disabled={busy} onClick={() => void chooseModel()}>
            {en.rationale.chooseModel}
          </Button>
        </>
      )}
    </>
  );
}

/** What the model wrote about the case or is writing now, each step with the mark of its check. */
export function ModelRationaleView() {
  const running = useRationale((state) => state.run !== null);
  const failure = useRationale((state) => state.failure);
  return (
    <>
      <header className={classes.head}>
        <h3 className={classes.title}>{en.rationale.model}</h3>
        <WriteButton />
      </header>
      <ModelHint />
      {failure && <FailureNotice failure={failure} />}
      {running ? <Running /> : <Written />}
    </>
  );
}
