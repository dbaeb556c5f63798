import type { Clock } from './clock.ts';

const freeAttempts = 2;
const firstDelayMs = 1000;
const longestDelayMs = 30_000;

/** Slows down guessing: from the third wrong passphrase on, the next attempt waits 1 s, 2 s, 4 s … at most 30 s. */
export function attemptDelay(clock: Clock) {
  let wrong = 0;
  let lastAt = 0;
  return {
    /** Resolves when the next attempt may be made. */
    async pause(): Promise<void> {
      if (wrong <= freeAttempts) return;
      const delayMs = Math.min(longestDelayMs, firstDelayMs * 2 ** (wrong - freeAttempts - 1));
      // A clock set back must not lock the user out for longer than the delay itself.
      const passedMs = Math.max(0, clock.now() - lastAt);
      if (passedMs < delayMs) await clock.wait(delayMs - passedMs);
    },
    wrong(): void {
      wrong += 1;
      lastAt = clock.now();
    },
    right(): void {
      wrong = 0;
    },
  };
}
