import { undo, undoDepth } from '@codemirror/commands';
import type { Assertion, Correction, Finding } from '../../../electron/contract/finding.ts';
import { notifyDone } from '../../components/notify.ts';
import { en } from '../../i18n/en.ts';
import { correctionField, setCorrections } from './correction-field.ts';
import { withCorrection, withoutCorrection } from './corrections.ts';
import { findingsAtCursor } from './finding-at-cursor.ts';
import { type PlacedFinding, placedFindings, placeOf } from './finding-field.ts';
import { closeCard } from './finding-hover.ts';
import { openAdding } from './note-pointing.ts';
import { changeNote, currentView } from './note-session.ts';
import { useNote } from './note-store.ts';

/** Words of the note, where they stand now. */
type Words = { readonly quote: string; readonly start: number };

/**
 * Keeps a decision as one step of the editor's history and says what was decided. The notice's undo is the history's,
 * unless something else was done since: then it takes back this decision only.
 */
function decide(correction: Correction, said: string): void {
  const view = currentView();
  if (!view) return;
  const before = view.state.field(correctionField);
  const corrections = withCorrection(before, correction);
  changeNote({ effects: setCorrections.of(corrections), userEvent: 'input.decide' });
  const depth = undoDepth(view.state);
  if (useNote.getState().card) closeCard(view);
  const replaced = before.find((old) => !corrections.includes(old));
  notifyDone(said, () => {
    if (currentView() !== view) return;
    if (undoDepth(view.state) === depth) undo(view);
    else if (replaced) decide(replaced, said);
    else withdraw(correction);
  });
}

const wordsOf = (placed: PlacedFinding): Words | null => {
  const view = currentView();
  return view && { quote: view.state.sliceDoc(placed.from, placed.to), start: placed.from };
};

/** Rejects a finding, whoever put it into the record. */
export function rejectFinding(placed: PlacedFinding): void {
  const words = wordsOf(placed);
  const { conceptId, label } = placed.finding;
  if (words) decide({ action: 'reject', conceptId, ...words, assertion: null }, en.finding.rejected(label));
}

/** Says what the note means by a finding; the user's word wins over the reader. */
export function assertFinding(placed: PlacedFinding, assertion: Assertion): void {
  const words = wordsOf(placed);
  const { conceptId, label } = placed.finding;
  if (words) decide({ action: 'assert', conceptId, ...words, assertion }, en.decide.asserted(label, assertion));
}

/** Accepts a finding as it was read: no later version of the reader changes it again. */
export function acceptFinding(placed: PlacedFinding): void {
  const words = wordsOf(placed);
  const { conceptId, label, assertion } = placed.finding;
  if (words) decide({ action: 'assert', conceptId, ...words, assertion }, en.decide.accepted(label));
}

/** Opens the form that reads a finding's words as another concept. */
export function remapFinding(placed: PlacedFinding): void {
  const view = currentView();
  if (!view) return;
  if (useNote.getState().card) closeCard(view);
  openAdding(view, placed);
}

type Chosen = { readonly conceptId: string; readonly label: string };

/** Adds a finding for words of the note, or reads them as `chosen` in place of `replacing`. */
export function addFinding(chosen: Chosen, words: Words, assertion: Assertion, replacing: Finding | null): void {
  const { conceptId, label } = chosen;
  useNote.setState({ adding: null });
  const replaces = replacing && replacing.conceptId !== conceptId ? { replaces: replacing.conceptId } : {};
  const said = replacing ? en.decide.remapped(replacing.label, label) : en.decide.added(label);
  decide({ action: 'assert', conceptId, ...words, assertion, ...replaces }, said);
  currentView()?.focus();
}

/** Takes a proposal of the model into the record. */
export function addProposed(chosen: Chosen, words: Words, assertion: Assertion): void {
  const { conceptId, label } = chosen;
  decide({ action: 'assert', conceptId, ...words, assertion, proposedBy: 'model' }, en.decide.accepted(label));
}

/** Takes a decision back. */
export function withdraw(correction: Correction): void {
  const view = currentView();
  if (!view) return;
  // The notice may be older than edits that moved the decision: the same concept and words are meant.
  const corrections = view.state.field(correctionField);
  const same = (old: Correction) => old.conceptId === correction.conceptId && old.quote === correction.quote;
  const nearest = corrections
    .filter(same)
    .sort((a, b) => Math.abs(a.start - correction.start) - Math.abs(b.start - correction.start))[0];
  if (nearest)
    changeNote({ effects: setCorrections.of(withoutCorrection(corrections, nearest)), userEvent: 'input.decide' });
}

/** Does this to the finding at the cursor, if there is one. */
const atCursor = (decision: (placed: PlacedFinding) => void) => (): void => {
  const view = currentView();
  const placed = view && findingsAtCursor(view.state)[0];
  if (placed) decision(placed);
};
export const acceptAtCursor = atCursor(acceptFinding);
export const rejectAtCursor = atCursor(rejectFinding);
export const remapAtCursor = atCursor(remapFinding);

const assertions = ['present', 'absent', 'uncertain', 'historical', 'family'] as const satisfies readonly Assertion[];

/** What a letter decides about a finding, in its card and in the list; null when the key is none of these. */
export function decisionOfKey(key: string): ((placed: PlacedFinding) => void) | null {
  const letter = key.toLowerCase();
  const assertion = assertions.find((one) => en.finding.assertionKeys[one] === letter);
  if (assertion) return (placed) => assertFinding(placed, assertion);
  if (letter === en.decide.keys.accept) return acceptFinding;
  if (letter === en.decide.keys.reject || key === 'Delete') return rejectFinding;
  return letter === en.decide.keys.remap ? remapFinding : null;
}

/** Decides about a finding of a list, wherever it stands now. */
export function decideListed(finding: Finding, decision: (placed: PlacedFinding) => void): void {
  const view = currentView();
  const placed = view && placeOf(placedFindings(view.state), finding);
  if (placed) decision(placed);
}
