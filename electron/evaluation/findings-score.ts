import type { Knowledge } from '../clinical/knowledge/knowledge.ts';
import type { Finding } from '../contract/finding.ts';
import type { Label, LabelledNote } from './labelled-notes.ts';

/** Scoring of a reader against labelled notes. Strict: the same concept on overlapping words. */

type ErrorKind = 'false positive' | 'miss' | 'wrong assertion' | 'wrong value';

export type ReadingError = {
  readonly kind: ErrorKind;
  readonly noteId: string;
  readonly quote: string;
  /** What was read, what should have been read, or both. */
  readonly detail: string;
};

/** Counts, so that those of several notes add up. */
export type FindingCounts = {
  readonly labels: number;
  /** Labels read with their concept (= predictions that are right). */
  readonly matched: number;
  readonly falsePositives: number;
  /** Labels and predictions that are right when an ancestor or a descendant counts as well. */
  readonly lenientMatched: number;
  readonly lenientFalsePositives: number;
  /** Quotes with a label, and those of which at least one label was read. */
  readonly quotes: number;
  readonly quotesRead: number;
  readonly assertionRight: number;
  readonly assertionOf: number;
  readonly valueRight: number;
  readonly valueOf: number;
};

/** Figures of counts; a share of nothing is 0. */
export function figures(c: FindingCounts) {
  const share = (a: number, b: number) => (b === 0 ? 0 : a / b);
  const prf = (hit: number, falsePositives: number) => {
    const precision = share(hit, hit + falsePositives);
    const recall = share(hit, c.labels);
    return { precision, recall, f1: share(2 * precision * recall, precision + recall) };
  };
  return {
    strict: prf(c.matched, c.falsePositives),
    lenient: prf(c.lenientMatched, c.lenientFalsePositives),
    quotesRead: share(c.quotesRead, c.quotes),
    assertion: share(c.assertionRight, c.assertionOf),
    value: share(c.valueRight, c.valueOf),
  };
}

export function addCounts(all: readonly FindingCounts[]): FindingCounts {
  const sum = (key: keyof FindingCounts) => all.reduce((n, c) => n + c[key], 0);
  return {
    labels: sum('labels'),
    matched: sum('matched'),
    falsePositives: sum('falsePositives'),
    lenientMatched: sum('lenientMatched'),
    lenientFalsePositives: sum('lenientFalsePositives'),
    quotes: sum('quotes'),
    quotesRead: sum('quotesRead'),
    assertionRight: sum('assertionRight'),
    assertionOf: sum('assertionOf'),
    valueRight: sum('valueRight'),
    valueOf: sum('valueOf'),
  };
}

type Span = { readonly start: number; readonly end: number };
const overlap = (a: Span, b: Span) => Math.min(a.end, b.end) - Math.max(a.start, b.start);

/**
 * Scores what was read from one note. A finding and a condition that share a wording count as one concept. A phrase of normality ("lungs clear") that was read is right where the note has
 * that label or an absent label of something it denies, and is otherwise ignored; a label of such a phrase is also met by an
 * absent reading of something it denies.
 */
export function scoreNote(
  note: LabelledNote,
  read: readonly Finding[],
  knowledge: Knowledge,
): { readonly counts: FindingCounts; readonly errors: readonly ReadingError[] } {
  const is = relations(knowledge);
  const said = note.labels.filter((l): l is Label & { conceptId: string } => l.conceptId !== null);
  // What a more specific label on the same words implies is not asked for twice.
  const labels = said.filter(
    (l) => !said.some((m) => m.conceptId !== l.conceptId && overlap(m, l) > 0 && is.within(m.conceptId, l.conceptId)),
  );
  const used = new Set<Finding>();
  const pairs = new Map<Label, Finding>();
  const errors: ReadingError[] = [];
  const report = (kind: ErrorKind, quote: string, detail: string) =>
    errors.push({ kind, noteId: note.id, quote, detail });
  const name = (id: string) => knowledge.concept(knowledge.conceptIndex(id) ?? 0).label;

  // The same concept first, so that nothing else takes the place of an exact reading.
  for (const [same, once] of [
    [(l: { conceptId: string }, f: Finding) => f.conceptId === l.conceptId, true],
    [is.saysTheSame, true],
    [(l: { conceptId: string }, f: Finding) => is.namesakes(l.conceptId, f.conceptId), false],
  ] as const) {
    for (const label of labels.filter((l) => !pairs.has(l))) {
      const best = read
        .filter((f) => overlap(f, label) > 0 && same(label, f) && (!once || f.kind === 'normal' || !used.has(f)))
        .sort((a, b) => overlap(b, label) - overlap(a, label))[0];
      if (best === undefined) continue;
      pairs.set(label, best);
      used.add(best);
    }
  }

  let assertionOf = 0;
  let assertionRight = 0;
  for (const [label, finding] of pairs) {
    if (finding.conceptId !== label.conceptId || finding.kind === 'normal') continue;
    assertionOf++;
    if (finding.assertion === label.assertion) assertionRight++;
    else report('wrong assertion', label.quote, `${finding.label}: ${finding.assertion}, not ${label.assertion}`);
  }

  const missed = labels.filter((l) => !pairs.has(l));
  for (const l of missed) report('miss', l.quote, `${name(l.conceptId)} (${l.assertion})`);
  const related = (l: { conceptId: string }, f: Finding) =>
    is.within(l.conceptId, f.conceptId) || is.within(f.conceptId, l.conceptId);
  const nearly = missed.filter((l) => read.some((f) => overlap(f, l) > 0 && related(l, f)));

  const wrong = read.filter((f) => {
    if (used.has(f) || f.kind === 'normal') return false;
    const here = labels.filter((l) => overlap(l, f) > 0);
    // An ancestor (or the concept itself, read twice) says nothing that the label does not say.
    if (here.some((l) => is.within(l.conceptId, f.conceptId) || is.impliedName(l.conceptId, f.conceptId))) return false;
    if (f.assertion !== 'absent') return true;
    // A value within its range denies what a value outside it would have given.
    const normal = note.labels.some((l) => l.value !== null && overlap(l, f) > 0 && isNormalValue(l, f));
    return !(normal || here.some((l) => is.deniedBy(l.conceptId, f.conceptId)));
  });
  for (const f of wrong) report('false positive', f.text, `${f.label} (${f.assertion})`);
  const lenientWrong = wrong.filter((f) => !labels.some((l) => overlap(l, f) > 0 && related(l, f)));

  const valued = note.labels.filter((l) => l.value !== null);
  const valueRight = valued.filter((label) => {
    const wanted = label.value;
    const candidates = read.flatMap((f) =>
      f.measurement !== null && overlap(f, label) > 0 && f.measurement.analyteId === wanted?.analyteId
        ? [f.measurement]
        : [],
    );
    if (wanted === null) return false;
    const right = candidates.some(
      (m) => near(m.value, wanted.number) && m.unit === wanted.unit && m.flag === wanted.flag,
    );
    const written = candidates.map((m) => `${m.value} ${m.unit} ${m.flag}`).join(' or ') || 'not read';
    if (!right)
      report('wrong value', label.quote, `${written}, not ${wanted.number} ${wanted.unit} ${wanted.flag ?? 'none'}`);
    return right;
  }).length;

  const quotesOf = (list: readonly Label[]) => new Set(list.map((l) => `${l.start}-${l.end}`)).size;
  return {
    counts: {
      labels: labels.length,
      matched: pairs.size,
      falsePositives: wrong.length,
      lenientMatched: pairs.size + nearly.length,
      lenientFalsePositives: lenientWrong.length,
      quotes: quotesOf(labels),
      quotesRead: quotesOf([...pairs.keys()]),
      assertionRight,
      assertionOf,
      valueRight,
      valueOf: valued.length,
    },
    errors,
  };
}

/** Equal within 1 %, as conversion factors are rounded. */
const near = (a: number, b: number) => Math.abs(a - b) <= 0.01 * Math.abs(b) + 1e-9;

const isNormalValue = (l: Label, f: Finding) =>
  l.value?.flag === 'normal' && f.measurement !== null && f.measurement.analyteId === l.value.analyteId;

function relations(knowledge: Knowledge) {
  const index = (id: string) => knowledge.conceptIndex(id);
  /** `a` is `b`, or a kind of it. */
  const within = (a: string, b: string) => {
    const i = index(a);
    const j = index(b);
    return i !== undefined && j !== undefined && (knowledge.closure[i]?.includes(j) ?? false);
  };
  /** A phrase of normality denies the concept, or something it is a kind of. */
  const deniedBy = (normal: string, concept: string) => {
    const i = index(normal);
    const j = index(concept);
    const denies = i === undefined ? [] : knowledge.concept(i).denies;
    return j !== undefined && denies.some((d) => d === j || (knowledge.closure[j]?.includes(d) ?? false));
  };
  const saysTheSame = (label: { conceptId: string; assertion?: string }, f: Finding) =>
    (f.kind === 'normal' && label.assertion === 'absent' && deniedBy(f.conceptId, label.conceptId)) ||
    (f.assertion === 'absent' && deniedBy(label.conceptId, f.conceptId));
  const wordings = (i: number) => {
    const { label, forms } = knowledge.concept(i);
    return [label, ...forms].map((w) => knowledge.wording.key(w));
  };
  /** A finding and a condition that the same words name ("anaemia"): labelled once or twice, they say the same. */
  const namesakes = (a: string, b: string) => {
    const i = index(a);
    const j = index(b);
    if (i === undefined || j === undefined) return false;
    if ((knowledge.concept(i).kind === 'condition') === (knowledge.concept(j).kind === 'condition')) return false;
    const named = new Set(wordings(i));
    return wordings(j).some((w) => named.has(w));
  };
  /** The condition `b` is another name of the finding `a` or of something `a` is a kind of. */
  const impliedName = (a: string, b: string) =>
    (knowledge.closure[index(a) ?? -1] ?? []).some((i) => namesakes(knowledge.concept(i).id, b));
  return { within, deniedBy, saysTheSame, namesakes, impliedName };
}
