import { describe, expect, it } from 'vitest';
import { smallCompilation, smallSources } from '../../../tests/fixtures/small-pack.ts';
import { compilePack, type SourceFile } from './compile.ts';

const compile = (files: SourceFile[]) =>
  compilePack('test', '', smallSources.words, files).problems.map((p) => p.message);
const withCondition = (change: Record<string, unknown>) => {
  const [findings, conditions, analytes] = smallSources.files as [SourceFile, SourceFile, SourceFile];
  const list = conditions.value as Record<string, unknown>[];
  return compile([findings, analytes, { path: conditions.path, value: [{ ...list[0], ...change }, ...list.slice(1)] }]);
};

describe('compilePack', () => {
  it('accepts the small pack without a word', () => {
    expect(smallCompilation.problems).toEqual([]);
  });
  it('refuses an unknown finding and names it', () => {
    expect(withCondition({ few: ['wheze'] })).toContainEqual('few: no finding or condition is called "wheze"');
  });
  it('refuses a code that has no ICD-10 shape', () => {
    expect(withCondition({ icd10: 'J18.90' })[0]).toMatch(/^icd10:/);
  });
  it('refuses a condition with too few findings', () => {
    expect(withCondition({ 'nearly all': [], most: ['fever'], some: [] })).toContainEqual(
      'only 2 findings; at least 8 are needed',
    );
  });
  it('refuses a condition without a source', () => {
    expect(withCondition({ sources: [] })).toContainEqual('no source');
  });
  it("refuses a can't-miss condition without a settling test", () => {
    expect(withCondition({ cantMiss: true })).toContainEqual("a can't-miss condition needs a settling test");
  });
  it('refuses a finding listed for and against', () => {
    expect(withCondition({ against: ['fever'] })).toContainEqual('against: "fever" is listed both for and against');
  });
  it('refuses a wording that belongs to two findings, whatever its word order', () => {
    const value = [
      { label: 'chest pain', kind: 'symptom' },
      { label: 'angina', kind: 'symptom', forms: ['ache in the chest'] },
    ];
    expect(compile([{ path: 'findings/x.yaml', value }])).toEqual([
      'the wording "ache in the chest" already belongs to "chest pain"',
    ]);
  });
  it('refuses parents that form a circle', () => {
    const value = [
      { label: 'a thing', kind: 'sign', is: ['other'] },
      { label: 'other', kind: 'sign', is: ['a thing'] },
    ];
    expect(compile([{ path: 'findings/x.yaml', value }])).toContainEqual('is: the parents form a circle');
  });
  it('refuses a misspelt field', () => {
    expect(withCondition({ urgencies: 'soon' })[0]).toMatch(/urgencies/);
  });
  it('gives the same pack whatever the order of files', () => {
    const again = compilePack('small', '0'.repeat(64), smallSources.words, [...smallSources.files].reverse());
    expect(again.pack).toEqual(smallCompilation.pack);
  });
});
