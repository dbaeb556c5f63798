import type { Result } from '../../../electron/contract/error.ts';
import type { Timers } from './autosave.ts';

type AnalysisFeedOptions<Question, Answer> = {
  /** Makes the question from the note as it is now; null when there is nothing to ask. */
  readonly prepare: () => Question | null;
  readonly ask: (question: Question) => Promise<Result<Answer>>;
  readonly onAnswer: (question: Question, answer: Result<Answer>) => void;
  readonly timers: Timers;
  readonly delayMs: number;
};

export type AnalysisFeed = {
  /** The note changed: ask `delayMs` after the last such call. */
  readonly later: () => void;
  /** Ask without waiting (a decision of the user, another care setting, another case). */
  readonly now: () => void;
  /** Forget what is waiting or under way; its answer is dropped. */
  readonly reset: () => void;
};

/**
 * Asks for readings of the note, latest wins: one question at a time, and of those that wait only the newest is put.
 * A slow engine therefore never works through a queue of outdated texts.
 */
export function createAnalysisFeed<Question, Answer>(options: AnalysisFeedOptions<Question, Answer>): AnalysisFeed {
  const { prepare, ask, onAnswer, timers, delayMs } = options;
  let timer: number | null = null;
  let round = 0;
  let asking = false;
  let due = false;

  const clear = (): void => {
    if (timer !== null) timers.clear(timer);
    timer = null;
  };

  const put = async (): Promise<void> => {
    if (asking) {
      due = true;
      return;
    }
    const question = prepare();
    if (question === null) return;
    asking = true;
    const ownRound = round;
    const answer = await ask(question);
    if (ownRound !== round) return;
    asking = false;
    onAnswer(question, answer);
    if (due) {
      due = false;
      void put();
    }
  };

  return {
    later: () => {
      clear();
      timer = timers.set(() => {
        timer = null;
        void put();
      }, delayMs);
    },
    now: () => {
      clear();
      void put();
    },
    reset: () => {
      clear();
      round += 1;
      asking = false;
      due = false;
    },
  };
}
