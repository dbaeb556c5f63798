import { fail, ok, type Result } from '../../electron/contract/error.ts';
import type { HostProcess, LaunchHost } from './launch.ts';
import { type ClientMessage, type Done, type HostMessage, hostMessageSchema } from './protocol.ts';

export type HostEvent = Extract<HostMessage, { type: 'loading' | 'reading' | 'delta' }>;
type RequestBody = { [T in 'load' | 'generate' | 'unload']: Omit<Extract<ClientMessage, { type: T }>, 'id'> }[keyof {
  load: 0;
  generate: 0;
  unload: 0;
}];

/** One life of a host process. Requests answer exactly once; those open when it dies answer `model-crashed`. */
export type SupervisedHost = {
  readonly pid: number | undefined;
  readonly request: (
    body: RequestBody,
    onEvent: (event: HostEvent) => void,
    signal?: AbortSignal,
  ) => Promise<Result<Done>>;
  /** Ends the process and resolves when it has gone, with its memory. */
  readonly end: () => Promise<void>;
};

type Pending = { readonly settle: (result: Result<Done>) => void; readonly onEvent: (event: HostEvent) => void };

/** Starts a host. `onCrash` is called once if it ends without having been asked to. */
export function superviseHost(launch: LaunchHost, onCrash: () => void): SupervisedHost {
  const host: HostProcess = launch();
  const pending = new Map<number, Pending>();
  const { promise: ready, resolve: isReady } = Promise.withResolvers<void>();
  const { promise: gone, resolve: isGone } = Promise.withResolvers<void>();
  let nextId = 1;
  let life: 'running' | 'ending' | 'ended' = 'running';

  host.onExit(() => {
    const crashed = life === 'running';
    life = 'ended';
    // The state is told first, so that whoever awaits a request finds it true.
    if (crashed) onCrash();
    for (const { settle } of pending.values()) settle(fail(crashed ? 'model-crashed' : 'stopped'));
    pending.clear();
    isReady();
    isGone();
  });

  host.onMessage((received) => {
    const parsed = hostMessageSchema.safeParse(received);
    // A host that speaks wrongly is not trusted further; its exit settles what is open.
    if (!parsed.success) return host.kill();
    const message = parsed.data;
    if (message.type === 'ready') return isReady();
    const request = pending.get(message.id);
    if (request === undefined) return;
    if (message.type === 'done' || message.type === 'error') {
      pending.delete(message.id);
      request.settle(message.type === 'done' ? ok(message.result) : fail(message.code, message.detail));
    } else request.onEvent(message);
  });

  return {
    pid: host.pid,
    request: async (body, onEvent, signal) => {
      await ready;
      if (life !== 'running') return fail('model-crashed');
      if (signal?.aborted) return fail('stopped');
      const id = nextId++;
      const { promise, resolve } = Promise.withResolvers<Result<Done>>();
      pending.set(id, { settle: resolve, onEvent });
      const stop = () => host.send({ type: 'stop', id } satisfies ClientMessage);
      signal?.addEventListener('abort', stop, { once: true });
      host.send({ ...body, id } satisfies ClientMessage);
      const result = await promise;
      signal?.removeEventListener('abort', stop);
      return result;
    },
    end: () => {
      if (life === 'running') life = 'ending';
      if (life === 'ending') host.kill();
      return gone;
    },
  };
}
