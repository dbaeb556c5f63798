import { setTimeout } from 'node:timers/promises';

/** Time as the store sees it; tests pass their own. */
export type Clock = {
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** Resolves after so many milliseconds. */
  readonly wait: (durationMs: number) => Promise<void>;
};

export const systemClock: Clock = { now: Date.now, wait: (durationMs) => setTimeout(durationMs) };

/** A clock's time as the contract writes it: ISO 8601 in UTC. */
export const isoTime = (clock: Pick<Clock, 'now'>): string => new Date(clock.now()).toISOString();
