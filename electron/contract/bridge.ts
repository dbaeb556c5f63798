import type { ChannelName, EventOf, Input, Output, StreamName } from './api.ts';
import type { Result } from './error.ts';

type CallMethod<C extends ChannelName> = (input: Input<C>) => Promise<Result<Output<C>>>;

/**
 * A stream: `onEvent` is called in order until the returned promise settles. `stop()` asks the core to end it; the
 * promise then answers with the code `stopped`.
 */
type StreamMethod<C extends StreamName> = (
  input: Input<C>,
  onEvent: (event: EventOf<C>) => void,
) => { readonly answer: Promise<Result<Output<C>>>; readonly stop: () => void };

/** What the preload puts on `window.anamnesis`: one method per channel, nothing else. */
export type Bridge = {
  readonly [C in ChannelName]: C extends StreamName ? StreamMethod<C> : CallMethod<C>;
};
