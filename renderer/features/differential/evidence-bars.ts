import type { Evidence } from '../../../electron/contract/differential.ts';

/** One line of the ledger as drawn. `start` and `width` are shares (0–1) of the bar's whole width. */
export type EvidenceBar = {
  readonly line: Evidence;
  /** The amount rounded to tenths, such that the shown amounts add up to the shown score. */
  readonly shown: number;
  readonly start: number;
  readonly width: number;
};

/**
 * Rounds to tenths so that the rounded numbers add up to the rounded sum (largest remainders), because a ledger whose
 * lines do not add up is not believed. No number is off by a tenth or more.
 */
export function roundToSum(amounts: readonly number[]): readonly number[] {
  const tenths = amounts.map((amount) => amount * 10);
  const floors = tenths.map(Math.floor);
  const sum = Math.round(tenths.reduce((total, tenth) => total + tenth, 0));
  const missing = sum - floors.reduce((total, floor) => total + floor, 0);
  const byRemainder = tenths
    .map((tenth, index) => ({ index, remainder: tenth - Math.floor(tenth) }))
    .sort((a, b) => b.remainder - a.remainder);
  const raised = new Set(byRemainder.slice(0, missing).map(({ index }) => index));
  return floors.map((floor, index) => (floor + (raised.has(index) ? 1 : 0)) / 10);
}

const isStart = (line: Evidence) => line.kind === 'prior' || line.kind === 'demographic';

/**
 * The ledger as diverging bars on one scale: where the score starts (prior, age and sex) first, then the lines from
 * the strongest for to the strongest against. Zero lies where both sides fit.
 */
export function evidenceBars(evidence: readonly Evidence[]): readonly EvidenceBar[] {
  const lines = [
    ...evidence.filter(isStart),
    ...evidence.filter((line) => !isStart(line)).sort((a, b) => b.amount - a.amount),
  ];
  const most = Math.max(0, ...lines.map((line) => line.amount));
  const least = Math.min(0, ...lines.map((line) => line.amount));
  const span = most - least || 1;
  const zero = Math.abs(least) / span;
  const shown = roundToSum(lines.map((line) => line.amount));
  return lines.map((line, index) => {
    const width = Math.abs(line.amount) / span;
    return { line, shown: shown[index] ?? 0, width, start: line.amount < 0 ? zero - width : zero };
  });
}

/** Where zero lies on the bars' scale, as a share of their width. */
export function zeroShare(bars: readonly EvidenceBar[]): number {
  const negative = bars.filter((bar) => bar.line.amount < 0);
  return Math.max(0, ...negative.map((bar) => bar.start + bar.width));
}

/** An amount with its sign; a true minus, so that columns align. */
export function formatAmount(amount: number): string {
  const digits = Math.abs(amount).toFixed(1);
  return amount < 0 ? `−${digits}` : `+${digits}`;
}
