import type { Bridge } from '../electron/contract/bridge.ts';
import { fail, type Result } from '../electron/contract/error.ts';

declare global {
  interface Window {
    readonly anamnesis?: Bridge;
  }
}

/** A running stream: its answer, and the way to end it early (the answer is then the code `stopped`). */
export type Running<T> = { readonly answer: Promise<Result<T>>; readonly stop: () => void };

const lockListeners = new Set<() => void>();

/** Calls `listener` whenever an answer says that the vault is locked. Returns the way to stop listening. */
export function onLocked(listener: () => void): () => void {
  lockListeners.add(listener);
  return () => lockListeners.delete(listener);
}

/** False when the page was opened outside Anamnesis, where nothing can answer it. */
export function isConnected(): boolean {
  return window.anamnesis !== undefined;
}

/** Puts one question to the core. Never throws: a broken connection is the failure `internal`. */
export async function ask<T>(question: (core: Bridge) => Promise<Result<T>>): Promise<Result<T>> {
  const core = window.anamnesis;
  if (!core) return fail('internal');
  try {
    const answer = await question(core);
    if (!answer.ok && answer.error.code === 'vault-locked') for (const listener of lockListeners) listener();
    return answer;
  } catch {
    return fail('internal');
  }
}

/** Starts a stream. Like `ask`, it never throws. */
export function follow<T>(start: (core: Bridge) => Running<T>): Running<T> {
  let running: Running<T> | null = null;
  const answer = ask<T>((core) => {
    running = start(core);
    return running.answer;
  });
  return { answer, stop: () => running?.stop() };
}
