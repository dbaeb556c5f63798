import type { z } from 'zod';
import { reportContradictions } from './contradictions.ts';
import { readIcd10, reportUnplacedCodes } from './icd10-source.ts';
import type { Analyte, Concept, Condition, PackData } from './pack-data.ts';
import type { Problem, Report, SourceFile } from './problem.ts';
import {
  type AnalyteSource,
  analyteSource,
  bandNames,
  bands,
  type ConditionSource,
  conditionSource,
  type FindingSource,
  findingSource,
  type TestSource,
  testSource,
  type WordsSource,
} from './source.ts';
import { Wording } from './wording.ts';
import { slug } from './words.ts';

export type { Problem, SourceFile };

/** `files` names the file each concept was written in, by its position. */
export type Compilation = {
  readonly pack: PackData;
  readonly problems: readonly Problem[];
  readonly files: readonly string[];
};

type Entry<T> = { readonly file: string; readonly value: T };

/** Fewest findings a condition needs for the engine to tell it from its neighbours. */
export const minimumFindings = 8;

/**
 * Compiles authored files into a pack. Never throws on bad content: what is wrong is listed in `problems`, and the
 * pack holds what could be resolved. Deterministic: the same files in any order give the same pack.
 */
export function compilePack(name: string, hash: string, words: WordsSource, files: readonly SourceFile[]): Compilation {
  const problems: Problem[] = [];
  const report = (level: Problem['level'], file: string, entry: string, message: string) =>
    problems.push({ level, file, entry, message });

  function read<T>(folder: string, schema: z.ZodType<T>, key: 'label' | 'name' | 'code'): Entry<T>[] {
    const entries: Entry<T>[] = [];
    for (const { path, value } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
      if (!path.startsWith(folder)) continue;
      if (!Array.isArray(value)) {
        report('error', path, '', 'the file is not a list of entries');
        continue;
      }
      for (const item of value) {
        const parsed = schema.safeParse(item);
        const title = String((item as Record<string, unknown> | null)?.[key] ?? '?');
        if (parsed.success) entries.push({ file: path, value: parsed.data });
        else {
          for (const issue of parsed.error.issues)
            report('error', path, title, `${issue.path.join('.')}: ${issue.message}`);
        }
      }
    }
    return entries;
  }

  const findings = read<FindingSource>('findings/', findingSource as z.ZodType<FindingSource>, 'label');
  const conditions = read<ConditionSource>('conditions/', conditionSource as z.ZodType<ConditionSource>, 'name');
  const analytes = read<AnalyteSource>('analytes/', analyteSource as z.ZodType<AnalyteSource>, 'label');
  const tests = read<TestSource>('tests', testSource as z.ZodType<TestSource>, 'label');

  // Two name spaces: a condition may share its name with a finding (anaemia, headache); both are then read.
  const wording = new Wording(words);
  const findingByForm = new Map<string, number>();
  const conditionByForm = new Map<string, number>();
  const ids = new Map<string, string>();

  function claim(space: Map<string, number>, index: number, form: string, entry: Entry<unknown>, title: string) {
    const key = wording.key(form);
    if (key === '') return report('error', entry.file, title, `the wording "${form}" has no content word`);
    const owner = space.get(key);
    if (owner === undefined) space.set(key, index);
    else if (owner !== index) {
      const other =
        space === findingByForm ? findings[owner]?.value.label : conditions[owner - findings.length]?.value.name;
      report('error', entry.file, title, `the wording "${form}" already belongs to "${other}"`);
    }
  }
  function claimId(id: string, entry: Entry<unknown>, title: string) {
    const first = ids.get(id);
    if (first !== undefined) report('error', entry.file, title, `the entry exists already in ${first}`);
    ids.set(id, entry.file);
  }

  // Labels first, so that a label is never lost to another entry's form.
  findings.forEach((f, i) => {
    claimId(slug(f.value.label), f, f.value.label);
    claim(findingByForm, i, f.value.label, f, f.value.label);
  });
  findings.forEach((f, i) => {
    for (const form of f.value.forms) claim(findingByForm, i, form, f, f.value.label);
  });
  conditions.forEach((c, i) => {
    claimId(`condition:${slug(c.value.name)}`, c, c.value.name);
    claim(conditionByForm, findings.length + i, c.value.name, c, c.value.name);
  });
  conditions.forEach((c, i) => {
    for (const form of c.value.synonyms) claim(conditionByForm, findings.length + i, form, c, c.value.name);
  });

  const inFindings = (words: string) => findingByForm.get(wording.key(words));
  const inConditions = (words: string) => conditionByForm.get(wording.key(words));

  function resolve(
    list: readonly string[],
    entry: Entry<unknown>,
    title: string,
    where: string,
    conditionsToo = true,
  ): number[] {
    const out: number[] = [];
    for (const text of list) {
      const index = inFindings(text) ?? (conditionsToo ? inConditions(text) : undefined);
      if (index === undefined)
        report('error', entry.file, title, `${where}: no finding or condition is called "${text}"`);
      else if (!out.includes(index)) out.push(index);
    }
    return out;
  }

  const concepts: Concept[] = [
    ...findings.map((f): Concept => {
      const { label, kind, forms, hpo, salience } = f.value;
      return {
        id: slug(label),
        label,
        kind,
        forms,
        parents: resolve(f.value.is, f, label, 'is', false),
        denies: resolve(f.value.denies, f, label, 'denies'),
        hpo: hpo ?? null,
        salience: salience ?? 'normal',
        system: systemOf(f.file),
      };
    }),
    ...conditions.map(
      (c): Concept => ({
        id: `condition:${slug(c.value.name)}`,
        label: c.value.name,
        kind: 'condition',
        forms: c.value.synonyms,
        parents: [],
        denies: [],
        hpo: null,
        salience: 'normal',
        system: systemOf(c.file),
      }),
    ),
  ];
  reportCycles(concepts, findings, report);

  const compiledConditions = conditions.map((c, i): Condition => {
    const v = c.value;
    const evidence = new Map<number, Condition['evidence'][number]>();
    const add = (
      list: readonly string[],
      role: 'finding' | 'context' | 'against',
      sensitivity: number,
      where: string,
    ) => {
      for (const concept of resolve(list, c, v.name, where)) {
        if (concept === findings.length + i)
          report('error', c.file, v.name, `${where}: the condition refers to itself`);
        else if (!evidence.has(concept)) evidence.set(concept, { concept, role, sensitivity });
        else if ((evidence.get(concept)?.role === 'against') !== (role === 'against'))
          report('error', c.file, v.name, `${where}: "${concepts[concept]?.label}" is listed both for and against`);
      }
    };
    for (const band of bandNames) add(v[band], 'finding', bands[band], band);
    for (const band of bandNames) add(v.context[band], 'context', bands[band], `context.${band}`);
    add(v.against, 'against', 0.01, 'against');

    const counted = [...evidence.values()].filter((e) => e.role === 'finding').length;
    if (counted < minimumFindings)
      report('error', c.file, v.name, `only ${counted} findings; at least ${minimumFindings} are needed`);
    if (v.sources.length === 0) report('error', c.file, v.name, 'no source');
    if (v.cantMiss && Object.keys(v.tests).length === 0)
      report('error', c.file, v.name, "a can't-miss condition needs a settling test");
    if (v.age.from > v.age.to) report('error', c.file, v.name, 'age.from is above age.to');

    const { age, context, against, explains, tests: settling, lookalikes, ...rest } = v;
    return {
      ...stripBands(rest),
      id: slug(v.name),
      concept: findings.length + i,
      age: { from: age.from, to: age.to, peak: age.peak ?? [age.from, age.to] },
      evidence: [...evidence.values()],
      explains: resolve(explains, c, v.name, 'explains').filter((x) => x !== findings.length + i),
      tests: Object.entries(settling).map(([test, shows]) => ({
        test,
        shows,
        concepts: shows.flatMap((s) => inFindings(s) ?? inConditions(s) ?? []),
      })),
      lookalikes: lookalikes.flatMap((name) => {
        const at = inConditions(name);
        if (at === undefined) report('warning', c.file, v.name, `lookalikes: no condition is called "${name}"`);
        return at === undefined ? [] : [at - findings.length];
      }),
    };
  });

  const compiledAnalytes = analytes.map((a): Analyte => {
    const v = a.value;
    claimId(`analyte:${slug(v.label)}`, a, v.label);
    const one = (text: string | undefined, where: string) =>
      text === undefined ? null : (resolve([text], a, v.label, where)[0] ?? null);
    return {
      ...v,
      id: slug(v.label),
      low: one(v.low, 'low'),
      high: one(v.high, 'high'),
      positive: one(v.positive, 'positive'),
      negative: one(v.negative, 'negative'),
      steps: v.steps.flatMap((s) => {
        const gives = one(s.gives, 'steps');
        return gives === null
          ? []
          : [
              {
                ...(s.above !== undefined && { above: s.above }),
                ...(s.below !== undefined && { below: s.below }),
                gives,
              },
            ];
      }),
    };
  });

  const pack: PackData = {
    name,
    hash,
    classes: words.classes,
    phrases: words.phrases,
    concepts,
    conditions: compiledConditions,
    analytes: compiledAnalytes,
    tests: tests.map((t) => t.value),
    icd10: readIcd10(files, report),
    wordings: concepts.reduce((n, c) => n + 1 + c.forms.length, 0),
  };
  const fileOf = (condition: number) => conditions[condition]?.file ?? '';
  reportUnplacedCodes(pack.conditions, pack.icd10, fileOf, report);
  reportContradictions(pack, fileOf, report);
  return { pack, problems, files: [...findings, ...conditions].map((e) => e.file) };
}

/** "findings/added-skin.yaml" and "conditions/skin.yaml" are both of the skin. */
const systemOf = (file: string): string => file.replace(/^.*\//, '').replace(/^added-|\.yaml$/g, '');

function stripBands<T extends Record<string, unknown>>(value: T): Omit<T, 'nearly all' | 'most' | 'some' | 'few'> {
  const { 'nearly all': _a, most: _b, some: _c, few: _d, ...rest } = value;
  return rest;
}

function reportCycles(concepts: readonly Concept[], findings: readonly Entry<FindingSource>[], report: Report) {
  const state = new Uint8Array(concepts.length);
  const visit = (i: number): boolean => {
    if (state[i] === 2) return false;
    if (state[i] === 1) return true;
    state[i] = 1;
    const looping = concepts[i]?.parents.some(visit) ?? false;
    state[i] = 2;
    if (looping) report('error', findings[i]?.file ?? '', concepts[i]?.label ?? '', 'is: the parents form a circle');
    return false;
  };
  concepts.forEach((_, i) => {
    visit(i);
  });
}
