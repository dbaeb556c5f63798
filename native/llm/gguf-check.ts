import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail, ok, type Result } from '../../electron/contract/error.ts';
import { fileTypes, knownArchitectures } from './gguf-format.ts';
import { type GgufHeader, parseGgufHeader } from './gguf-header.ts';

/** What the header of a usable model says. `contextTokens` is what it was trained on. */
export type GgufInfo = {
  readonly name: string;
  readonly architecture: string;
  readonly sizeBytes: number;
  readonly contextTokens: number;
  readonly layers: number;
  readonly quantization: string;
  readonly hasChatTemplate: boolean;
  readonly license: string | null;
  /** Upper bound of what one token of context costs in memory (keys and values as F16, all layers). */
  readonly kvBytesPerToken: number;
};

/** Most bytes of a file that are ever read or held: vocabularies of real models need 5 to 20 MB. */
export const maxHeaderBytes = 64 * 2 ** 20;
const windows = [2 ** 20, 16 * 2 ** 20, maxHeaderBytes] as const;

/** The bytes of a file, by length from its start; fewer come when the file is shorter. */
export type GgufSource = { readonly sizeBytes: number; readonly head: (length: number) => Promise<Uint8Array> };

/**
 * Looks at a model file before native code does. Never throws. Fails with `file-not-found`, `file-unreadable`,
 * `model-not-gguf`, `model-damaged` (truncated or inconsistent) or `model-unsupported` (its version or architecture).
 */
export async function checkGgufFile(file: string): Promise<Result<GgufInfo>> {
  let handle: FileHandle | undefined;
  try {
    // Before it is opened: opening a pipe would wait for a writer.
    if (!(await stat(file)).isFile()) return fail('file-unreadable');
    handle = await open(file, 'r');
    const { size } = await handle.stat();
    return await checkGguf(fileSource(handle, size), basename(file).replace(/\.gguf$/i, ''));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return fail(code === 'ENOENT' || code === 'ENOTDIR' ? 'file-not-found' : 'file-unreadable');
  } finally {
    await handle?.close();
  }
}

function fileSource(handle: FileHandle, sizeBytes: number): GgufSource {
  const head = async (length: number) => {
    const buffer = Buffer.alloc(Math.min(length, sizeBytes));
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  };
  return { sizeBytes, head };
}

/** The same check on bytes from anywhere. `fallbackName` names a model whose header does not. */
export async function checkGguf(source: GgufSource, fallbackName: string): Promise<Result<GgufInfo>> {
  for (const length of windows) {
    const outcome = parseGgufHeader(await source.head(length));
    if (outcome.is === 'not-gguf') return fail('model-not-gguf');
    if (outcome.is === 'version') return fail('model-unsupported', 'GGUF version');
    if (outcome.is === 'damaged') return fail('model-damaged', 'header');
    if (outcome.is === 'header') return describe(outcome.header, source.sizeBytes, fallbackName);
    if (length >= source.sizeBytes) return fail('model-damaged', 'header');
  }
  return fail('model-unsupported', 'header larger than 64 MB');
}

function describe(header: GgufHeader, sizeBytes: number, fallbackName: string): Result<GgufInfo> {
  const { texts, numbers, arrays } = header;
  const architecture = texts.get('general.architecture');
  if (architecture === undefined) return fail('model-damaged', 'no architecture');
  if (!knownArchitectures.has(architecture)) return fail('model-unsupported', 'architecture');
  const kind = texts.get('general.type');
  if (kind !== undefined && kind !== 'model') return fail('model-unsupported', 'not a whole model');
  if ((numbers.get('split.count') ?? 1) > 1) return fail('model-unsupported', 'split into several files');
  if (header.dataEnd > sizeBytes) return fail('model-damaged', 'truncated');
  if (header.bytesByType.size === 0) return fail('model-damaged', 'no tensors');
  const number = (key: string) => numbers.get(`${architecture}.${key}`) ?? 0;
  const layers = number('block_count');
  const contextTokens = number('context_length');
  const width = number('embedding_length');
  const sane =
    [layers, contextTokens, width].every((n) => Number.isInteger(n) && n > 0 && n < 2 ** 31) && layers <= 4096;
  if (!sane || !arrays.has('tokenizer.ggml.tokens')) return fail('model-damaged', 'header');
  // Per-layer head counts are an array in some models.
  const heads = number('attention.head_count') || 1;
  const kvHeads =
    arrays.get(`${architecture}.attention.head_count_kv`)?.sum ?? (number('attention.head_count_kv') || heads) * layers;
  const keyLength = number('attention.key_length') || width / heads;
  const valueLength = number('attention.value_length') || keyLength;
  return ok({
    name: texts.get('general.name')?.trim() || fallbackName,
    architecture,
    sizeBytes,
    contextTokens,
    layers,
    quantization: quantization(header),
    hasChatTemplate: header.keys.has('tokenizer.chat_template'),
    license: texts.get('general.license') ?? texts.get('general.license.name') ?? null,
    kvBytesPerToken: Math.max(0, Math.ceil(kvHeads * (keyLength + valueLength) * 2)),
  });
}

/** The named file type, else the tensor type that holds most of the bytes. */
function quantization({ numbers, bytesByType }: GgufHeader): string {
  const named = fileTypes.get(numbers.get('general.file_type') ?? -1);
  if (named !== undefined) return named;
  const [first] = [...bytesByType].sort(([, a], [, b]) => b - a);
  return first?.[0].name ?? 'unknown';
}
