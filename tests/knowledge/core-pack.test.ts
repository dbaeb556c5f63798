import { expect, it } from 'vitest';
import { distance } from '../../electron/clinical/knowledge/icd10.ts';
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
  for (const c of pack.conditions) {
    expect(c.sources.length, c.name).toBeGreaterThan(0);
    expect(distance(c.icd10, c.icd10), c.name).toBe(0);
  }
});
