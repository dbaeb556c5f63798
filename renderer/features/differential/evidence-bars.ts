import type { Evidence } from '../../../electron/contract/differential.ts';

/** One line of the ledger as drawn. `start` and `width` are shares (0–1) of the bar's whole width. */
export type EvidenceBar = {
  readonly line: Evidence;
  /** The amount rounded to tenths, such that the shown amounts add up to the shown score. */
  readonly shown: number;
  readonly start: number;
  readonly width: number;
  /** The same line in the supposed record; null when nothing is supposed. */
  readonly ghost: { readonly amount: number; readonly start: number; readonly width: number } | null;
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

/** Lines of the record's and the supposed ledger that say the same thing. */
const keyOf = (line: Evidence): string =>
  line.kind === 'prior' ? 'prior' : `${line.kind} ${line.conceptId} ${line.label}`;

/**
 * The ledger as diverging bars on one scale: where the score starts (prior, age and sex) first, then the lines from
 * the strongest for to the strongest against. Zero lies where both sides fit. With a supposed ledger each bar has a
 * ghost, and lines that only the supposed record has come last, with an amount of zero.
 */
export function evidenceBars(
  evidence: readonly Evidence[],
  supposed: readonly Evidence[] | null = null,
): readonly EvidenceBar[] {
  const known = new Set(evidence.map(keyOf));
  const added = (supposed ?? []).filter((line) => !known.has(keyOf(line))).map((line) => ({ ...line, amount: 0 }));
  const lines = [
    ...evidence.filter(isStart),
    ...evidence.filter((line) => !isStart(line)).sort((a, b) => b.amount - a.amount),
    ...added,
  ];
  const ghosts = new Map((supposed ?? []).map((line) => [keyOf(line), line.amount]));
  const amounts = [...lines.map((line) => line.amount), ...ghosts.values()];
  const most = Math.max(0, ...amounts);
  const least = Math.min(0, ...amounts);
  const span = most - least || 1;
  const zero = Math.abs(least) / span;
  const place = (amount: number) => {
    const width = Math.abs(amount) / span;
    return { width, start: amount < 0 ? zero - width : zero };
  };
  const shown = roundToSum(lines.map((line) => line.amount));
  return lines.map((line, index) => {
    const ghost = supposed === null ? null : (ghosts.get(keyOf(line)) ?? 0);
    return {
      line,
      shown: shown[index] ?? 0,
      ...place(line.amount),
      ghost: ghost === null ? null : { amount: ghost, ...place(ghost) },
    };
  });
}

/** Where zero lies on the bars' scale, as a share of their width. */
export function zeroShare(bars: readonly EvidenceBar[]): number {
  const drawn = bars.flatMap((bar) => [
    { amount: bar.line.amount, start: bar.start, width: bar.width },
    ...(bar.ghost ? [bar.ghost] : []),
  ]);
  return Math.max(0, ...drawn.filter((bar) => bar.amount < 0).map((bar) => bar.start + bar.width));
}

/** An amount with its sign; a true minus, so that columns align. */
export function formatAmount(amount: number): string {
  const digits = Math.abs(amount).toFixed(1);
  return amount < 0 ? `−${digits}` : `+${digits}`;
}
