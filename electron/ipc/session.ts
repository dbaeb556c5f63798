import { z } from 'zod';
import { fail, type Result } from '../contract/error.ts';
import type { Door } from './door.ts';

/** What the window's side sends: a call, or the wish to stop one. */
const messageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('call'), id: z.int().positive(), channel: z.string().max(100), input: z.unknown() }),
  z.object({ type: z.literal('stop'), id: z.int().positive() }),
]);

/** Most calls one window may have open at once. */
const maxOpenCalls = 64;

/** One window's connection: request ids, ordered events, stop. `close` aborts what is still open. */
export type Session = {
  readonly receive: (message: unknown) => Promise<Result<unknown>>;
  readonly close: () => void;
};

export function createSession(door: Door, emit: (id: number, event: unknown) => void): Session {
  const open = new Map<number, AbortController>();
  return {
    async receive(message) {
      const parsed = messageSchema.safeParse(message);
      if (!parsed.success) return fail('request-invalid');
      const { id } = parsed.data;
      if (parsed.data.type === 'stop') {
        open.get(id)?.abort();
        return { ok: true, value: undefined };
      }
      if (open.has(id) || open.size >= maxOpenCalls) return fail('request-invalid');
      const controller = new AbortController();
      open.set(id, controller);
      try {
        return await door.call(parsed.data, (event) => emit(id, event), controller.signal);
      } finally {
        open.delete(id);
      }
    },
    close() {
      for (const controller of open.values()) controller.abort();
    },
  };
}
