import { create } from 'zustand';
import type { Failure } from '../../../electron/contract/error.ts';
import type { Rerun, Trace, TraceSummary } from '../../../electron/contract/inquiry.ts';
import { ask } from '../../bridge.ts';
import { notifyDone, notifyFailure } from '../../components/notify.ts';
import { en } from '../../i18n/en.ts';
import { flushNote } from '../note/note-session.ts';
import { useNote } from '../note/note-store.ts';
import { useSettings } from '../settings/settings-store.ts';

type RunsState = {
  readonly runs: readonly TraceSummary[] | null;
  readonly opened: Trace | null;
  /** The outcome of making runs again, by trace. */
  readonly reruns: ReadonlyMap<number, Rerun>;
  readonly failure: Failure | null;
};

const initial: RunsState = { runs: null, opened: null, reruns: new Map(), failure: null };

/** The kept runs of the open case. */
export const useRuns = create<RunsState>(() => initial);

const openCaseId = (): string | null => useNote.getState().summary?.caseId ?? null;

/** Reads the list of kept runs. */
export async function listRuns(): Promise<void> {
  const caseId = openCaseId();
  if (!caseId) return;
  const answer = await ask((core) => core['traces.list']({ caseId }));
  if (openCaseId() !== caseId) return;
  useRuns.setState(answer.ok ? { runs: answer.value, failure: null } : { failure: answer.error });
}

/** Keeps a run of the note as it is now; it is saved first. */
export async function keepRun(): Promise<void> {
  const caseId = openCaseId();
  if (!caseId || !(await flushNote())) return;
  const { setting } = useSettings.getState().settings;
  const answer = await ask((core) => core['traces.keep']({ caseId, setting }));
  if (!answer.ok) return notifyFailure(answer.error);
  notifyDone(en.runs.kept);
  await listRuns();
}

/** Opens a kept run, or closes it when it is open. */
export async function openRun(traceId: number): Promise<void> {
  const caseId = openCaseId();
  if (!caseId) return;
  if (useRuns.getState().opened?.traceId === traceId) {
    useRuns.setState({ opened: null });
    return;
  }
  const answer = await ask((core) => core['traces.open']({ caseId, traceId }));
  if (openCaseId() !== caseId) return;
  if (answer.ok) useRuns.setState({ opened: answer.value });
  else notifyFailure(answer.error);
}

/** Makes a kept run again with the knowledge of today. */
export async function rerun(traceId: number): Promise<void> {
  const caseId = openCaseId();
  if (!caseId) return;
  const answer = await ask((core) => core['traces.rerun']({ caseId, traceId }));
  if (openCaseId() !== caseId) return;
  if (!answer.ok) return notifyFailure(answer.error);
  useRuns.setState(({ reruns }) => ({ reruns: new Map(reruns).set(traceId, answer.value) }));
}

let caseId: string | null = null;

// A kept run is patient data: another case, or the lock, takes it off the screen.
useNote.subscribe(() => {
  const next = openCaseId();
  if (next === caseId) return;
  caseId = next;
  useRuns.setState(initial, true);
});
