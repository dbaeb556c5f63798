import { redo, undo } from '@codemirror/commands';
import { EditorView } from '@codemirror/view';
import type { Finding } from '../../../electron/contract/finding.ts';
import { notifyDone } from '../../components/notify.ts';
import { en } from '../../i18n/en.ts';
import { nearestIn } from './corrections.ts';
import { findingsAtCursor, stepTo } from './finding-at-cursor.ts';
import { placedFindings, placeOf } from './finding-field.ts';
import { findingAfter, findingBefore } from './finding-steps.ts';
import { setFlash } from './flash-field.ts';
import { openAdding } from './note-pointing.ts';
import { currentView } from './note-session.ts';

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

/** Lights words of the note that are no finding yet, where they stand nearest to `around`. */
export function showWords(words: string, around: number): void {
  const view = currentView();
  const from = view && nearestIn(view.state.doc.toString(), words, around);
  if (view && typeof from === 'number') show(view, [{ from, to: from + words.length }], false);
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
  const here = { from, to, on: findingsAtCursor(view.state).find((one) => one.from === from && one.to === to) };
  const target = direction === 'next' ? findingAfter(placed, here) : findingBefore(placed, here);
  if (!target) return;
  stepTo(target);
  const { label, assertion } = target.finding;
  show(view, [target], true);
  view.dispatch({ effects: EditorView.announce.of(`${label}, ${en.finding.assertions[assertion]}`) });
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
