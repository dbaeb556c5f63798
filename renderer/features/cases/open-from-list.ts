import { notifyDone } from '../../components/notify.ts';
import { en } from '../../i18n/en.ts';
import { openCase, openNewCase } from '../note/note-session.ts';
import { filterCases, useCases } from './cases-store.ts';

/** Opens a case, or says why the open one has to stay. */
export async function openFromList(caseId: string): Promise<void> {
  if (!(await openCase(caseId))) notifyDone(en.note.stillUnsaved);
}

/** Makes a case and puts the cursor into its empty note. */
export async function startNewCase(): Promise<void> {
  // A new case would be invisible in a filtered list.
  const { query, archived } = useCases.getState();
  if (query !== '' || archived) await filterCases({ query: '', archived: false });
  if (!(await openNewCase())) {
    notifyDone(en.note.stillUnsaved);
    return;
  }
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.cm-content')?.focus());
}
