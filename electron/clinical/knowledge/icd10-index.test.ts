import { describe, expect, it } from 'vitest';
import { Icd10Index } from './icd10-index.ts';
import { readIcd10 } from './icd10-source.ts';
import type { Problem, SourceFile } from './problem.ts';

const titles: SourceFile = {
  path: 'icd10/titles.yaml',
  value: {
    'I80-I89': 'Veins',
    'K55-K64': 'Other intestine',
    I84: 'Haemorrhoids (former)',
    I83: 'Varicose veins',
    K64: 'Haemorrhoids',
    'K64.0': 'First degree',
    'K64.1': 'Second degree',
  },
};
const pairs = (...list: unknown[]): SourceFile => ({ path: 'icd10/equivalents.yaml', value: list });
const moved = { codes: ['I84', 'K64'], kind: 'edition', reason: 'moved to the digestive chapter' };

function read(...files: SourceFile[]) {
  const problems: string[] = [];
  const report = (_: Problem['level'], __: string, entry: string, message: string) =>
    void problems.push(`${entry}: ${message}`);
  return { index: new Icd10Index(readIcd10(files, report)), problems };
}

describe('the ICD-10 index', () => {
  const { index, problems } = read(titles, pairs(moved));
  it('reads clean files without a word', () => {
    expect(problems).toEqual([]);
  });
  it('places a code, widest level first', () => {
    expect(index.place('k641').map((l) => `${l.level} ${l.code}`)).toEqual([
      'chapter XI',
      'block K55-K64',
      'category K64',
      'subcategory K64.1',
    ]);
    expect(index.place('nonsense')).toEqual([]);
  });
  it('knows codes of the same meaning both ways, for every code below a category', () => {
    expect(index.same('I84').map((s) => s.code)).toEqual(['K64']);
    expect(index.same('K64.1')).toEqual([{ code: 'I84', title: 'Haemorrhoids (former)', reason: moved.reason }]);
    expect(index.same('I83')).toEqual([]);
  });
  it.each([
    ['I84.2', 'K64.1', 0],
    ['K64.1', 'I84', 0],
    ['K64.0', 'K64.1', 1],
    ['K64.1', 'K35.8', 2],
    ['I83.9', 'K64.1', 3],
  ] as const)('puts %s and %s %i apart', (a, b, apart) => {
    expect(index.distance(a, b)).toBe(apart);
    expect(index.distance(b, a)).toBe(apart);
  });
  it('refuses a pair without a title, a pair listed twice, a code with itself and a code with two titles', () => {
    const twice: SourceFile = { path: 'icd10/x.yaml', value: { K64: 'Piles', K6: 'Nothing' } };
    expect(read(titles, twice, pairs(moved, { ...moved, codes: ['K64', 'I84'] })).problems).toEqual([
      'K64: the code has a title already',
      'K6: not a code or a block of ICD-10',
      'K64 = I84: the pair is listed twice',
    ]);
    expect(read(titles, pairs({ ...moved, codes: ['I84', 'K64.9'] })).problems).toEqual([
      'I84 = K64.9: no title for K64.9',
    ]);
    expect(read(titles, pairs({ ...moved, codes: ['K64', 'K64'] })).problems).toEqual([
      'K64 = K64: a code equals itself anyway',
    ]);
  });
});
