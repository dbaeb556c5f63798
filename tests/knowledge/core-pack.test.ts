import { expect, it } from 'vitest';
import { chapterOf } from '../../electron/clinical/knowledge/icd10.ts';
import { Icd10Index } from '../../electron/clinical/knowledge/icd10-index.ts';
import { compileFolder, coreFolder } from '../../scripts/pack-sources.ts';

const { pack, problems } = compileFolder(coreFolder);

it('has no errors', () => {
  expect(problems.filter((p) => p.level === 'error').map((p) => `${p.file} ${p.entry}: ${p.message}`)).toEqual([]);
});

it('holds a generalist’s breadth', () => {
  expect(pack.conditions.length).toBeGreaterThan(1400);
  expect(pack.analytes.length).toBeGreaterThan(220);
});

it('names its sources and can be placed in ICD-10', () => {
  const icd10 = new Icd10Index(pack.icd10);
  for (const c of pack.conditions) {
    expect(c.sources.length, c.name).toBeGreaterThan(0);
    expect(icd10.place(c.icd10).length, `${c.name} ${c.icd10}`).toBe(c.icd10.length > 3 ? 4 : 3);
  }
});

it('has one block for every category of ICD-10, inside one chapter', () => {
  const icd10 = new Icd10Index(pack.icd10);
  for (const { code } of pack.icd10.filter((e) => e.code.length === 3)) {
    const holding = icd10.blocks().filter((b) => code >= b.code.slice(0, 3) && code <= b.code.slice(4));
    expect(holding, code).toHaveLength(1);
    expect(chapterOf(holding[0]?.code.slice(0, 3) ?? ''), code).toBe(chapterOf(code));
  }
});

it('knows diagnoses that moved between codes', () => {
  const icd10 = new Icd10Index(pack.icd10);
  for (const [a, b] of [
    ['I84.2', 'K64.1'],
    ['A09.9', 'K52.9'],
    ['E14.9', 'E11.9'],
    ['N48.4', 'F52.2'],
  ] as const)
    expect(icd10.distance(a, b), `${a} ${b}`).toBe(0);
  expect(icd10.distance('J18.9', 'I21.9')).toBe(3);
});
