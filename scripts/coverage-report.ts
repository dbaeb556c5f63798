import { chapterOf, chapters } from '../electron/clinical/knowledge/icd10.ts';
import type { PackData } from '../electron/clinical/knowledge/pack-data.ts';

/** A curriculum's items with the conditions of the pack that cover each; see resources/knowledge/curricula. */
export type Curriculum = {
  readonly name: string;
  readonly items: readonly { readonly item: string; readonly conditions: readonly string[] }[];
};

/** What a pack covers and where it is weak, as lines of text. */
export function coverageReport(pack: PackData, curricula: readonly Curriculum[]): string[] {
  const lines: string[] = ['Conditions by ICD-10 chapter'];
  for (const chapter of chapters) {
    const inside = pack.conditions.filter((c) => chapterOf(c.icd10) === chapter);
    const categories = new Set(inside.map((c) => c.icd10.slice(0, 3))).size;
    lines.push(
      `  ${chapter.numeral.padEnd(6)} ${chapter.title.padEnd(36)} ${String(inside.length).padStart(4)} in ${categories} categories`,
    );
  }
  lines.push('', 'Conditions by specialty');
  const bySpecialty = Map.groupBy(pack.conditions, (c) => c.specialty);
  for (const [specialty, list] of [...bySpecialty].sort(([, a], [, b]) => b.length - a.length))
    lines.push(`  ${specialty.padEnd(36)} ${String(list.length).padStart(4)}`);

  const names = new Set(pack.conditions.map((c) => c.name));
  for (const { name, items } of curricula) {
    const missing = items.filter((i) => !i.conditions.some((c) => names.has(c)));
    lines.push('', `Curriculum ${name}: ${items.length - missing.length} of ${items.length} items covered`);
    if (missing.length > 0) lines.push(`  missing: ${missing.map((m) => m.item).join('; ')}`);
  }

  const findings = pack.concepts.filter((c) => c.kind !== 'condition');
  const used = new Set(pack.conditions.flatMap((c) => c.evidence.map((e) => e.concept)));
  const unused = pack.concepts.filter((c, i) => c.kind !== 'condition' && c.kind !== 'normal' && !used.has(i));
  const evidence = pack.conditions
    .map((c) => c.evidence.filter((e) => e.role === 'finding').length)
    .sort((a, b) => a - b);
  lines.push(
    '',
    'Findings',
    `  ${findings.length} findings, ${findings.reduce((n, c) => n + 1 + c.forms.length, 0)} wordings, ${findings.filter((c) => c.hpo !== null).length} with an HPO id`,
    `  ${unused.length} are listed by no condition (they are read, and may count through a parent)`,
    `  findings per condition: fewest ${evidence[0] ?? 0}, median ${evidence[evidence.length >> 1] ?? 0}, most ${evidence.at(-1) ?? 0}`,
    `  ${pack.analytes.length} analytes, ${pack.tests.length} tests, ${pack.conditions.filter((c) => c.cantMiss).length} can't-miss conditions`,
    '',
    'Neighbours that no finding separates (same findings, same context)',
  );
  const signature = (c: PackData['conditions'][number]) =>
    c.evidence
      .map((e) => `${e.role}${e.concept}`)
      .sort()
      .join(' ');
  const twins = [...Map.groupBy(pack.conditions, signature).values()].filter((g) => g.length > 1);
  for (const group of twins) lines.push(`  ${group.map((c) => c.name).join(' = ')}`);
  if (twins.length === 0) lines.push('  none');
  return lines;
}
