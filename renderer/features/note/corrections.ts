import type { ChangeDesc } from '@codemirror/state';
import type { Correction } from '../../../electron/contract/finding.ts';

/** Two decisions about the same concept at the same words: the newer one replaces the older. */
const sameTarget = (a: Correction, b: Correction): boolean =>
  a.conceptId === b.conceptId && a.start === b.start && a.quote === b.quote;

/** The decisions with `added` among them, in note order. */
export function withCorrection(corrections: readonly Correction[], added: Correction): readonly Correction[] {
  return [...corrections.filter((old) => !sameTarget(old, added)), added].sort((a, b) => a.start - b.start);
}

/** The decisions without `removed`. */
export function withoutCorrection(corrections: readonly Correction[], removed: Correction): readonly Correction[] {
  return corrections.filter((old) => !sameTarget(old, removed));
}

/**
 * The decisions after an edit of the note: each start moves with the words it stood at. The quote stays as it was
 * decided, so that words changed beyond recognition are read afresh. Returns the same array when nothing moved.
 */
export function mapCorrections(corrections: readonly Correction[], changes: ChangeDesc): readonly Correction[] {
  let moved = false;
  const mapped = corrections.map((correction) => {
    const start = changes.mapPos(correction.start, 1);
    if (start === correction.start) return correction;
    moved = true;
    return { ...correction, start };
  });
  return moved ? mapped : corrections;
}
