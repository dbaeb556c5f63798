import {
  type Access,
  api,
  type ChannelName,
  channelNames,
  type EventOf,
  type Input,
  type Output,
} from '../contract/api.ts';
import { fail, type Result } from '../contract/error.ts';

/** What a handler of a stream may do while it works. `signal` aborts when the window asks to stop or goes away. */
export type CallContext<C extends ChannelName> = {
  readonly emit: (event: EventOf<C>) => void;
  readonly signal: AbortSignal;
};

/** One handler per channel. Expected failures are results; an exception is a bug and reaches the window as `internal`. */
export type Handlers = {
  readonly [C in ChannelName]: (
    input: Input<C>,
    context: CallContext<C>,
  ) => Promise<Result<Output<C>>> | Result<Output<C>>;
};

/** A request of the window as it arrives: nothing of it is trusted. */
export type RawRequest = { readonly channel: unknown; readonly input: unknown };

export type Door = {
  /** Checks access, parses strictly, calls the handler. Never throws. `emit` gets the events of a stream in order. */
  readonly call: (request: RawRequest, emit: (event: unknown) => void, signal: AbortSignal) => Promise<Result<unknown>>;
};

/** Notes a bug for the developer without a word of what was being worked on. */
export type ReportBug = (channel: string, errorName: string) => void;

type AnyHandler = (
  input: unknown,
  context: { emit: (event: unknown) => void; signal: AbortSignal },
) => Promise<Result<unknown>> | Result<unknown>;

/** The one way from the window into the core. The shell has checked the sender before it calls. */
export function createDoor(handlers: Handlers, isUnlocked: () => boolean, reportBug: ReportBug): Door {
  return {
    async call({ channel, input }, emit, signal) {
      const name = channelNames.find((c) => c === channel);
      if (name === undefined) return fail('request-invalid');
      const access: Access = api[name].access;
      if (access === 'unlocked' && !isUnlocked()) return fail('vault-locked');
      const parsed = api[name].input.safeParse(input);
      if (!parsed.success) return fail('request-invalid');
      try {
        // The table's type ties each handler to its channel; the lookup by a variable name cannot carry that.
        const handler = handlers[name] as AnyHandler;
        return await handler(parsed.data, { emit, signal });
      } catch (e) {
        reportBug(name, e instanceof Error ? e.name : 'unknown');
        return fail('internal');
      }
    },
  };
}
