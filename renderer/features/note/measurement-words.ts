import type { Measurement } from '../../../electron/contract/finding.ts';
import { en } from '../../i18n/en.ts';

const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 5, useGrouping: false });

/** A value in its canonical unit with its flag, for example "8.2 mIU/L, high". */
export function measurementWords({ value, unit, flag }: Measurement): string {
  const amount = unit ? `${number.format(value)} ${unit}` : number.format(value);
  return flag && flag !== 'normal' ? `${amount}, ${en.finding.flags[flag]}` : amount;
}

/** The range a flag was read from and where the range came from; null when there is none. */
export function rangeWords({ range, unit }: Measurement): string | null {
  if (!range || (range.low === null && range.high === null)) return null;
  const low = range.low === null ? null : number.format(range.low);
  const high = range.high === null ? null : number.format(range.high);
  const source = range.printed ? en.finding.rangePrinted : en.finding.rangeReference;
  return `${en.finding.range(low, high, unit)} (${source})`;
}
