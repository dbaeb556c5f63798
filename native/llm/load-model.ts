import { availableParallelism } from 'node:os';
import {
  getLlama,
  InsufficientMemoryError,
  type Llama,
  type LlamaContextSequence,
  LlamaLogLevel,
  type LlamaModel,
} from 'node-llama-cpp';
import { fail, ok, type Result } from '../../electron/contract/error.ts';
import { contextThatFits } from './memory-fit.ts';
import type { Loaded, LoadRequest } from './protocol.ts';

/** A model in memory with its one sequence. `chunkTokens` is how much of a prompt is read before a stop is looked at. */
export type LoadedModel = {
  readonly llama: Llama;
  readonly model: LlamaModel;
  readonly sequence: LlamaContextSequence;
  readonly chunkTokens: number;
  readonly loaded: Loaded;
};

/** 128 costs 4 % of reading speed on a processor; a GPU needs larger batches and is through them as quickly. */
const chunk = { cpu: 128, gpu: 512 };

/** As many threads as there are cores makes generation three times slower: the event loop needs one. */
export const threadCount = (): number => Math.max(1, availableParallelism() - 1);

/** The native library, quiet: its own log names files. `ANAMNESIS_GPU=off` keeps to the processor. */
export const startLlama = (): Promise<Llama> =>
  getLlama({
    build: 'never',
    skipDownload: true,
    progressLogs: false,
    gpu: process.env.ANAMNESIS_GPU === 'off' ? false : 'auto',
    logLevel: LlamaLogLevel.disabled,
    logger: () => undefined,
    maxThreads: threadCount(),
  });

/**
 * Loads a model and makes its context. Fails with `model-too-large`, `model-load-failed` or `stopped`.
 */
export async function loadModel(
  llama: Llama,
  request: LoadRequest,
  onProgress: (progress: number) => void,
  signal: AbortSignal,
): Promise<Result<LoadedModel>> {
  let model: LlamaModel | undefined;
  try {
    const devices = await llama.getGpuDeviceNames();
    const need = {
      sizeBytes: request.sizeBytes,
      kvBytesPerToken: request.kvBytesPerToken,
      wantedContextTokens: request.contextTokens,
    };
    const fitting = contextThatFits(need, await freeMemory(llama, devices.length > 0));
    if (fitting === null) return fail('model-too-large');
    model = await llama.loadModel({
      modelPath: request.file,
      defaultContextFlashAttention: true,
      gpuLayers: devices.length > 0 ? { fitContext: { contextSize: fitting } } : 0,
      onLoadProgress: onProgress,
      loadSignal: signal,
    });
    const wanted = Math.min(fitting, model.trainContextSize);
    const context = await model.createContext({
      contextSize: { min: Math.min(wanted, 512), max: wanted },
      batchSize: Math.min(wanted, chunk.gpu),
      threads: threadCount(),
      flashAttention: true,
      createSignal: signal,
    });
    // Built with GPU support and finding no device, the library still counts layers; only devices make it true.
    const gpuLayers = devices.length > 0 ? model.gpuLayers : 0;
    return ok({
      llama,
      model,
      sequence: context.getSequence(),
      chunkTokens: gpuLayers > 0 ? chunk.gpu : chunk.cpu,
      loaded: {
        contextTokens: context.contextSize,
        device: gpuLayers > 0 ? devices.join(', ').slice(0, 1000) : 'CPU',
        gpuLayers,
        totalLayers: model.fileInsights.totalLayers,
      },
    });
  } catch (error) {
    await model?.dispose();
    if (signal.aborted) return fail('stopped');
    return fail(error instanceof InsufficientMemoryError ? 'model-too-large' : 'model-load-failed');
  }
}

/** Bytes a model may take: this machine's memory, plus the devices' own where they have their own. */
async function freeMemory(llama: Llama, hasDevice: boolean): Promise<number> {
  const ram = process.availableMemory();
  if (!hasDevice) return ram;
  const { free, unifiedSize } = await llama.getVramState();
  return unifiedSize > 0 ? Math.max(ram, free) : ram + free;
}
