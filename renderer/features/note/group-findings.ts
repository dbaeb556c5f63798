import type { Finding } from '../../../electron/contract/finding.ts';

export type FindingGroup = { readonly kind: string; readonly findings: readonly Finding[] };

/** Kinds in the order a clinician reads them; kinds that are not listed come after, by name. */
const order = [
  'symptom',
  'sign',
  'vital',
  'lab',
  'ecg',
  'imaging',
  'pathology',
  'test',
  'history',
  'risk',
  'exposure',
  'course',
  'context',
  'drug',
  'condition',
  'normal',
];

const place = (kind: string): number => (order.includes(kind) ? order.indexOf(kind) : order.length);

/** The findings by kind, each group in note order. */
export function groupFindings(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = Map.groupBy(findings, (finding) => finding.kind);
  return [...groups]
    .map(([kind, members]) => ({ kind, findings: members.toSorted((a, b) => a.start - b.start) }))
    .toSorted((a, b) => place(a.kind) - place(b.kind) || a.kind.localeCompare(b.kind));
}
