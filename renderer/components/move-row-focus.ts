import type { KeyboardEvent } from 'react';

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Arrow keys, Home and End for a list: moves the focus among the elements marked `data-row` inside the element that
 * handles the key. Tab still visits them all, so nothing depends on knowing about the arrows.
 */
export function moveRowFocus(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const here = event.target instanceof HTMLElement ? rows.indexOf(event.target) : -1;
  if (here < 0) return;
  const step = steps[event.key];
  const target =
    event.key === 'Home' ? 0 : event.key === 'End' ? rows.length - 1 : step === undefined ? null : here + step;
  if (target === null) return;
  event.preventDefault();
  rows[Math.min(rows.length - 1, Math.max(0, target))]?.focus();
}
