import { redo, undo } from '@codemirror/commands';
import { EditorView } from '@codemirror/view';
import type { Assertion, Correction, Finding } from '../../../electron/contract/finding.ts';
import { notifyDone } from '../../components/notify.ts';
import { en } from '../../i18n/en.ts';
import { correctionField, setCorrections } from './correction-field.ts';
import { withCorrection, withoutCorrection } from './corrections.ts';
import { findingsBetween, type PlacedFinding, placedFindings, placeOf } from './finding-field.ts';
import { closeCard } from './finding-hover.ts';
import { findingAfter, findingBefore } from './finding-steps.ts';
import { setFlash } from './flash-field.ts';
import { openAdding } from './note-pointing.ts';
import { changeNote, currentView } from './note-session.ts';
import { useNote } from './note-store.ts';

const flashMs = 1400;
let flashing = 0;

function show(
  view: EditorView,
  spans: readonly { readonly from: number; readonly to: number }[],
  focus: boolean,
): void {
  const [first] = spans;
  if (!first) return;
  const scroll = EditorView.scrollIntoView(first.from, { y: 'center' });
  // Without focus the cursor stays where the user left it; reading evidence must not move the writing place.
  const selection = focus ? { selection: { anchor: first.from, head: first.to } } : {};
  view.dispatch({ ...selection, effects: [scroll, setFlash.of(spans)] });
  if (focus) view.focus();
  flashing += 1;
  const own = flashing;
  setTimeout(() => {
    if (own === flashing && currentView() === view) view.dispatch({ effects: setFlash.of([]) });
  }, flashMs);
}

/** Scrolls to these findings and lights them for a moment; `focus` also selects the first in the editor. */
export function showFindings(findings: readonly Finding[], focus = false): void {
  const view = currentView();
  if (!view) return;
  const placed = placedFindings(view.state);
  const spans = findings.flatMap((finding) => placeOf(placed, finding) ?? []);
  show(
    view,
    spans.toSorted((a, b) => a.from - b.from),
    focus,
  );
}

/** Moves the cursor to a position of the note, for example the start of a section. */
export function showPosition(position: number): void {
  const view = currentView();
  if (!view) return;
  const anchor = Math.min(position, view.state.doc.length);
  view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'start', yMargin: 12 }) });
  view.focus();
}

/** Selects the next or previous finding and says it to a screen reader. */
export function stepFinding(direction: 'next' | 'previous'): void {
  const view = currentView();
  if (!view) return;
  const { from, to } = view.state.selection.main;
  const placed = placedFindings(view.state);
  const target = direction === 'next' ? findingAfter(placed, from, to) : findingBefore(placed, from, to);
  if (!target) return;
  const { label, assertion } = target.finding;
  show(view, [target], true);
  view.dispatch({ effects: EditorView.announce.of(`${label}, ${en.finding.assertions[assertion]}`) });
}

function decide(correction: Correction): void {
  const view = currentView();
  if (!view) return;
  const corrections = withCorrection(view.state.field(correctionField), correction);
  changeNote({ effects: setCorrections.of(corrections), userEvent: 'input.decide' });
}

const quoteOf = (view: EditorView, { from, to }: PlacedFinding) => view.state.sliceDoc(from, to);

/** Rejects a finding: the reader's, or one the user asserted. The notice offers undo. */
export function rejectFinding(placed: PlacedFinding): void {
  const view = currentView();
  if (!view) return;
  const { conceptId, label } = placed.finding;
  const before = view.state.field(correctionField);
  const correction: Correction = {
    action: 'reject',
    conceptId,
    quote: quoteOf(view, placed),
    start: placed.from,
    assertion: null,
  };
  const replaced = before.find((old) => old.conceptId === conceptId && old.start === placed.from);
  decide(correction);
  if (useNote.getState().card) closeCard(view);
  notifyDone(en.finding.rejected(label), () => (replaced ? decide(replaced) : withdraw(correction)));
}

/** Says what the note means by a finding; the user's word wins over the reader. */
export function assertFinding(placed: PlacedFinding, assertion: Assertion): void {
  const view = currentView();
  if (!view) return;
  const { conceptId } = placed.finding;
  decide({ action: 'assert', conceptId, quote: quoteOf(view, placed), start: placed.from, assertion });
  if (useNote.getState().card) closeCard(view);
}

/** Adds a finding for words of the note that the reader did not read. */
export function addFinding(conceptId: string, quote: string, start: number, assertion: Assertion): void {
  decide({ action: 'assert', conceptId, quote, start, assertion });
  useNote.setState({ adding: null });
  currentView()?.focus();
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

/** Rejects the finding at the cursor, if there is one. */
export function rejectAtCursor(): void {
  const view = currentView();
  if (!view) return;
  const { from, to } = view.state.selection.main;
  const [first] = findingsBetween(view.state, from, to);
  if (first) rejectFinding(first);
}

/** Rejects a finding of a list, wherever it stands now. */
export function rejectListed(finding: Finding): void {
  const view = currentView();
  const placed = view && placeOf(placedFindings(view.state), finding);
  if (placed) rejectFinding(placed);
}

/** Opens the form that adds a finding for the selected words, or says that words must be selected first. */
export function addFromSelection(): void {
  const view = currentView();
  if (view && !openAdding(view)) notifyDone(en.note.addFindingFirst);
}

export const undoEdit = (): void => {
  const view = currentView();
  if (view) undo(view);
};

export const redoEdit = (): void => {
  const view = currentView();
  if (view) redo(view);
};
