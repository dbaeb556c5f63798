import { describe, expect, it } from 'vitest';
import { smallCompilation } from '../tests/fixtures/small-pack.ts';
import { coverageReport } from './coverage-report.ts';
import { weakSpotsReport } from './weak-spots-report.ts';

const { files } = smallCompilation;
const pack = {
  ...smallCompilation.pack,
  icd10: [
    { code: 'J09-J18', title: 'Influenza and pneumonia', same: [] },
    { code: 'J20-J22', title: 'Other lower airways', same: [] },
    { code: 'V01-X59', title: 'Accidents', same: [] },
  ],
};

describe('coverageReport', () => {
  const lines = coverageReport(pack, [
    {
      name: 'list',
      items: [
        { item: 'Chest infection', conditions: ['chest infection'] },
        { item: 'Lung diseases', conditions: ['Asthma', 'Pulmonary embolism'] },
        { item: 'Asthma', conditions: ['Asthma'] },
      ],
    },
  ]);
  const line = (start: string) => lines.find((l) => l.trim().startsWith(start));

  it('counts by chapter and by block, empty blocks of diseases too', () => {
    expect(line('X ')).toMatch(/Respiratory system\s+1 in 1 categories$/);
    expect(line('J09-J18')).toMatch(/ 1 in 1 categories$/);
    expect(line('J20-J22')).toMatch(/ 0 in 0 categories$/);
    expect(line('V01-X59')).toBeUndefined();
  });
  it('counts an item covered by a name or a synonym, and names what is missing', () => {
    expect(line('Curriculum list')).toBe('Curriculum list: 2 of 3 items covered');
    expect(line('missing:')).toBe('  missing: Asthma');
  });
  it('counts by specialty', () => {
    expect(line('general')).toMatch(/ 4$/);
  });
});

describe('weakSpotsReport', () => {
  it('counts by file, and names everything when asked', () => {
    const title = 'Findings read from their own name alone: 1';
    expect(weakSpotsReport(pack, files, false)).toContain('  findings/all.yaml 1');
    const all = weakSpotsReport(pack, files, true);
    expect(all).toContain(title);
    expect(all).toContain('  findings/all.yaml 1: markedly raised TSH');
  });
});
