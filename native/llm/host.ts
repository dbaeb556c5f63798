import type { Llama } from 'node-llama-cpp';
import { type Failure, fail, ok, type Result } from '../../electron/contract/error.ts';
import { generate } from './generate.ts';
import { type HostPort, hostPort } from './host-port.ts';
import { type LoadedModel, loadModel, startLlama } from './load-model.ts';
import { type ClientMessage, clientMessageSchema, type Done } from './protocol.ts';
import { refuseNetwork } from './refuse-network.ts';

/**
 * Entry of the model host process: holds one model, does one thing at a time, and ends with its parent. It may die (a
 * native abort, no memory) without anything else being lost; the supervisor sees to that.
 */
function serve(port: HostPort): void {
  let llama: Llama | null = null;
  let current: LoadedModel | null = null;
  let running: { readonly id: number; readonly controller: AbortController } | null = null;

  const unload = async () => {
    const model = current?.model;
    current = null;
    await model?.dispose();
  };

  const perform = async (
    message: Exclude<ClientMessage, { type: 'stop' }>,
    signal: AbortSignal,
  ): Promise<Result<Done>> => {
    const { id } = message;
    if (message.type === 'unload') {
      await unload();
      return ok({ of: 'unload' });
    }
    if (message.type === 'load') {
      await unload();
      llama ??= await startLlama();
      const result = await loadModel(
        llama,
        message.request,
        (progress) => port.send({ type: 'loading', id, progress }),
        signal,
      );
      if (!result.ok) return result;
      current = result.value;
      return ok({ of: 'load', loaded: current.loaded });
    }
    if (current === null) return fail('model-none');
    const events = {
      onReading: (readTokens: number, promptTokens: number) =>
        port.send({ type: 'reading', id, readTokens, promptTokens }),
      onDelta: (text: string) => port.send({ type: 'delta', id, text }),
    };
    const result = await generate(current, message.request, events, signal);
    return result.ok ? ok({ of: 'generate', generated: result.value }) : result;
  };

  const failed = (id: number, { code, detail }: Failure) =>
    port.send({ type: 'error', id, code, ...(detail === undefined ? {} : { detail }) });

  const receive = async (received: unknown) => {
    const parsed = clientMessageSchema.safeParse(received);
    // The parent is our own code: what it cannot have said ends the process rather than being guessed at.
    if (!parsed.success) process.exit(2);
    const message = parsed.data;
    if (message.type === 'stop') {
      if (running?.id === message.id) running.controller.abort();
      return;
    }
    if (running !== null) return failed(message.id, { code: 'model-busy' });
    const controller = new AbortController();
    running = { id: message.id, controller };
    let result: Result<Done>;
    try {
      result = await perform(message, controller.signal);
    } catch {
      // The library's errors may name files or quote text; none of it leaves.
      result = fail(message.type === 'load' ? 'model-load-failed' : 'internal');
    }
    running = null;
    if (result.ok) port.send({ type: 'done', id: message.id, result: result.value });
    else failed(message.id, result.error);
  };

  port.onClose(() => process.exit(0));
  port.onMessage((message) => void receive(message));
  port.send({ type: 'ready' });
}

refuseNetwork();
// An interrupt in a terminal reaches every process there; the core decides when this one ends.
process.on('SIGINT', () => undefined);
const port = hostPort();
if (port === null) process.exit(1);
serve(port);
