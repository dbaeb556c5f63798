import type { Finding, SectionKind } from '../../contract/finding.ts';
import type { Hypotheses } from '../../contract/inquiry.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { ConceptKind } from '../knowledge/pack-data.ts';

/** Where a note would say a finding of each kind; its evidence then weighs what it weighs there. */
const sectionOf: Readonly<Record<ConceptKind, SectionKind>> = {
  symptom: 'presentIllness',
  course: 'presentIllness',
  sign: 'examination',
  lab: 'laboratory',
  pathology: 'laboratory',
  test: 'laboratory',
  imaging: 'imaging',
  ecg: 'imaging',
  history: 'pastHistory',
  condition: 'pastHistory',
  exposure: 'socialHistory',
  drug: 'medications',
  normal: 'examination',
};

/**
 * The findings of a supposed record: those in `without` (F1 …) are taken away and those in `assumed` are there, with
 * ids W1, W2 … A finding supposed absent is absent, and so is everything that would be a kind of it. Concepts the pack
 * does not have are passed over.
 */
export function supposedFindings(
  findings: readonly Finding[],
  { without, assumed }: Hypotheses,
  knowledge: Knowledge,
): readonly Finding[] {
  const gone = new Set(without);
  const concepts = assumed.flatMap(({ conceptId, assertion }) => {
    const concept = knowledge.conceptIndex(conceptId);
    return concept === undefined ? [] : [{ concept, assertion }];
  });
  const absent = new Set(concepts.filter(({ assertion }) => assertion === 'absent').map(({ concept }) => concept));
  const isDenied = (finding: Finding) => {
    const concept = knowledge.conceptIndex(finding.conceptId);
    return concept !== undefined && (knowledge.closure[concept] ?? []).some((a) => absent.has(a));
  };
  const kept = findings.filter(
    (f) => !gone.has(f.id) && (absent.size === 0 || f.assertion === 'absent' || !isDenied(f)),
  );
  const end = findings.reduce((most, f) => Math.max(most, f.end), 0);
  return [
    ...kept,
    ...concepts.map(({ concept, assertion }, i): Finding => {
      const { id, label, kind } = knowledge.concept(concept);
      // Apart from each other and from the note, so that no supposed finding overlaps a real one.
      const start = end + 1 + i * 2;
      return {
        id: `W${i + 1}`,
        conceptId: id,
        label,
        kind,
        start,
        end: start + 1,
        text: label,
        section: sectionOf[kind],
        assertion,
        by: 'user',
        measurement: null,
      };
    }),
  ];
}
