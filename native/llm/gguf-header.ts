import { scalarBytes, type TensorType, tensorTypes, valueType } from './gguf-format.ts';
import { HeaderCursor } from './header-cursor.ts';

/** What a GGUF header says, reduced to what is needed. Sums of arrays stand for per-layer values. */
export type GgufHeader = {
  readonly version: number;
  readonly texts: ReadonlyMap<string, string>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly arrays: ReadonlyMap<string, { readonly count: number; readonly sum: number }>;
  readonly keys: ReadonlySet<string>;
  /** Bytes by tensor type, and the first byte after the last tensor, counted from the start of the file. */
  readonly bytesByType: ReadonlyMap<TensorType, number>;
  readonly dataEnd: number;
};

export type HeaderOutcome =
  | { readonly is: 'header'; readonly header: GgufHeader }
  | { readonly is: 'short' }
  | { readonly is: 'not-gguf' }
  | { readonly is: 'version' }
  | { readonly is: 'damaged' };

/** Limits on what a header may claim; real models stay far below. */
const limits = {
  keys: 65_536,
  tensors: 65_536,
  keyBytes: 65_535,
  textBytes: 8 * 2 ** 20,
  keptTextBytes: 4096,
  arrayItems: 16 * 2 ** 20,
  nameBytes: 64,
};
const magic = 0x46554747;
const defaultAlignment = 32;

/** Reads a header from the first bytes of a file. `short` when the window ends before the header does. */
export function parseGgufHeader(window: Uint8Array): HeaderOutcome {
  const cursor = new HeaderCursor(window);
  const start = cursor.u32();
  if (cursor.failed || start !== magic) return { is: 'not-gguf' };
  const version = cursor.u32();
  if (!cursor.failed && version !== 2 && version !== 3) return { is: 'version' };
  const tensorCount = cursor.u64();
  const keyCount = cursor.u64();
  if (tensorCount > limits.tensors || keyCount > limits.keys) return { is: 'damaged' };
  const values = readValues(cursor, keyCount);
  const alignment = values.numbers.get('general.alignment') ?? defaultAlignment;
  if (!Number.isInteger(alignment) || alignment < 1 || (alignment & (alignment - 1)) !== 0) return { is: 'damaged' };
  const tensors = readTensors(cursor, tensorCount, alignment);
  if (cursor.bad || tensors === null) return { is: 'damaged' };
  if (cursor.short) return { is: 'short' };
  const dataStart = padded(cursor.at, alignment);
  return {
    is: 'header',
    header: { version, ...values, bytesByType: tensors.bytesByType, dataEnd: dataStart + tensors.end },
  };
}

type Values = Pick<GgufHeader, 'texts' | 'numbers' | 'arrays' | 'keys'>;

function readValues(cursor: HeaderCursor, count: number): Values {
  const texts = new Map<string, string>();
  const numbers = new Map<string, number>();
  const arrays = new Map<string, { count: number; sum: number }>();
  const keys = new Set<string>();
  for (let i = 0; i < count && !cursor.failed; i++) {
    const key = cursor.string(limits.keyBytes);
    const type = cursor.u32();
    if (keys.has(key)) cursor.bad = true;
    keys.add(key);
    if (type === valueType.string) {
      const length = cursor.length(limits.textBytes);
      if (length <= limits.keptTextBytes) {
        cursor.at -= cursor.failed ? 0 : 8;
        texts.set(key, cursor.string(limits.keptTextBytes));
      } else cursor.skip(length);
    } else if (type === valueType.array) arrays.set(key, readArray(cursor));
    else numbers.set(key, cursor.scalar(type));
  }
  return { texts, numbers, arrays, keys };
}

function readArray(cursor: HeaderCursor): { count: number; sum: number } {
  const type = cursor.u32();
  const count = cursor.u64();
  const bytes = scalarBytes.get(type);
  if (count > limits.arrayItems || (bytes === undefined && type !== valueType.string)) cursor.bad = true;
  let sum = 0;
  if (bytes !== undefined && count > 4096) cursor.skip(count * bytes);
  else if (bytes !== undefined) for (let i = 0; i < count && !cursor.failed; i++) sum += cursor.scalar(type);
  else for (let i = 0; i < count && !cursor.failed; i++) cursor.skip(cursor.length(limits.textBytes));
  return { count, sum };
}

/** Tensor infos. Each must start where the one before ends, as llama.cpp demands; null when one does not add up. */
function readTensors(
  cursor: HeaderCursor,
  count: number,
  alignment: number,
): { bytesByType: Map<TensorType, number>; end: number } | null {
  const names = new Set<string>();
  const bytesByType = new Map<TensorType, number>();
  let expected = 0;
  let end = 0;
  for (let i = 0; i < count; i++) {
    const name = cursor.string(limits.nameBytes);
    const dimensions = cursor.u32();
    if (cursor.failed) break;
    if (dimensions < 1 || dimensions > 4 || names.has(name)) return null;
    names.add(name);
    let elements = 1;
    let row = 0;
    for (let d = 0; d < dimensions; d++) {
      const size = cursor.u64();
      if (d === 0) row = size;
      elements *= size;
    }
    const type = tensorTypes.get(cursor.u32());
    const offset = cursor.u64();
    if (cursor.failed) break;
    if (type === undefined || elements < 1 || !Number.isSafeInteger(elements * type.bytes) || row % type.elements !== 0)
      return null;
    const bytes = (elements / type.elements) * type.bytes;
    if (offset !== expected) return null;
    end = offset + bytes;
    expected = padded(end, alignment);
    if (!Number.isSafeInteger(expected)) return null;
    bytesByType.set(type, (bytesByType.get(type) ?? 0) + bytes);
  }
  return { bytesByType, end };
}

const padded = (at: number, alignment: number) => Math.ceil(at / alignment) * alignment;
