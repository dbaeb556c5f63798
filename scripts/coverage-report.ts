import { chapters } from '../electron/clinical/knowledge/icd10.ts';
import { Icd10Index } from '../electron/clinical/knowledge/icd10-index.ts';
import type { Condition, PackData } from '../electron/clinical/knowledge/pack-data.ts';
import { Wording } from '../electron/clinical/knowledge/wording.ts';

/** A curriculum's items with the conditions of the pack that cover each; see resources/knowledge/curricula. */
export type Curriculum = {
  readonly name: string;
  readonly items: readonly { readonly item: string; readonly conditions: readonly string[] }[];
};

/** What a pack covers by chapter, block, specialty and curriculum, with what is missing named, as lines of text. */
export function coverageReport(pack: PackData, curricula: readonly Curriculum[]): string[] {
  return [
    ...byChapterAndBlock(pack),
    '',
    ...bySpecialty(pack.conditions),
    '',
    ...curricula.flatMap((c) => [...ofCurriculum(pack, c), '']),
    ...ofFindings(pack),
  ];
}

function byChapterAndBlock(pack: PackData): string[] {
  const icd10 = new Icd10Index(pack.icd10);
  const inRange = (from: string, to: string) =>
    pack.conditions.filter((c) => c.icd10.slice(0, 3) >= from && c.icd10.slice(0, 3) <= to);
  const row = (indent: number, code: string, title: string, list: readonly Condition[]) =>
    `${' '.repeat(indent)}${code.padEnd(8)} ${title.padEnd(58 - indent)} ${String(list.length).padStart(4)} in ` +
    `${new Set(list.map((c) => c.icd10.slice(0, 3))).size} categories`;
  const lines = ['Conditions by ICD-10 chapter and block'];
  for (const chapter of chapters) {
    lines.push(row(2, chapter.numeral, chapter.title, inRange(chapter.from, chapter.to)));
    for (const { code, title } of icd10.blocks()) {
      const [from, to] = [code.slice(0, 3), code.slice(4)];
      if (from < chapter.from || to > chapter.to) continue;
      const list = inRange(from, to);
      // External causes and contacts with health services are no diseases.
      if (list.length > 0 || !['XX', 'XXI', 'XXII'].includes(chapter.numeral)) lines.push(row(4, code, title, list));
    }
  }
  return lines;
}

function bySpecialty(conditions: readonly Condition[]): string[] {
  const groups = [...Map.groupBy(conditions, (c) => c.specialty)].sort(([, a], [, b]) => b.length - a.length);
  return [
    'Conditions by specialty',
    ...groups.map(([specialty, list]) => `  ${specialty.padEnd(36)} ${String(list.length).padStart(4)}`),
  ];
}

/** An item is covered when the pack has a condition of one of its names, or that is also called so. */
function ofCurriculum(pack: PackData, { name, items }: Curriculum): string[] {
  const wording = new Wording(pack);
  const known = new Set(pack.conditions.flatMap((c) => [c.name, ...c.synonyms].map((n) => wording.key(n))));
  const missing = items.filter((i) => !i.conditions.some((c) => known.has(wording.key(c))));
  return [
    `Curriculum ${name}: ${items.length - missing.length} of ${items.length} items covered`,
    ...(missing.length > 0 ? [`  missing: ${missing.map((m) => m.item).join('; ')}`] : []),
  ];
}

function ofFindings(pack: PackData): string[] {
  const findings = pack.concepts.filter((c) => c.kind !== 'condition');
  const evidence = pack.conditions
    .map((c) => c.evidence.filter((e) => e.role === 'finding').length)
    .sort((a, b) => a - b);
  return [
    'Findings',
    `  ${findings.length} findings, ${findings.reduce((n, c) => n + 1 + c.forms.length, 0)} wordings, ${findings.filter((c) => c.hpo !== null).length} with an HPO id`,
    `  findings per condition: fewest ${evidence[0] ?? 0}, median ${evidence[evidence.length >> 1] ?? 0}, most ${evidence.at(-1) ?? 0}`,
    `  ${pack.analytes.length} analytes, ${pack.tests.length} tests, ${pack.conditions.filter((c) => c.cantMiss).length} can't-miss conditions`,
  ];
}
