import type { Bridge } from './bridge.ts';

/** How a shell carries messages: `send` answers with a Result; `onEvent` registers the one listener for stream events. */
export type Transport = {
  readonly send: (message: unknown) => Promise<unknown>;
  readonly onEvent: (listener: (id: number, event: unknown) => void) => void;
};

/**
 * Builds the window's bridge: one method per channel name. Self-contained on purpose: the Chromium shell sends this
 * function's source into the page, so it may use nothing but its arguments.
 */
export function buildBridge(channels: readonly string[], streams: readonly string[], transport: Transport): Bridge {
  let lastId = 0;
  const listeners = new Map<number, (event: unknown) => void>();
  transport.onEvent((id, event) => listeners.get(id)?.(event));
  const bridge: Record<string, unknown> = {};
  for (const channel of channels) {
    if (streams.includes(channel)) {
      bridge[channel] = (input: unknown, onEvent: (event: unknown) => void) => {
        const id = ++lastId;
        listeners.set(id, onEvent);
        const answer = transport.send({ type: 'call', id, channel, input }).finally(() => listeners.delete(id));
        return { answer, stop: () => void transport.send({ type: 'stop', id }) };
      };
    } else {
      bridge[channel] = (input: unknown) => transport.send({ type: 'call', id: ++lastId, channel, input });
    }
  }
  return Object.freeze(bridge) as unknown as Bridge;
}
