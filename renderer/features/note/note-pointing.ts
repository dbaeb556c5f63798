import type { EditorView } from '@codemirror/view';
import { findingsBetween } from './finding-field.ts';
import { useNote } from './note-store.ts';

/** Longest quote a decision may rest on, as in the contract. */
const longestQuote = 2000;

/** Opens the form that adds a finding for the selected words. False when no words are selected. */
export function openAdding(view: EditorView): boolean {
  const { from, to } = view.state.selection.main;
  const selected = view.state.sliceDoc(from, Math.min(to, from + longestQuote));
  const quote = selected.trim();
  if (quote === '') return false;
  const start = from + selected.indexOf(quote);
  const coords = view.coordsAtPos(start);
  useNote.setState({
    menu: null,
    adding: { from: start, to: start + quote.length, quote, x: coords?.left ?? 0, y: coords?.bottom ?? 0 },
  });
  return true;
}

/** Opens the menu for what is under the pointer. Elsewhere the browser's own menu stays. */
export function openMenu(event: MouseEvent, view: EditorView): boolean {
  const { from, to } = view.state.selection.main;
  const position = view.posAtCoords({ x: event.clientX, y: event.clientY });
  const placed = position === null ? [] : findingsBetween(view.state, position, position);
  const selected = position !== null && from < to && from <= position && position <= to;
  if (placed.length === 0 && !selected) return false;
  event.preventDefault();
  useNote.setState({ menu: { x: event.clientX, y: event.clientY, placed, selected } });
  return true;
}
