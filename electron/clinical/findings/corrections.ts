import type { Correction, Finding } from '../../contract/finding.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { sectionAt } from '../record/sections.ts';
import { number, type Reading } from './read-note.ts';

/**
 * Applies the user's decisions to a reading: they always win. A decision follows its words: it applies where its quote
 * stands nearest to where it was made; one whose words are gone from the note is skipped (and kept by the caller).
 */
export function applyCorrections(
  reading: Reading,
  note: string,
  corrections: readonly Correction[],
  knowledge: Knowledge,
): Reading {
  if (corrections.length === 0) return reading;
  let findings: Omit<Finding, 'id'>[] = [...reading.findings];
  for (const correction of corrections) {
    const start = nearest(note, correction.quote, correction.start);
    const concept = knowledge.conceptIndex(correction.conceptId);
    if (start === null || concept === undefined) continue;
    const end = start + correction.quote.length;
    const here = (f: Omit<Finding, 'id'>) => f.conceptId === correction.conceptId && f.start < end && f.end > start;
    const old = findings.find(here);
    findings = findings.filter((f) => !here(f));
    if (correction.action === 'reject') continue;
    const { id, label, kind } = knowledge.concept(concept);
    findings.push({
      conceptId: id,
      label,
      kind,
      start,
      end,
      text: correction.quote,
      section: sectionAt(reading.sections, start)?.kind ?? 'other',
      assertion: correction.assertion ?? 'present',
      by: 'user',
      measurement: old?.measurement ?? null,
    });
  }
  return { ...reading, findings: number(findings) };
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
