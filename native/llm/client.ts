import { basename } from 'node:path';
import { describeFailure, type Failure, fail, ok, type Result } from '../../electron/contract/error.ts';
import type { ModelState } from '../../electron/contract/rationale.ts';
import { checkGgufFile } from './gguf-check.ts';
import type { LaunchHost } from './launch.ts';
import { type Generated, type GenerateRequest, generateRequestSchema } from './protocol.ts';
import { type SupervisedHost, superviseHost } from './supervisor.ts';

export type GenerateEvent =
  | { readonly type: 'reading'; readonly readTokens: number; readonly promptTokens: number }
  | { readonly type: 'delta'; readonly text: string };

/** A finished or stopped generation; `text` is all of it. */
export type Generation = Generated & { readonly text: string };

export type LoadOptions = { readonly contextTokens?: number; readonly signal?: AbortSignal };

/** The model as the core sees it: one at a time, in a process of its own, one request at a time. */
export type ModelHost = {
  readonly state: () => ModelState;
  /** The host's process id while one runs, for tests and diagnosis. */
  readonly pid: () => number | undefined;
  /**
   * Checks the file, then loads it in a fresh process; `onState` follows. A file that fails its check leaves a loaded
   * model as it is. Fails with the codes of the check, `model-too-large`, `model-load-failed`, `model-busy`,
   * `model-crashed` or `stopped`.
   */
  readonly load: (
    file: string,
    onState: (state: ModelState) => void,
    options?: LoadOptions,
  ) => Promise<Result<ModelState>>;
  /**
   * Writes under the schema. A stop through `signal` answers with what was written (`end: 'stopped'`). Fails with
   * `model-none`, `model-busy`, `model-crashed`, `model-context-exceeded` or `request-invalid`.
   */
  readonly generate: (
    request: GenerateRequest,
    onEvent: (event: GenerateEvent) => void,
    signal: AbortSignal,
  ) => Promise<Result<Generation>>;
  /** Stops what runs and frees the memory by ending the process. */
  readonly unload: () => Promise<ModelState>;
  /** The same, for good. */
  readonly dispose: () => Promise<void>;
};

/** Context asked for when the caller does not say: a long note, the findings and the answer. */
const defaultContextTokens = 8192;

export function modelHost({ launch }: { readonly launch: LaunchHost }): ModelHost {
  let state: ModelState = { state: 'none' };
  let host: SupervisedHost | null = null;
  let busy = false;

  const failed = (name: string, failure: Failure): ModelState => ({
    state: 'failed',
    name,
    reason: describeFailure(failure),
  });

  /** One at a time; a second caller is told, not queued. */
  const alone = async <T>(work: () => Promise<Result<T>>): Promise<Result<T>> => {
    if (busy) return fail('model-busy');
    busy = true;
    try {
      return await work();
    } finally {
      busy = false;
    }
  };

  const endHost = async () => {
    const ending = host;
    host = null;
    await ending?.end();
  };

  const load = (
    file: string,
    onState: (state: ModelState) => void,
    { contextTokens = defaultContextTokens, signal }: LoadOptions = {},
  ) =>
    alone(async (): Promise<Result<ModelState>> => {
      const name = basename(file);
      const enter = (next: ModelState) => {
        state = next;
        onState(next);
      };
      const checked = await checkGgufFile(file);
      if (!checked.ok) {
        if (state.state !== 'ready') enter(failed(name, checked.error));
        return checked;
      }
      const { architecture, sizeBytes, kvBytesPerToken } = checked.value;
      await endHost();
      enter({ state: 'loading', name, progress: 0 });
      const started: SupervisedHost = superviseHost(launch, () => {
        if (host === started) host = null;
        if (state.state === 'ready') state = failed(name, { code: 'model-crashed' });
      });
      host = started;
      const request = { file, sizeBytes, kvBytesPerToken, contextTokens };
      const answer = await started.request(
        { type: 'load', request },
        (event) => event.type === 'loading' && enter({ state: 'loading', name, progress: event.progress }),
        signal,
      );
      if (answer.ok && answer.value.of === 'load' && host === started) {
        enter({ state: 'ready', name, architecture, sizeBytes, ...answer.value.loaded });
        return ok(state);
      }
      const failure: Failure = answer.ok ? { code: 'stopped' } : answer.error;
      if (host === started) await endHost();
      enter(failure.code === 'stopped' ? { state: 'none' } : failed(name, failure));
      return { ok: false, error: failure };
    });

  const generate = (request: GenerateRequest, onEvent: (event: GenerateEvent) => void, signal: AbortSignal) =>
    alone(async (): Promise<Result<Generation>> => {
      if (host === null || state.state !== 'ready') return fail('model-none');
      if (!generateRequestSchema.safeParse(request).success) return fail('request-invalid');
      let text = '';
      const answer = await host.request(
        { type: 'generate', request },
        (event) => {
          if (event.type === 'delta') {
            text += event.text;
            onEvent({ type: 'delta', text: event.text });
          } else if (event.type === 'reading')
            onEvent({ type: 'reading', readTokens: event.readTokens, promptTokens: event.promptTokens });
        },
        signal,
      );
      if (!answer.ok) return answer;
      return answer.value.of === 'generate' ? ok({ ...answer.value.generated, text }) : fail('internal');
    });

  const unload = async (): Promise<ModelState> => {
    await endHost();
    state = { state: 'none' };
    return state;
  };

  return {
    state: () => state,
    pid: () => host?.pid,
    load,
    generate,
    unload,
    dispose: async () => void (await unload()),
  };
}
