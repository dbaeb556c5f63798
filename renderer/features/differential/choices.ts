import type { Choice } from '../../../electron/contract/inquiry.ts';
import { ask } from '../../bridge.ts';
import { notifyDone, notifyFailure } from '../../components/notify.ts';
import { en } from '../../i18n/en.ts';
import { readAgain } from '../note/note-session.ts';
import { useNote } from '../note/note-store.ts';

/** Tells the core what the user decided, then reads the list again. Answers what held before, or undefined on failure. */
async function decide(conditionId: string, choice: Choice | null): Promise<Choice | null | undefined> {
  const caseId = useNote.getState().summary?.caseId;
  if (!caseId) return undefined;
  const answer = await ask((core) => core['cases.choose']({ caseId, conditionId, choice }));
  if (!answer.ok) {
    notifyFailure(answer.error);
    return undefined;
  }
  if (useNote.getState().summary?.caseId === caseId) readAgain();
  return answer.value.before;
}

/** Pins, excludes or adds a diagnosis, or takes that back (null); the notice offers undo. */
export async function choose(conditionId: string, name: string, choice: Choice | null): Promise<void> {
  const before = await decide(conditionId, choice);
  if (before === undefined || before === choice) return;
  notifyDone(
    choice === null ? en.choices.undone(name) : en.choices.done[choice](name),
    () => void decide(conditionId, before),
  );
}
