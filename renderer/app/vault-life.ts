import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { forgetCases, listCases } from '../features/cases/cases-store.ts';
import { forgetKnowledge } from '../features/knowledge/knowledge-store.ts';
import { flushNote, forgetNote, openCase, resumeNote } from '../features/note/note-session.ts';
import { wakeModel } from '../features/settings/model-store.ts';
import { readSettings, useSettings } from '../features/settings/settings-store.ts';
import { checkVault, lockVault, useVault } from '../features/vault/vault-store.ts';
import { resetView } from './view-store.ts';

async function wake(): Promise<void> {
  await readSettings();
  void listCases();
  void wakeModel();
  const { lastCaseId } = useSettings.getState().settings;
  if (!resumeNote() && lastCaseId) await openCase(lastCaseId);
}

function forget(): void {
  forgetNote();
  forgetCases();
  forgetKnowledge();
  resetView();
  // A notice may name a finding of the case.
  notifications.clean();
}

/** Locks the vault. What cannot be saved first stays in memory, unreadable behind the lock, and is saved after it. */
export async function lock(): Promise<void> {
  await flushNote();
  await lockVault();
}

/** Fills the window when the vault opens and empties it when it locks, whoever locked it. */
export function useVaultLife(): void {
  useEffect(() => {
    void checkVault();
    const stop = useVault.subscribe((now, before) => {
      if (now.phase === before.phase) return;
      if (now.phase === 'open') void wake();
      else if (before.phase === 'open') forget();
    });
    const save = (): void => void flushNote();
    window.addEventListener('blur', save);
    window.addEventListener('pagehide', save);
    return () => {
      stop();
      window.removeEventListener('blur', save);
      window.removeEventListener('pagehide', save);
    };
  }, []);
}
