import { create } from 'zustand';
import type { Failure } from '../../../electron/contract/error.ts';
import type { AnswerEffects, NextStep } from '../../../electron/contract/inquiry.ts';
import { ask } from '../../bridge.ts';
import { askedNow } from '../differential/asked.ts';
import { useNote } from '../note/note-store.ts';

type NextState = {
  readonly steps: readonly NextStep[] | null;
  /** What the answers about a step's first finding would do, by concept. */
  readonly effects: ReadonlyMap<string, AnswerEffects>;
  readonly failure: Failure | null;
};

const initial: NextState = { steps: null, effects: new Map(), failure: null };

/** The next steps of the reading on screen. */
export const useNext = create<NextState>(() => initial);

let newest = 0;

/**
 * Asks for the next steps of the note as it is now, then for what each answer would do, one after the other, so that
 * the core stays free for typing. A newer call ends an older one.
 */
export async function findNextSteps(): Promise<void> {
  newest += 1;
  const own = newest;
  const asked = askedNow();
  if (!asked || !useNote.getState().analysis) {
    useNext.setState(initial, true);
    return;
  }
  const answer = await ask((core) => core['note.nextSteps'](asked));
  if (own !== newest) return;
  if (!answer.ok) {
    useNext.setState({ ...initial, failure: answer.error });
    return;
  }
  const steps = answer.value;
  useNext.setState({ steps, effects: new Map(), failure: null });
  for (const step of steps) {
    const conceptId = step.findings[0]?.conceptId;
    if (conceptId === undefined) continue;
    const effects = await ask((core) => core['note.answers']({ ...asked, conceptId }));
    if (own !== newest) return;
    if (effects.ok) useNext.setState((now) => ({ effects: new Map(now.effects).set(conceptId, effects.value) }));
  }
}

/** Ends what is under way and forgets the steps: nobody looks at them, or they belong to another patient. */
export function forgetNextSteps(): void {
  newest += 1;
  useNext.setState(initial, true);
}
