import { create } from 'zustand';
import type { Failure } from '../../../electron/contract/error.ts';
import type { CheckedStep, ModelRationale, RationaleEvent } from '../../../electron/contract/rationale.ts';
import { ask, follow } from '../../bridge.ts';
import { noteToSend } from '../note/note-session.ts';
import { type ReadNote, useNote } from '../note/note-store.ts';
import { refreshModel } from '../settings/model-store.ts';
import { useSettings } from '../settings/settings-store.ts';

/** A rationale being written: how far the model has read, what it is writing, and how to stop it. */
type Run = {
  readonly writtenFor: ReadNote;
  readonly readShare: number | null;
  /** The raw text of the step under way. */
  readonly text: string;
  readonly steps: readonly CheckedStep[];
  readonly stop: () => void;
};

type RationaleState = {
  readonly caseId: string | null;
  readonly run: Run | null;
  readonly last: ModelRationale | null;
  /** What `last` was written for; null when it comes from an earlier session. */
  readonly writtenFor: ReadNote | null;
  readonly failure: Failure | null;
};

const initial: RationaleState = { caseId: null, run: null, last: null, writtenFor: null, failure: null };

/** What the model wrote, or is writing, about the open case. */
export const useRationale = create<RationaleState>(() => initial);

/** Most characters of raw text kept on screen; the steps hold what matters. */
const rawShown = 4000;

function onEvent(run: Run, event: RationaleEvent): Run {
  switch (event.type) {
    case 'reading':
      return { ...run, readShare: event.promptTokens > 0 ? event.readTokens / event.promptTokens : 0 };
    case 'delta':
      return { ...run, readShare: null, text: (run.text + event.text).slice(-rawShown) };
    case 'step':
      return { ...run, readShare: null, text: '', steps: [...run.steps, event.step] };
  }
}

/** Lets the model write a rationale for the note as it is now. */
export async function writeRationale(): Promise<void> {
  const note = noteToSend();
  if (!note || useRationale.getState().run) return;
  const { setting } = useSettings.getState().settings;
  const running = follow((core) =>
    core['rationale.write']({ ...note, setting }, (event) => {
      useRationale.setState(({ run }) => (run && run.writtenFor === note ? { run: onEvent(run, event) } : {}));
    }),
  );
  // Another case, or the lock, takes the run off the screen; what still comes of it is dropped.
  const gone = (): boolean => useRationale.getState().run?.writtenFor !== note;
  useRationale.setState({
    caseId: note.caseId,
    failure: null,
    run: { writtenFor: note, readShare: 0, text: '', steps: [], stop: running.stop },
  });
  const answer = await running.answer;
  if (gone()) return;
  if (answer.ok) {
    useRationale.setState({ run: null, last: answer.value, writtenFor: note, failure: null });
    return;
  }
  if (answer.error.code === 'model-crashed') void refreshModel();
  // Steps that were complete before a stop are worth keeping; the core may have kept them too.
  const kept = await ask((core) => core['rationale.last']({ caseId: note.caseId }));
  if (gone()) return;
  const keptSteps = answer.error.code === 'stopped' && kept.ok && kept.value?.stopped ? kept.value : null;
  useRationale.setState(
    keptSteps ? { run: null, last: keptSteps, writtenFor: note, failure: null } : { run: null, failure: answer.error },
  );
}

/** Ends the writing; steps that are complete stay. */
export const stopRationale = (): void => useRationale.getState().run?.stop();

/** Shows the open case's last rationale. A run for a case that was left is stopped: its answer has no place to go. */
async function followCase(caseId: string | null): Promise<void> {
  if (useRationale.getState().caseId === caseId) return;
  stopRationale();
  useRationale.setState({ ...initial, caseId }, true);
  if (!caseId) return;
  const answer = await ask((core) => core['rationale.last']({ caseId }));
  const now = useRationale.getState();
  if (answer.ok && now.caseId === caseId && !now.run && !now.last) useRationale.setState({ last: answer.value });
}

useNote.subscribe((note) => void followCase(note.summary?.caseId ?? null));
