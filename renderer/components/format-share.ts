/** A probability as shown: whole per cent, and no more certainty at the ends than is known. */
export function formatProbability(probability: number): string {
  if (probability < 0.005) return '<1 %';
  if (probability > 0.995) return '>99 %';
  return `${Math.round(probability * 100)} %`;
}

/** A frequency of the pack: whole per cent, one decimal below 1 %, never a false zero. */
export function formatShare(share: number): string {
  if (share >= 0.0095) return `${Math.round(share * 100)} %`;
  if (share >= 0.0005) return `${(share * 100).toFixed(1)} %`;
  return '<0.1 %';
}
