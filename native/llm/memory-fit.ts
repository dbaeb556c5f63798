/** Everything a model needs besides weights and context: compute buffers, the process itself. An estimate, not measured on many models. */
const overheadBytes = 300 * 2 ** 20;
/** A rationale cannot be asked for in less context than this. */
const leastContextTokens = 1024;

export type MemoryNeed = {
  readonly sizeBytes: number;
  readonly kvBytesPerToken: number;
  readonly wantedContextTokens: number;
};

/**
 * Tokens of context that fit beside the weights into `freeBytes`, at most as many as wanted; null when not even a
 * small context fits. An estimate from above: it counts the whole file and keys and values of all layers.
 */
export function contextThatFits(need: MemoryNeed, freeBytes: number): number | null {
  const room = freeBytes - overheadBytes - need.sizeBytes;
  if (room < 0) return null;
  const fits = need.kvBytesPerToken === 0 ? need.wantedContextTokens : Math.floor(room / need.kvBytesPerToken);
  if (fits < Math.min(leastContextTokens, need.wantedContextTokens)) return null;
  return Math.min(fits, need.wantedContextTokens);
}
