import type { EditorView } from '@codemirror/view';
import { findingsBetween, type PlacedFinding } from './finding-field.ts';
import { useNote } from './note-store.ts';

/** Longest quote a decision may rest on, as in the contract. */
const longestQuote = 2000;

/** The start of `text` that fits a quote, without half of a character at its end. */
export const quoteFrom = (text: string): string =>
  text
    .slice(0, longestQuote)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();

/**
 * Opens the form that adds a finding for the selected words, or for the word at the cursor; for a finding, the form that
 * reads its words as something else. False when there are no words.
 */
export function openAdding(view: EditorView, replacing: PlacedFinding | null = null): boolean {
  const { main } = view.state.selection;
  const { from, to } = replacing ?? (main.empty ? (view.state.wordAt(main.head) ?? main) : main);
  const selected = view.state.sliceDoc(from, to);
  const quote = quoteFrom(selected);
  if (quote === '') return false;
  const start = from + selected.indexOf(quote);
  const coords = view.coordsAtPos(start);
  useNote.setState({
    menu: null,
    adding: {
      from: start,
      to: start + quote.length,
      quote,
      replacing: replacing?.finding ?? null,
      x: coords?.left ?? 0,
      y: coords?.bottom ?? 0,
    },
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
