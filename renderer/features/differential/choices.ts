import type { Choice } from '../../../electron/contract/inquiry.ts';
import { ask } from '../../bridge.ts';
import { notifyDone, notifyFailure } from '../../components/notify.ts';
import { en } from '../../i18n/en.ts';
import { readAgain } from '../note/note-session.ts';
import { useNote } from '../note/note-store.ts';

type Decision = { readonly caseId: string; readonly conditionId: string; readonly choice: Choice | null };

/** Tells the core what the user decided, then reads the list again. Answers what held before, or undefined on failure. */
async function decide({ caseId, conditionId, choice }: Decision): Promise<Choice | null | undefined> {
  const answer = await ask((core) => core['cases.choose']({ caseId, conditionId, choice }));
  if (!answer.ok) {
    notifyFailure(answer.error);
    return undefined;
  }
  if (useNote.getState().summary?.caseId === caseId) readAgain();
  return answer.value.before;
}

/** Pins, excludes or adds a diagnosis of the open case, or takes that back (null); the notice offers undo. */
export async function choose(conditionId: string, name: string, choice: Choice | null): Promise<void> {
  const caseId = useNote.getState().summary?.caseId;
  if (!caseId) return;
  const before = await decide({ caseId, conditionId, choice });
  if (before === undefined || before === choice) return;
  // The notice may outlive the case on screen: its undo belongs to the case it was said of.
  notifyDone(
    choice === null ? en.choices.undone(name) : en.choices.done[choice](name),
    () => void decide({ caseId, conditionId, choice: before }),
  );
}
