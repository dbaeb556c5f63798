import type { Correction, Decision, Finding } from '../../contract/finding.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { sectionAt } from '../record/sections.ts';
import { number, type Reading } from './read-note.ts';

/** A reading after the user's word, with what became of each decision. */
type Corrected = Reading & { readonly decisions: readonly Decision[] };

/**
 * Applies the user's decisions to a reading, in their order: they always win. A decision holds where its quote stands
 * at its start, else where the quote stands nearest; one whose words or concept are gone changes nothing and has no
 * place. Linear in the number of findings for each decision.
 */
export function applyCorrections(
  reading: Reading,
  note: string,
  corrections: readonly Correction[],
  knowledge: Knowledge,
): Corrected {
  if (corrections.length === 0) return { ...reading, decisions: [] };
  const decisions: Decision[] = [];
  let findings: Omit<Finding, 'id'>[] = [...reading.findings];
  for (const correction of corrections) {
    const { quote, conceptId, replaces, proposedBy } = correction;
    const start = nearest(note, quote, correction.start);
    const concept = knowledge.conceptIndex(conceptId);
    const applies = start !== null && concept !== undefined;
    decisions.push({
      ...correction,
      label: labelOf(knowledge, conceptId),
      replacesLabel: replaces === undefined ? null : labelOf(knowledge, replaces),
      place: applies ? { start, end: start + quote.length } : null,
    });
    if (!applies) continue;
    const end = start + quote.length;
    const here = (f: Omit<Finding, 'id'>) =>
      (f.conceptId === conceptId || f.conceptId === replaces) && f.start < end && f.end > start;
    const old = findings.find((f) => f.conceptId === conceptId && here(f));
    findings = findings.filter((f) => !here(f));
    if (correction.action === 'reject') continue;
    const { id, label, kind } = knowledge.concept(concept);
    findings.push({
      conceptId: id,
      label,
      kind,
      start,
      end,
      text: quote,
      section: sectionAt(reading.sections, start)?.kind ?? 'other',
      assertion: correction.assertion ?? 'present',
      by: proposedBy ?? 'user',
      measurement: old?.measurement ?? null,
    });
  }
  return { ...reading, findings: number(findings), decisions };
}

/** A concept of another pack has no label here; its id is the label's words. */
function labelOf(knowledge: Knowledge, conceptId: string): string {
  const concept = knowledge.conceptIndex(conceptId);
  return concept === undefined
    ? conceptId.replace(/^condition:/, '').replaceAll('-', ' ')
    : knowledge.concept(concept).label;
}

/** Offset of the occurrence of `quote` that lies nearest to `around`, or null. */
function nearest(note: string, quote: string, around: number): number | null {
  if (note.startsWith(quote, around)) return around;
  const after = note.indexOf(quote, around);
  const before = note.lastIndexOf(quote, around);
  if (after < 0 && before < 0) return null;
  if (after < 0) return before;
  if (before < 0) return after;
  return after - around < around - before ? after : before;
}
