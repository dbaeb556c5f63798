import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tablesIn } from './tables.ts';

const read = (note: string) => tablesIn(note, 0, note.length);

describe('tablesIn', () => {
  it('reads a Markdown table and leaves its rule out', () => {
    const note =
      'Bloods\n| Date | K | Hb |\n|---|---|---|\n| 02 Jan | 4.4 | 138 |\n| 09 Jan | 5.0 | 131 |\nPlan: repeat';
    const [table, ...others] = read(note);
    expect(others).toEqual([]);
    expect(table?.header.map((c) => c.text)).toEqual(['Date', 'K', 'Hb']);
    expect(table?.rows.map((r) => r.map((c) => c.text))).toEqual([
      ['02 Jan', '4.4', '138'],
      ['09 Jan', '5.0', '131'],
    ]);
  });
  it('reads columns set apart by tabs', () => {
    expect(read('Test\tResult\tUnit\nNa\t124\tmmol/L')[0]?.rows[0]?.map((c) => c.text)).toEqual([
      'Na',
      '124',
      'mmol/L',
    ]);
  });
  it('takes prose for no table', () => {
    expect(read('No fever | no cough\nHe walks.')).toEqual([]);
  });
  it('gives every cell the place of its text, for any note', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('|', '\t', '\n', ' 4.2 '))), (parts) => {
        const note = parts.join('');
        for (const t of read(note))
          for (const c of [t.header, ...t.rows].flat()) expect(note.slice(c.start, c.end)).toBe(c.text);
      }),
    );
  });
});
