import { z } from 'zod';
import { categoryOf, normaliseCode } from './icd10.ts';
import type { Condition, Icd10Entry } from './pack-data.ts';
import type { Report, SourceFile } from './problem.ts';

/** `icd10/equivalents.yaml`: two codes that name the same diagnosis, and why. */
const equivalents = z.array(
  z.strictObject({
    codes: z.tuple([z.string(), z.string()]),
    kind: z.enum(['edition', 'naming', 'stage']),
    reason: z.string().min(10),
  }),
);
const titles = z.record(z.string(), z.string().min(2));

/** A category, a subcategory or a block (first and last category). */
const codePattern = /^[A-Z]\d\d(\.\d|-[A-Z]\d\d)?$/;

/** The ICD-10 index of a pack, sorted by code: titles from every file of `icd10/`, equivalences from equivalents.yaml. */
export function readIcd10(files: readonly SourceFile[], report: Report): Icd10Entry[] {
  const byCode = new Map<string, string>();
  for (const { path, value } of files) {
    if (!path.startsWith('icd10/') || path === equivalentsFile) continue;
    const parsed = titles.safeParse(value);
    if (!parsed.success) {
      report('error', path, '', 'the file is not a mapping of code to title');
      continue;
    }
    for (const [code, title] of Object.entries(parsed.data)) {
      if (!codePattern.test(code)) report('error', path, code, 'not a code or a block of ICD-10');
      else if (byCode.has(code)) report('error', path, code, 'the code has a title already');
      else byCode.set(code, title);
    }
  }
  const same = readEquivalents(files, byCode, report);
  return [...byCode]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, title]) => ({ code, title, same: same.get(code) ?? [] }));
}

const equivalentsFile = 'icd10/equivalents.yaml';

function readEquivalents(files: readonly SourceFile[], byCode: ReadonlyMap<string, string>, report: Report) {
  const same = new Map<string, { code: string; reason: string }[]>();
  const file = files.find((f) => f.path === equivalentsFile);
  if (file === undefined) return same;
  const parsed = equivalents.safeParse(file.value);
  if (!parsed.success) {
    for (const issue of parsed.error.issues)
      report('error', equivalentsFile, '', `${issue.path.join('.')}: ${issue.message}`);
    return same;
  }
  for (const {
    codes: [a, b],
    reason,
  } of parsed.data) {
    const entry = `${a} = ${b}`;
    const unknown = [a, b].filter((code) => !byCode.has(code));
    if (unknown.length > 0) report('error', equivalentsFile, entry, `no title for ${unknown.join(', ')}`);
    if (normaliseCode(a) === normaliseCode(b)) report('error', equivalentsFile, entry, 'a code equals itself anyway');
    else if (same.get(a)?.some((s) => s.code === b))
      report('error', equivalentsFile, entry, 'the pair is listed twice');
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const)
      same.set(from, [...(same.get(from) ?? []), { code: to, reason }]);
  }
  return same;
}

/** Says of each condition's code whether the index can place it. A pack without an index is not judged. */
export function reportUnplacedCodes(
  conditions: readonly Condition[],
  index: readonly Icd10Entry[],
  fileOf: (condition: number) => string,
  report: Report,
): void {
  if (index.length === 0) return;
  const known = new Set(index.map((e) => e.code));
  conditions.forEach((c, i) => {
    if (!known.has(categoryOf(c.icd10)))
      report('error', fileOf(i), c.name, `icd10: WHO ICD-10 has no category ${categoryOf(c.icd10)}`);
    else if (!known.has(c.icd10)) report('warning', fileOf(i), c.name, `icd10: ${c.icd10} has no title in icd10/`);
  });
}
