import type { ChangeDesc, ChangeSet } from '@codemirror/state';
import type { Correction } from '../../../electron/contract/finding.ts';

/** Two decisions about the same concept at the same words: the newer one replaces the older. */
const sameTarget = (a: Correction, b: Correction): boolean =>
  a.conceptId === b.conceptId && a.start === b.start && a.quote === b.quote;

/**
 * The decisions with `added` among them, in note order. A re-mapping also takes the place of what was decided about the
 * concept it replaces, whose reading it inherits.
 */
export function withCorrection(corrections: readonly Correction[], added: Correction): readonly Correction[] {
  const replaced = corrections.find((old) =>
    sameTarget(old, { ...added, conceptId: added.replaces ?? added.conceptId }),
  );
  const origin = replaced?.replaces ?? added.replaces;
  const { replaces: _, ...rest } = added;
  const settled = origin === undefined || origin === added.conceptId ? rest : { ...rest, replaces: origin };
  return [...corrections.filter((old) => old !== replaced && !sameTarget(old, added)), settled].sort(
    (a, b) => a.start - b.start,
  );
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
  return moved(corrections, ({ start }) => changes.mapPos(start, 1));
}

/** Like `mapCorrections`, and a text that replaces the words and holds them again (a paste, an older version) keeps them. */
export function followText(corrections: readonly Correction[], changes: ChangeSet): readonly Correction[] {
  if (corrections.length === 0) return corrections;
  const replaced: { from: number; to: number; at: number; text: string }[] = [];
  changes.iterChanges((from, to, at, _, inserted) => {
    if (from < to && inserted.length > 0) replaced.push({ from, to, at, text: inserted.toString() });
  });
  return moved(corrections, ({ start, quote }) => {
    const over = replaced.find((one) => one.from <= start && start + quote.length <= one.to);
    const again = over && nearestIn(over.text, quote, start - over.from);
    return over && again !== undefined ? over.at + again : changes.mapPos(start, 1);
  });
}

/** True when an edit takes away or breaks the words of a decision, so that only undo can bring its place back. */
export function breaksCorrections(corrections: readonly Correction[], changes: ChangeDesc): boolean {
  return corrections.some(({ start, quote }) => changes.touchesRange(start, start + quote.length) !== false);
}

/** The decisions whose words stand where they should; the others wait for an undo and say nothing meanwhile. */
export function standing(
  corrections: readonly Correction[],
  slice: (from: number, to: number) => string,
): Correction[] {
  return corrections.filter(({ start, quote }) => slice(start, start + quote.length) === quote);
}

function moved(corrections: readonly Correction[], to: (correction: Correction) => number): readonly Correction[] {
  let changed = false;
  const result = corrections.map((correction) => {
    const start = to(correction);
    if (start === correction.start) return correction;
    changed = true;
    return { ...correction, start };
  });
  return changed ? result : corrections;
}

/** Where `quote` stands in `text`, nearest to `around`. */
export function nearestIn(text: string, quote: string, around: number): number | undefined {
  const after = text.indexOf(quote, around);
  const before = text.lastIndexOf(quote, around);
  const found = [before, after].filter((at) => at >= 0);
  return found.sort((a, b) => Math.abs(a - around) - Math.abs(b - around))[0];
}
