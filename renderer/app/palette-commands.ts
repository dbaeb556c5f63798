import { createSpotlight } from '@mantine/spotlight';
import type { Settings } from '../../electron/contract/api.ts';
import { modKey } from '../components/mod-key.ts';
import { startNewCase } from '../features/cases/open-from-list.ts';
import { copyDifferential } from '../features/differential/copy-differential.ts';
import { showAdding, useDifferential } from '../features/differential/differential-store.ts';
import { keepRun } from '../features/differential/runs-store.ts';
import { resetWhatIf } from '../features/differential/what-if-store.ts';
import { acceptAtCursor, rejectAtCursor, remapAtCursor } from '../features/note/finding-decisions.ts';
import { addFromSelection, stepFinding, undoEdit } from '../features/note/note-commands.ts';
import { useNote } from '../features/note/note-store.ts';
import { proposeFindings } from '../features/note/proposals-store.ts';
import { chooseModel } from '../features/settings/model-store.ts';
import { changeSettings } from '../features/settings/settings-store.ts';
import { en } from '../i18n/en.ts';
import { lock } from './vault-life.ts';
import { showHelp, showSettings, showTab } from './view-store.ts';

const [store, palette] = createSpotlight();

/** Whether the palette is open, and its selection. */
export const paletteStore = store;

/** Opens the command palette. */
export const openPalette = (): void => palette.open();

/** Shows or hides the list of findings beside the note. */
export const toggleFindings = (): void => useNote.setState((note) => ({ findingsShown: !note.findingsShown }));

/** Opens the form that adds a diagnosis, over the list it is added to. */
export const addDiagnosis = (): void => {
  showTab('differential');
  showAdding(true);
};

const showBelow = (below: 'changes' | 'runs'): void => {
  showTab('differential');
  useDifferential.setState({ below, openId: null });
};

const cares: readonly Settings['setting'][] = ['gp', 'ed', 'hospital'];

export type PaletteCommand = { readonly label: string; readonly keys?: string; readonly run: () => void };

/** Everything the palette can do, with the key that does it without the palette. */
export const paletteCommands: readonly PaletteCommand[] = [
  { label: en.cases.newCase, keys: modKey('N'), run: () => void startNewCase() },
  { label: en.note.nextFinding, keys: 'F8', run: () => stepFinding('next') },
  { label: en.note.previousFinding, keys: 'Shift-F8', run: () => stepFinding('previous') },
  { label: en.decide.acceptAtCursor, keys: 'F7', run: acceptAtCursor },
  { label: en.note.rejectFinding, keys: 'F9', run: rejectAtCursor },
  { label: en.decide.remapAtCursor, keys: 'F4', run: remapAtCursor },
  { label: en.note.addFinding, keys: modKey('E'), run: addFromSelection },
  { label: en.note.findings, keys: modKey('Shift-F'), run: toggleFindings },
  { label: en.proposals.read, run: () => void proposeFindings() },
  { label: en.note.undo, keys: modKey('Z'), run: undoEdit },
  { label: en.differential.title, keys: modKey('1'), run: () => showTab('differential') },
  { label: en.next.title, keys: modKey('2'), run: () => showTab('next') },
  { label: en.rationale.title, keys: modKey('3'), run: () => showTab('rationale') },
  { label: en.knowledge.title, keys: modKey('4'), run: () => showTab('knowledge') },
  { label: en.choices.add, keys: modKey('Shift-A'), run: addDiagnosis },
  { label: en.copy.action, keys: modKey('Shift-C'), run: copyDifferential },
  { label: en.changes.action, run: () => showBelow('changes') },
  { label: en.runs.action, run: () => showBelow('runs') },
  { label: en.runs.keep, run: () => void keepRun() },
  { label: `${en.whatIf.title}: ${en.whatIf.reset}`, keys: 'Esc', run: resetWhatIf },
  ...cares.map((setting) => ({
    label: `${en.settings.care}: ${en.settings.cares[setting]}`,
    run: () => void changeSettings({ setting }),
  })),
  { label: en.settings.title, keys: modKey(','), run: () => showSettings(true) },
  { label: en.rationale.chooseModel, run: () => void chooseModel() },
  { label: `${en.settings.theme}: ${en.settings.themes.light}`, run: () => void changeSettings({ theme: 'light' }) },
  { label: `${en.settings.theme}: ${en.settings.themes.dark}`, run: () => void changeSettings({ theme: 'dark' }) },
  { label: `${en.settings.theme}: ${en.settings.themes.auto}`, run: () => void changeSettings({ theme: 'auto' }) },
  { label: en.shortcuts.title, keys: 'F1', run: () => showHelp(true) },
  { label: en.app.lock, keys: modKey('Shift-L'), run: () => void lock() },
];
