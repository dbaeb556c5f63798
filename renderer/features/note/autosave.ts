import type { ErrorCode, Failure, Result } from '../../../electron/contract/error.ts';

/** What the status bar says about the note's last change. `clean` = nothing was edited since it was opened. */
export type SaveStatus =
  | { readonly state: 'clean' }
  | { readonly state: 'pending' }
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly at: Date }
  | { readonly state: 'failed'; readonly failure: Failure; readonly retrying: boolean };

/** Timers as passed in, so that tests need no waiting. */
export type Timers = {
  readonly set: (run: () => void, delayMs: number) => number;
  readonly clear: (timer: number) => void;
};

export const windowTimers: Timers = {
  set: (run, delayMs) => window.setTimeout(run, delayMs),
  clear: (timer) => window.clearTimeout(timer),
};

type AutosaveOptions = {
  /** Saves the text as it is at the moment of the call. */
  readonly save: () => Promise<Result<unknown>>;
  readonly onStatus: (status: SaveStatus) => void;
  readonly now: () => Date;
  readonly timers: Timers;
  readonly delayMs: number;
  readonly retryMs: number;
};

export type Autosave = {
  /** The note changed: it is saved `delayMs` after the last such call. */
  readonly edited: () => void;
  /** Saves now if anything is unsaved. True when everything is on disk afterwards. */
  readonly flush: () => Promise<boolean>;
  /** Stops every timer; an unsaved change is no longer this autosave's business. */
  readonly stop: () => void;
};

/** Failures that pass by themselves. Any other needs the user (a conflict) or the vault (a lock) first. */
const passing: ReadonlySet<ErrorCode> = new Set(['disk-full', 'folder-not-writable', 'internal']);

/** One save at a time, never two; an edit during a save is saved after it; a passing failure is tried again. */
export function createAutosave(options: AutosaveOptions): Autosave {
  const { save, onStatus, now, timers, delayMs, retryMs } = options;
  let timer: number | null = null;
  let unsaved = false;
  let stopped = false;
  let running: Promise<void> | null = null;

  const schedule = (waitMs: number): void => {
    if (timer !== null) timers.clear(timer);
    timer = timers.set(() => {
      timer = null;
      void run();
    }, waitMs);
  };

  const saveOnce = async (): Promise<void> => {
    unsaved = false;
    onStatus({ state: 'saving' });
    const answer = await save();
    if (stopped) return;
    if (answer.ok) {
      onStatus(unsaved ? { state: 'pending' } : { state: 'saved', at: now() });
      // A timer that ran out during this save found it busy; the edit it stood for is still to be saved.
      if (unsaved && timer === null) schedule(delayMs);
      return;
    }
    unsaved = true;
    const retrying = passing.has(answer.error.code);
    onStatus({ state: 'failed', failure: answer.error, retrying });
    if (retrying) schedule(retryMs);
  };

  const run = async (): Promise<void> => {
    if (running) return running;
    running = saveOnce();
    await running;
    running = null;
  };

  return {
    edited: () => {
      if (stopped) return;
      const first = !unsaved;
      unsaved = true;
      if (first && !running) onStatus({ state: 'pending' });
      schedule(delayMs);
    },
    flush: async () => {
      if (timer !== null) timers.clear(timer);
      timer = null;
      if (running) await run();
      if (unsaved && !stopped) await run();
      return !unsaved;
    },
    stop: () => {
      stopped = true;
      if (timer !== null) timers.clear(timer);
    },
  };
}
