import type { Demographics, Measurement } from '../../contract/finding.ts';
import type { Analyte } from '../knowledge/pack-data.ts';

/** A number read behind an analyte's name, or a result in words. Offsets into the sentence. */
export type RawValue = {
  readonly end: number;
  readonly number: number | null;
  /** Result in words: above or below normal, positive or negative. */
  readonly word: 'high' | 'low' | 'positive' | 'negative' | 'normal' | null;
  readonly unit: string;
  readonly printedRange: readonly [number | null, number | null] | null;
};

const numeral = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.·]\d+)?`;
const link = String.raw`(?:\s|[:：=,#%]|\b(?:test|results?|levels?|values?|counts?|readings?|determination|measured|was|is|were|are|of|at|to|in|blood|serum|plasma|about|approximately|approx|around|now|only|rose|fell|rising|falling|increased|decreased|up|down|from|spiked?|spiking|peaked|peak|reach(?:ed|ing)|recorded|scored?|max(?:imum)?|highest|positive|strongly|more than|over|score|on arrival|initial(?:ly)?|repeat|today)\b|[~≈↑↓*]|\((?:[A-Za-z][A-Za-z0-9 %-]{0,12})\)|\(\s*(?=\d))*`;
const afterName = new RegExp(
  `^${link}(?<sign>[<>≤≥])?\\s*(?<n>${numeral})(?:\\s*[×x*]\\s*10\\s*(?:\\^|\\*\\*|e)?\\s*(?<exp>\\d{1,2}))?(?<unit>\\s?(?:°\\s?[CF]|[℃℉%]|[CF]\\b|(?:mm\\s?Hg|beats?\\s?(?:/|per)\\s?min(?:ute)?|breaths?\\s?(?:/|per)\\s?min(?:ute)?|times?\\s?/\\s?min|(?!(?:and|or|with|on|in|the|to|but|then|at|by|of|is|was|no)\\b)[A-Za-zµμ]{1,6}(?:\\^?[0-9.]*)?(?:\\s?/\\s?[A-Za-zµμ0-9.^]{1,10}){0,2}(?![A-Za-z])|/\\s?(?:[µμ]?[A-Za-z]{1,4}3?|hpf|HPF))))?`,
  'u',
);
const rangeBehind =
  /^\s*[↑↓HL*]?\s*[([（,;]?\s*(?:ref(?:erence)?\.?(?:\s*(?:range|interval|value)s?)?|normal(?:\s*range)?|n|nr)?\s*[:：]?\s*(?:(?<low>\d+(?:\.\d+)?)\s*(?:-|–|—|~|to)\s*(?<high>\d+(?:\.\d+)?)|(?<sign>[<>≤≥])\s*(?<limit>\d+(?:\.\d+)?))\s*(?:[^\s)\]）]{0,10})?\s*[)\]）]?/i;
const arrowBehind = /^\s*(?:\(?\s*(↑|↓|\bH\b|\bL\b|high|low|elevated|raised)\s*\)?)/;
const wordAfter =
  /^(?:\s|[:：=]|\b(?:test|results?|levels?|antibod(?:y|ies)|count|is|was|were|are|came back|returned|showed|strongly|weakly|markedly|mildly|slightly|significantly|very)\b)*(?:\(\s*(?<sign>[+＋−–—-])+\s*\)|(?<word>positive|pos|\+ve|reactive|detected|present|negative|neg|-ve|non-?reactive|not detected|undetectable|elevated|raised|high|increased|above normal|low|decreased|reduced|below normal|normal|within normal limits|within (?:the )?(?:normal|reference) range|[↑↓]))(?![\w])/i;
const wordBefore =
  /(?:^|[\s,(])(?<word>elevated|raised|high|increased|low|decreased|reduced|positive|negative|normal)\s+(?:serum |plasma |blood |urine |total )?$/i;

/** A dipstick grade: "+", "++", "3+"; "(-)" and words are read elsewhere. */
const gradeAfter = /^(?:[\s:：=]|\b(?:is|was|test)\b)*\(?\s*(?:[1-4]\s?[+＋]|[+＋]{1,4})(?![\d.])\s*\)?/;

const toNumber = (s: string) => Number(s.replace(/,(?=\d{3})/g, '').replace('·', '.'));

/** The value that stands behind an analyte's name at `nameEnd`, before `limit`; null when there is none. */
export function readValue(sentence: string, nameStart: number, nameEnd: number, limit: number): RawValue | null {
  const tail = sentence.slice(nameEnd, Math.min(limit, nameEnd + 90));
  const grade = gradeAfter.exec(tail);
  if (grade) return { end: nameEnd + grade[0].length, number: null, word: 'positive', unit: '', printedRange: null };
  const m = afterName.exec(tail);
  if (m?.groups?.n !== undefined) {
    const number = toNumber(m.groups.n);
    // "11.5 × 10^9/L": the power of ten belongs to the unit, as laboratories print it.
    const power = m.groups.exp === undefined ? '' : `10^${m.groups.exp}`;
    const unit = power + (m.groups.unit ?? '').trim().replace(/\.$/, '');
    let end = m[0].length;
    const range = rangeBehind.exec(sentence.slice(nameEnd + end, nameEnd + end + 60));
    const arrow = arrowBehind.exec(tail.slice(end)) ?? /[↑↓]/.exec(m[0]);
    let printedRange: RawValue['printedRange'] = null;
    if (range?.groups) {
      const { low, high, sign, limit: edge } = range.groups;
      if (low !== undefined && high !== undefined && Number(low) <= Number(high))
        printedRange = [Number(low), Number(high)];
      else if (edge !== undefined)
        printedRange = sign === '<' || sign === '≤' ? [null, Number(edge)] : [Number(edge), null];
      if (printedRange) end += range[0].length;
    }
    const flag = arrow?.[1] ?? arrow?.[0];
    const word = flag === undefined ? null : /↑|^h|elev|rais/i.test(flag) ? 'high' : 'low';
    return { end: nameEnd + end, number: Number.isFinite(number) ? number : null, word, unit, printedRange };
  }
  const w = wordAfter.exec(tail);
  if (w?.groups) {
    const sign = w.groups.sign;
    const word = sign !== undefined ? (/[+＋]/.test(sign) ? 'positive' : 'negative') : resultWord(w.groups.word ?? '');
    return { end: nameEnd + w[0].length, number: null, word, unit: '', printedRange: null };
  }
  const b = wordBefore.exec(sentence.slice(Math.max(0, nameStart - 30), nameStart));
  if (b?.groups)
    return { end: nameEnd, number: null, word: resultWord(b.groups.word ?? ''), unit: '', printedRange: null };
  return null;
}

const trend = new RegExp(String.raw`^\s*(?:[A-Za-zµμ/%^0-9]{1,10}\s+)?(?:to|→|->|=>)\s*(?<n>${numeral})`, 'u');
const earlier = new RegExp(
  String.raw`^\s*\(?\s*(?:was|previously|previous|prev|baseline|from)\s+(?<n>${numeral})[^)]{0,40}`,
  'iu',
);

/** A second number of the same result behind `end`: what it became ("from 142 to 18") or what it was ("8.1 (was 6.4)"). */
export function readTrend(
  sentence: string,
  raw: RawValue,
  limit: number,
): { readonly value: RawValue; readonly start: number; readonly which: 'later' | 'earlier' } | null {
  const tail = sentence.slice(raw.end, Math.min(limit, raw.end + 60));
  for (const [which, pattern] of [
    ['later', trend],
    ['earlier', earlier],
  ] as const) {
    const m = pattern.exec(tail);
    const written = m?.groups?.n;
    if (m === null || written === undefined) continue;
    const start = raw.end + m[0].indexOf(written);
    return { value: { ...raw, word: null, number: toNumber(written), end: start + written.length }, start, which };
  }
  return null;
}

function resultWord(word: string): RawValue['word'] {
  if (/^(pos|\+ve|reactive|detected|present)/i.test(word)) return 'positive';
  if (/^(neg|-ve|non|not|undetect)/i.test(word)) return 'negative';
  if (/^(normal|within)/i.test(word)) return 'normal';
  return /^(low|decreased|reduced|below|↓)/i.test(word) ? 'low' : 'high';
}

const plainUnit = (u: string) =>
  u
    .toLowerCase()
    .replace(/[µμ]/g, 'u')
    .replace(/^[×x*]\s*(?=10)/, '')
    .replace(/10(?:\*\*?|e|exp)(?=\d)/, '10^')
    .replace('℃', '°c')
    .replace('℉', '°f')
    .replace(/\s+/g, '')
    .replace(/^([cf])$/, '°$1')
    .replace(/beats(?=\/|per)/, '')
    .replace(/\bper\b/, '/');

type Linear = { readonly times: number; readonly plus: number };
const asLinear = (c: number | { times: number; plus: number }): Linear =>
  typeof c === 'number' ? { times: c, plus: 0 } : c;

/**
 * Converts a raw number into the analyte's canonical unit. The written unit decides; without one (or with an unknown
 * one) the first conversion that gives a plausible value is taken. Null when no reading is plausible.
 */
export function convert(analyte: Analyte, number: number, unit: string): { value: number; factor: Linear } | null {
  const identity: Linear = { times: 1, plus: 0 };
  const plausible = ({ times, plus }: Linear) => {
    const value = number * times + plus;
    const [low, high] = analyte.plausible ?? [null, null];
    return (low === null || value >= low) && (high === null || value <= high);
  };
  const all: (readonly [string, Linear])[] = [
    [analyte.unit, identity],
    ...Object.entries(analyte.units).map(([u, c]) => [u, asLinear(c)] as const),
  ];
  const written = plainUnit(unit);
  const named = written === '' ? [] : all.filter(([u]) => plainUnit(u) === written);
  // A percentage is never a count: "lymphocytes 15 %" says nothing of cells per litre.
  const foreign = written === '%' && named.length === 0;
  const factor = foreign ? undefined : [...named, ...(named.length > 0 ? [] : all)].map(([, f]) => f).find(plausible);
  return factor === undefined ? null : { value: number * factor.times + factor.plus, factor };
}

/** Whether the written unit is one of the analyte's own. */
export const hasUnit = (analyte: Analyte, unit: string): boolean =>
  [analyte.unit, ...Object.keys(analyte.units)].some((u) => u !== '' && plainUnit(u) === plainUnit(unit));

/** The reference range for a patient: by sex, age and pregnancy where the analyte has one, else the adult range. */
export function rangeFor(
  analyte: Analyte,
  who: Demographics,
  pregnant: boolean,
): readonly [number | null, number | null] | null {
  const age = who.ageYears ?? 40;
  const special = analyte.ranges.find(
    (r) =>
      (r.sex === undefined || r.sex === who.sex) &&
      (r.from === undefined || age >= r.from) &&
      (r.to === undefined || age < r.to) &&
      (r.pregnant === undefined || r.pregnant === pregnant),
  );
  return special?.range ?? analyte.range ?? null;
}

/** What a value means: the flag (a printed range beats ours, an arrow beats both) and the findings it gives. */
export function interpret(
  analyte: Analyte,
  raw: RawValue,
  written: string,
  who: Demographics,
  pregnant: boolean,
): { measurement: Measurement | null; present: number[]; absent: number[] } {
  const present: number[] = [];
  const absent: number[] = [];
  const put = (list: number[], concept: number | null) => {
    if (concept !== null && !list.includes(concept)) list.push(concept);
  };
  if (raw.number === null) {
    if (raw.word === 'positive') put(present, analyte.positive ?? analyte.high);
    if (raw.word === 'high') put(present, analyte.high ?? analyte.positive);
    if (raw.word === 'low') put(present, analyte.low);
    if (raw.word === 'negative') {
      put(present, analyte.negative);
      put(absent, analyte.positive ?? analyte.high);
    }
    if (raw.word === 'normal') for (const c of [analyte.high, analyte.low, analyte.positive]) put(absent, c);
    return { measurement: null, present, absent };
  }
  const converted = convert(analyte, raw.number, raw.unit);
  if (converted === null) return { measurement: null, present, absent };
  const { value, factor } = converted;
  const printed = raw.printedRange?.map((x) => (x === null ? null : x * factor.times + factor.plus)) as
    | [number | null, number | null]
    | undefined;
  const range = printed ?? rangeFor(analyte, who, pregnant);
  let flag: Measurement['flag'] = null;
  if (raw.word === 'high' || raw.word === 'low') flag = raw.word;
  else if (range)
    flag = range[0] !== null && value < range[0] ? 'low' : range[1] !== null && value > range[1] ? 'high' : 'normal';
  if (flag === 'high') put(present, analyte.high);
  if (flag === 'low') put(present, analyte.low);
  if (flag === 'normal')
    for (const c of [analyte.high ?? analyte.steps.find((s) => s.above !== undefined)?.gives ?? null, analyte.low])
      put(absent, c);
  if (flag !== 'normal' || printed === undefined) for (const s of reachedSteps(analyte, value)) put(present, s);
  return {
    measurement: {
      analyteId: analyte.id,
      analyte: analyte.label,
      value,
      unit: analyte.unit,
      written,
      flag,
      range: range ? { low: range[0], high: range[1], printed: printed !== undefined } : null,
    },
    present,
    absent: absent.filter((a) => !present.includes(a)),
  };
}

/** The most extreme threshold passed on each side: 39.5 °C is a high fever and not also a low-grade one. */
function reachedSteps(analyte: Analyte, value: number): number[] {
  const passed = analyte.steps.filter(
    (s) => (s.above === undefined || value > s.above) && (s.below === undefined || value < s.below),
  );
  const above = passed.filter((s) => s.above !== undefined).sort((a, b) => (b.above ?? 0) - (a.above ?? 0));
  const below = passed.filter((s) => s.above === undefined).sort((a, b) => (a.below ?? 0) - (b.below ?? 0));
  return [above[0], below[0]].flatMap((s) => (s === undefined ? [] : [s.gives]));
}
