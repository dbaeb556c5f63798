import type { KeyboardEvent } from 'react';
import { moveRowFocus } from '../../components/move-row-focus.ts';
import { choose } from './choices.ts';
import { pickForComparison } from './differential-store.ts';

/** Moves the focus to the row after this one, else the one before: this one is about to go. */
function leaveRow(row: HTMLElement, list: HTMLElement): void {
  const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')];
  const here = rows.indexOf(row);
  (rows[here + 1] ?? rows[here - 1])?.focus();
}

/** The keys of a list of conditions: arrows move, Space pins, Delete excludes, = compares; Enter is the row's own. */
export function onListKey(event: KeyboardEvent<HTMLElement>): void {
  const row = event.target instanceof HTMLElement ? event.target : null;
  const conditionId = row?.dataset.condition;
  const name = row?.dataset.name;
  if (row && conditionId && name && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const known = [' ', 'Delete', '='].includes(event.key);
    if (event.key === ' ') void choose(conditionId, name, row.dataset.kept ? null : 'pinned');
    if (event.key === '=') pickForComparison(conditionId);
    if (event.key === 'Delete') {
      leaveRow(row, event.currentTarget);
      void choose(conditionId, name, 'excluded');
    }
    if (known) {
      event.preventDefault();
      return;
    }
  }
  moveRowFocus(event);
}

/** A button is pressed when Space comes up; in these lists Space has another meaning. */
export function keepSpace(event: KeyboardEvent<HTMLElement>): void {
  if (event.key === ' ' && event.target instanceof HTMLElement && event.target.dataset.condition)
    event.preventDefault();
}
