import type { Assertion, Decision, Finding } from '../../../electron/contract/finding.ts';
import { en } from '../../i18n/en.ts';

export type SystemGroup = keyof typeof en.systems;

/** Which group a file of the pack belongs to; a pack's other files are shown under `other`. */
const groups: Readonly<Record<string, SystemGroup>> = {
  general: 'general',
  cardiovascular: 'cardiovascular',
  respiratory: 'respiratory',
  digestive: 'digestive',
  'hepatobiliary-surgical': 'digestive',
  'renal-urological': 'urinary',
  'gynaecology-obstetrics-breast': 'womensHealth',
  neurological: 'neurological',
  neurology: 'neurological',
  psychiatric: 'mental',
  psychiatry: 'mental',
  'musculoskeletal-injury': 'musculoskeletal',
  skin: 'skin',
  'ear-nose-throat': 'earNoseThroat',
  eye: 'eye',
  'dental-oral': 'mouth',
  'endocrine-haematology': 'endocrineBlood',
  'endocrine-metabolic': 'endocrineBlood',
  'haematology-oncology': 'endocrineBlood',
  'infectious-tropical': 'infection',
  'paediatric-neonatal-genetic': 'children',
  'paediatrics-genetics': 'children',
  laboratory: 'laboratory',
  'history-exposures-drugs': 'background',
};
const order = Object.keys(en.systems) as SystemGroup[];

/** One line of the list beside the note. */
export type FindingRow =
  | { readonly type: 'group'; readonly group: SystemGroup; readonly count: number }
  | { readonly type: 'finding'; readonly finding: Finding }
  | { readonly type: 'decisions'; readonly count: number }
  | { readonly type: 'decision'; readonly decision: Decision };

export type FindingFilter = { readonly words: string; readonly assertions: ReadonlySet<Assertion> };

/** True when every word is in the finding's label or text, and its assertion is one of those chosen (none: all). */
export function passes(finding: Finding, { words, assertions }: FindingFilter): boolean {
  if (assertions.size > 0 && !assertions.has(finding.assertion)) return false;
  const text = `${finding.label} ${finding.text}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/**
 * The findings by body system, each group in note order, then the user's decisions. `systems` gives the pack's file of
 * each concept.
 */
export function findingRows(
  findings: readonly Finding[],
  systems: Readonly<Record<string, string>>,
  decisions: readonly Decision[],
): readonly FindingRow[] {
  const members = Map.groupBy(findings, ({ conceptId }) => groups[systems[conceptId] ?? ''] ?? 'other');
  const rows: FindingRow[] = order.flatMap((group) => {
    const list = members.get(group) ?? [];
    if (list.length === 0) return [];
    return [
      { type: 'group' as const, group, count: list.length },
      ...list.toSorted((a, b) => a.start - b.start).map((finding) => ({ type: 'finding' as const, finding })),
    ];
  });
  if (decisions.length > 0)
    rows.push(
      { type: 'decisions', count: decisions.length },
      ...decisions.map((decision) => ({ type: 'decision' as const, decision })),
    );
  return rows;
}
