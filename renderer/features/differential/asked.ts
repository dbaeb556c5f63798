import type { Input } from '../../../electron/contract/api.ts';
import { noteToSend } from '../note/note-session.ts';
import { useSettings } from '../settings/settings-store.ts';

/** The open note as a question about its differential; null when none is open. */
export function askedNow(): (Input<'note.analyse'> & { readonly caseId: string }) | null {
  const note = noteToSend();
  return note && { ...note, setting: useSettings.getState().settings.setting };
}
