import { activateHover, closeHoverTooltips, type EditorView, hoverTooltip, type Tooltip } from '@codemirror/view';
import { findingsAtCursor } from './finding-at-cursor.ts';
import { findingsBetween, type PlacedFinding } from './finding-field.ts';
import { useNote } from './note-store.ts';

let focusNext = false;

function cardFor(placed: readonly PlacedFinding[]): Tooltip {
  return {
    pos: Math.min(...placed.map((one) => one.from)),
    end: Math.max(...placed.map((one) => one.to)),
    create: () => {
      const target = document.createElement('div');
      const focus = focusNext;
      focusNext = false;
      // React fills the element; the editor only says where it goes and when it goes away.
      useNote.setState({ card: { target, placed, focus } });
      return {
        dom: target,
        destroy: () => {
          if (useNote.getState().card?.target === target) useNote.setState({ card: null });
        },
      };
    },
  };
}

/** Shows the card of the findings under the pointer. */
export const findingHover = hoverTooltip(
  (view, pos, side) => {
    const under = findingsBetween(view.state, pos, pos).filter(
      ({ from, to }) => (from < pos || side > 0) && (to > pos || side < 0),
    );
    return under.length > 0 ? cardFor(under) : null;
  },
  { hideOnChange: true, hoverTime: 250 },
);

/** Shows the card of the finding at the cursor and moves the focus into it. False when there is none. */
export function openCardAtCursor(view: EditorView): boolean {
  const [first] = findingsAtCursor(view.state);
  if (!first) return false;
  focusNext = true;
  activateHover(view, first.from, 1, {
    tooltip: findingHover,
    until: (transaction) => transaction.docChanged || transaction.selection !== undefined,
  });
  return true;
}

/** Closes the card and gives the focus back to the text. */
export function closeCard(view: EditorView): void {
  view.dispatch({ effects: closeHoverTooltips });
  view.focus();
}
