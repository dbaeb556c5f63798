import { z } from 'zod';
import type { Knowledge } from '../clinical/knowledge/knowledge.ts';
import { type Assertion, assertionSchema } from '../contract/finding.ts';

/** One label: the words of the note and what a careful clinician reads from them. */
const labelSource = z
  .strictObject({
    quote: z.string().min(1),
    /** Which occurrence of the quote in the note, from 1. */
    occurrence: z.int().positive().default(1),
    /** Label of a finding of the pack, or `condition:` and the name of a condition. */
    concept: z.string().optional(),
    assertion: assertionSchema.default('present'),
    /** A measured value; `number` in the canonical unit of the analyte, `unit` empty for an analyte without one. */
    value: z
      .strictObject({
        analyte: z.string(),
        number: z.number(),
        unit: z.string(),
        flag: z.enum(['low', 'normal', 'high', 'none']),
      })
      .optional(),
  })
  .refine((l) => l.concept !== undefined || l.value !== undefined, 'a label needs a concept, a value or both');

/** A file of labelled notes of one style. */
export const labelledNotesSource = z.strictObject({
  style: z.string(),
  notes: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      specialty: z.string(),
      text: z.string(),
      findings: z.array(labelSource),
      /** Findings the note has and the lexicon has no concept for. */
      notInLexicon: z.array(z.string()).default([]),
    }),
  ),
});

/** A label found in its note and in the pack. Offsets are UTF-16 code units. */
export type Label = {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly conceptId: string | null;
  readonly assertion: Assertion;
  readonly value: {
    readonly analyteId: string;
    readonly number: number;
    readonly unit: string;
    readonly flag: 'low' | 'normal' | 'high' | null;
  } | null;
};

export type LabelledNote = {
  readonly id: string;
  readonly style: string;
  readonly text: string;
  readonly labels: readonly Label[];
};

/** Places the labels of a file in their notes and in the pack; what cannot be placed is said, one line each. */
export function placeLabels(
  source: z.infer<typeof labelledNotesSource>,
  knowledge: Knowledge,
): { readonly notes: readonly LabelledNote[]; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const { concepts, analytes } = knowledge.pack;
  // A label may have become a wording of the finding it was merged with.
  const findings = new Map<string, string>();
  for (const c of concepts)
    if (c.kind !== 'condition') for (const w of c.forms) findings.set(knowledge.wording.key(w), c.id);
  for (const c of concepts) if (c.kind !== 'condition') findings.set(knowledge.wording.key(c.label), c.id);
  const conditions = new Map(concepts.filter((c) => c.kind === 'condition').map((c) => [`condition:${c.label}`, c.id]));
  const byLabel = new Map(analytes.map((a) => [a.label, a]));
  const notes = source.notes.map((note) => ({
    id: note.id,
    style: source.style,
    text: note.text,
    labels: note.findings.flatMap((f): Label[] => {
      const say = (what: string) => problems.push(`${note.id}: "${f.quote}": ${what}`);
      const start = nthIndex(note.text, f.quote, f.occurrence);
      const conceptId =
        f.concept === undefined ? null : (conditions.get(f.concept) ?? findings.get(knowledge.wording.key(f.concept)));
      const analyte = f.value && byLabel.get(f.value.analyte);
      if (start < 0) say(`occurrence ${f.occurrence} is not in the note`);
      if (conceptId === undefined) say(`no concept "${f.concept}"`);
      if (f.value && analyte === undefined) say(`no analyte "${f.value.analyte}"`);
      if (f.value && analyte && (analyte.unit ?? '') !== f.value.unit)
        say(`the unit of the analyte is ${analyte.unit}`);
      if (start < 0 || conceptId === undefined || (f.value && analyte === undefined)) return [];
      const flag = f.value && f.value.flag !== 'none' ? f.value.flag : null;
      const value =
        f.value && analyte ? { analyteId: analyte.id, number: f.value.number, unit: f.value.unit, flag } : null;
      const { quote, assertion } = f;
      return [{ start, end: start + quote.length, quote, conceptId, assertion, value }];
    }),
  }));
  return { notes, problems };
}

function nthIndex(text: string, quote: string, n: number): number {
  let at = -1;
  for (let i = 0; i < n; i++) {
    at = text.indexOf(quote, at + 1);
    if (at < 0) return -1;
  }
  return at;
}
