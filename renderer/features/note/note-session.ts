import { ChangeSet, type EditorState, type TransactionSpec } from '@codemirror/state';
import { EditorView, type ViewUpdate } from '@codemirror/view';
import type { Settings } from '../../../electron/contract/api.ts';
import type { CaseSummary, OpenCase } from '../../../electron/contract/case.ts';
import type { Analysis } from '../../../electron/contract/differential.ts';
import { fail, ok, type Result } from '../../../electron/contract/error.ts';
import type { Correction } from '../../../electron/contract/finding.ts';
import { ask } from '../../bridge.ts';
import { notifyFailure } from '../../components/notify.ts';
import { touchCase } from '../cases/cases-store.ts';
import { changeSettings, useSettings } from '../settings/settings-store.ts';
import { createAnalysisFeed } from './analysis-feed.ts';
import { type Autosave, createAutosave, windowTimers } from './autosave.ts';
import { correctionsChanged, setCorrections, standingCorrections } from './correction-field.ts';
import { setReading } from './finding-field.ts';
import { openAdding, openMenu } from './note-pointing.ts';
import { createNoteState } from './note-state.ts';
import { emptyNote, useNote } from './note-store.ts';

const saveDelayMs = 600;
const saveRetryMs = 5000;
const readDelayMs = 150;

/** One open case: what is saved against which version. The text lives in the editor's state. */
type Session = {
  readonly caseId: string;
  baseVersion: number;
  summary: CaseSummary;
  readonly autosave: Autosave;
};

/** A reading under way: what was sent, and what was typed since. */
type Question = {
  readonly caseId: string;
  readonly text: string;
  readonly corrections: Correction[];
  readonly setting: Settings['setting'];
  since: ChangeSet;
  /** The user decided something since: the answer would take the decision back on screen. */
  outdated: boolean;
};

let session: Session | null = null;
let view: EditorView | null = null;
/** The editor's state while no editor is on screen (before the first one, and behind the lock screen). */
let parked: EditorState | null = null;
let underWay: Question | null = null;
let opening = 0;
/** Behind the lock screen nothing of the note is shown, and what gets saved is forgotten. */
let locked = false;

const currentState = (): EditorState | null => view?.state ?? parked;

/** The editor on screen, if any. */
export const currentView = (): EditorView | null => view;

/** Changes the open note, whether its editor is on screen or not. */
export function changeNote(spec: TransactionSpec): void {
  if (view) view.dispatch(spec);
  else if (parked) parked = parked.update(spec).state;
}

const feed = createAnalysisFeed<Question, Analysis>({
  prepare: () => {
    const state = currentState();
    if (!session || !state) return null;
    const text = state.doc.toString();
    if (text.trim() === '') {
      underWay = null;
      changeNote({ effects: setReading.of({ findings: [], sections: [], since: null }) });
      useNote.setState({ analysis: null, analysed: null, analysisFailure: null });
      return null;
    }
    underWay = {
      caseId: session.caseId,
      text,
      corrections: standingCorrections(state),
      setting: useSettings.getState().settings.setting,
      since: ChangeSet.empty(state.doc.length),
      outdated: false,
    };
    return underWay;
  },
  ask: ({ caseId, text, corrections, setting }) =>
    ask((core) => core['note.analyse']({ caseId, text, corrections, setting })),
  onAnswer: (question, answer) => {
    if (underWay === question) underWay = null;
    if (question.outdated) return;
    if (!answer.ok) {
      useNote.setState({ analysisFailure: answer.error });
      return;
    }
    const { findings, sections } = answer.value;
    changeNote({ effects: setReading.of({ findings, sections, since: question.since }) });
    const { text, corrections } = question;
    useNote.setState({ analysis: answer.value, analysed: { text, corrections }, analysisFailure: null });
  },
  timers: windowTimers,
  delayMs: readDelayMs,
});

function onUpdate(update: ViewUpdate): void {
  const decided = correctionsChanged(update.startState, update.state);
  if (!update.docChanged && !decided) return;
  if (decided) useNote.setState({ corrections: standingCorrections(update.state) });
  if (underWay && update.docChanged) underWay.since = underWay.since.compose(update.changes);
  session?.autosave.edited();
  const byUser = update.transactions.some((one) => one.effects.some((effect) => effect.is(setCorrections)));
  if (byUser && underWay) underWay.outdated = true;
  if (byUser) feed.now();
  else feed.later();
}

async function save(own: { readonly caseId: string }): Promise<Result<null>> {
  const state = currentState();
  if (!session || session.caseId !== own.caseId || !state) return fail('internal');
  const saving = session;
  const { caseId, baseVersion } = saving;
  const text = state.doc.toString();
  const corrections = standingCorrections(state);
  const answer = await ask((core) => core['cases.save']({ caseId, baseVersion, text, corrections }));
  if (!answer.ok) return answer;
  saving.baseVersion = answer.value.version;
  touchCase(answer.value.summary);
  saving.summary = answer.value.summary;
  if (session === saving && !locked) useNote.setState({ summary: saving.summary });
  return ok(null);
}

function begin(opened: OpenCase): void {
  const { caseId } = opened.summary;
  session = {
    caseId,
    baseVersion: opened.version,
    summary: opened.summary,
    autosave: createAutosave({
      save: () => save({ caseId }),
      onStatus: (status) => {
        if (session?.caseId !== caseId) return;
        if (!locked) useNote.setState({ save: status });
        else if (status.state === 'saved') end();
      },
      now: () => new Date(),
      timers: windowTimers,
      delayMs: saveDelayMs,
      retryMs: saveRetryMs,
    }),
  };
  const state = createNoteState(opened.text, opened.corrections, {
    onUpdate,
    onTooLarge: () => notifyFailure({ code: 'note-too-large' }),
    onAdd: openAdding,
    onSave: () => void flushNote(),
    onMenu: openMenu,
  });
  if (view) view.setState(state);
  else parked = state;
  const { findingsShown } = useNote.getState();
  useNote.setState({
    ...emptyNote,
    findingsShown,
    phase: 'open',
    summary: opened.summary,
    corrections: opened.corrections,
  });
  feed.now();
  void changeSettings({ lastCaseId: caseId });
}

/** Saves what is unsaved. True when everything is on disk. */
export async function flushNote(): Promise<boolean> {
  return session ? session.autosave.flush() : true;
}

function end(): void {
  session?.autosave.stop();
  session = null;
  parked = null;
  underWay = null;
  feed.reset();
}

/** Fetches a case and shows it in place of the open one, which is saved before and again after the wait. */
async function change(fetch: () => Promise<Result<OpenCase>>): Promise<boolean> {
  opening += 1;
  const own = opening;
  if (!(await flushNote())) return false;
  if (!session) useNote.setState({ phase: 'opening' });
  const answer = await fetch();
  if (own !== opening) return true;
  if (!(await flushNote())) return false;
  end();
  if (answer.ok) begin(answer.value);
  else useNote.setState({ ...emptyNote, phase: 'failed', failure: answer.error });
  return true;
}

/** Opens a case; the one that is open is saved first. False, and it stays, when it could not be saved. */
export async function openCase(caseId: string): Promise<boolean> {
  if (session?.caseId === caseId) return true;
  return change(() => ask((core) => core['cases.open']({ caseId })));
}

/** Makes a case and opens it. False when the open case could not be saved first. */
export function openNewCase(): Promise<boolean> {
  return change(async () => {
    const answer = await ask((core) => core['cases.create']({ text: '' }));
    if (answer.ok) touchCase(answer.value.summary);
    return answer;
  });
}

/**
 * Settles a version conflict. `mine` saves the text of the window as the newest version; `theirs` shows the saved
 * text, and undo brings the window's text back. Nothing is lost either way.
 */
export async function settleConflict(choice: 'mine' | 'theirs'): Promise<void> {
  const settling = session;
  if (!settling) return;
  const answer = await ask((core) => core['cases.open']({ caseId: settling.caseId }));
  if (session !== settling) return;
  if (!answer.ok) {
    notifyFailure(answer.error);
    return;
  }
  settling.baseVersion = answer.value.version;
  if (choice === 'theirs') replaceText(answer.value.text, answer.value.corrections);
  settling.autosave.edited();
  await settling.autosave.flush();
}

/** The open note as another part of the window may send it to the core; null when none is open. */
export function noteToSend(): {
  readonly caseId: string;
  readonly text: string;
  readonly corrections: Correction[];
} | null {
  const state = currentState();
  if (!session || !state) return null;
  return { caseId: session.caseId, text: state.doc.toString(), corrections: standingCorrections(state) };
}

/** Reads the open note again at once: a decision about its list changed the answer. */
export const readAgain = (): void => feed.now();

/**
 * Replaces the whole text as one edit that can be undone. `corrections` belong to the new text; without them, the
 * decisions of the old one go along to the same words.
 */
export function replaceText(text: string, corrections: readonly Correction[] | null): void {
  const state = currentState();
  if (!state) return;
  const changes = { from: 0, to: state.doc.length, insert: text };
  changeNote({ changes, ...(corrections && { effects: setCorrections.of(corrections) }), userEvent: 'input.restore' });
}

/** Puts an editor for the open note into `parent`. Returns the way to take it off the screen again. */
export function attachEditor(parent: HTMLElement): () => void {
  const editor = new EditorView({ parent, ...(parked ? { state: parked } : {}) });
  view = editor;
  parked = null;
  return () => {
    if (view === editor) {
      parked = session ? editor.state : null;
      view = null;
    }
    editor.destroy();
  };
}

/**
 * What to do once the vault is open again: true when a note that could not be saved before the lock is still here; it
 * is on screen again and being saved.
 */
export function resumeNote(): boolean {
  locked = false;
  if (!session || !parked) return false;
  useNote.setState({
    ...emptyNote,
    phase: 'open',
    summary: session.summary,
    save: { state: 'pending' },
    corrections: standingCorrections(parked),
  });
  feed.now();
  void session.autosave.flush();
  return true;
}

/** Forgets the note at lock, except for text that is not saved yet: losing it would be worse than keeping it in memory. */
export function forgetNote(): void {
  const { save } = useNote.getState();
  locked = true;
  opening += 1;
  useNote.setState(emptyNote, true);
  feed.reset();
  underWay = null;
  if (save.state === 'clean' || save.state === 'saved') end();
}

useSettings.subscribe((now, before) => {
  if (now.settings.setting !== before.settings.setting) feed.now();
});
