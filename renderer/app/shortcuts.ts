import { useEffect } from 'react';
import { hasMod } from '../components/mod-key.ts';
import { startNewCase } from '../features/cases/open-from-list.ts';
import { copyDifferential } from '../features/differential/copy-differential.ts';
import { isSupposing, resetWhatIf, useWhatIf } from '../features/differential/what-if-store.ts';
import { acceptAtCursor, rejectAtCursor, remapAtCursor } from '../features/note/finding-decisions.ts';
import { stepFinding } from '../features/note/note-commands.ts';
import { stopProposing, useProposals } from '../features/note/proposals-store.ts';
import { stopRationale, useRationale } from '../features/rationale/rationale-store.ts';
import { addDiagnosis, openPalette, toggleFindings } from './palette-commands.ts';
import { lock } from './vault-life.ts';
import { showHelp, showSettings, showTab } from './view-store.ts';

/** Moves the focus to the next pane (cases, note, right), or the one before. */
function cyclePane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(Math.max(here, 0) + (here < 0 ? 0 : step) + panes.length) % panes.length];
  const inside = next?.querySelector<HTMLElement>('[data-pane-focus], .cm-content, [role="tab"][aria-selected="true"]');
  (inside ?? next)?.focus();
}

/** What a key does anywhere in the workspace, by its name with modifiers. */
const actions: Readonly<Record<string, () => void>> = {
  'mod+k': openPalette,
  'mod+n': () => void startNewCase(),
  'mod+,': () => showSettings(true),
  'mod+shift+l': () => void lock(),
  'mod+shift+f': toggleFindings,
  'mod+1': () => showTab('differential'),
  'mod+2': () => showTab('next'),
  'mod+3': () => showTab('rationale'),
  'mod+4': () => showTab('knowledge'),
  'mod+shift+a': addDiagnosis,
  'mod+shift+c': copyDifferential,
  f6: () => cyclePane(1),
  'shift+f6': () => cyclePane(-1),
  f8: () => stepFinding('next'),
  'shift+f8': () => stepFinding('previous'),
  f1: () => showHelp(true),
  f4: remapAtCursor,
  f7: acceptAtCursor,
  f9: rejectAtCursor,
};

const nameOf = (event: KeyboardEvent): string =>
  [hasMod(event) ? 'mod+' : '', event.shiftKey ? 'shift+' : '', event.key.toLowerCase()].join('');

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey) return;
  if (event.key === 'Escape') {
    // A dialog, card or menu on screen takes its own Escape first.
    if (document.querySelector('[role="dialog"], [role="menu"]')) return;
    if (useProposals.getState().run) stopProposing();
    else if (useRationale.getState().run) stopRationale();
    else if (isSupposing(useWhatIf.getState())) resetWhatIf();
    return;
  }
  const action = actions[nameOf(event)];
  if (!action) return;
  event.preventDefault();
  action();
}

/** Listens to the workspace's keys while it is on screen. */
export function useShortcuts(): void {
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
