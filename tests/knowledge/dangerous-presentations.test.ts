import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadEngine } from '../../electron/app/engine.ts';
import { corePackFile, ensurePack } from '../../scripts/ensure-pack.ts';

/** The share of dangerous presentations whose danger must stand in the first five rows or in the can't-miss lane. */
const required = 0.97;
const rowsLooked = 5;
/** A longer lane is not read. */
const laneLimit = 5;

const root = join(import.meta.dirname, '..', '..');
const presentations = z
  .array(z.strictObject({ danger: z.string(), icd10: z.array(z.string()).min(1), note: z.string() }))
  .parse(parse(readFileSync(join(import.meta.dirname, 'dangerous-presentations.yaml'), 'utf8')));
const ordinary = readdirSync(join(root, 'resources', 'cases'))
  .filter((f) => f.endsWith('.txt'))
  .map((f) => readFileSync(join(root, 'resources', 'cases', f), 'utf8'));

function engine() {
  expect(ensurePack(() => undefined)).toBe(corePackFile);
  const loaded = loadEngine(corePackFile);
  if (!loaded.ok) throw new Error(loaded.error.code);
  return loaded.value;
}

describe('dangerous presentations', () => {
  const loaded = engine();
  const analyse = (note: string) => loaded.analyse(note, [], 'ed').differential;
  const results = presentations.map((p) => ({ ...p, differential: analyse(p.note) }));

  it('shows the danger in the first five rows or in the lane', () => {
    const missed = results.filter(({ icd10, differential: { ranked, cantMiss } }) => {
      const shown = [...ranked.slice(0, rowsLooked).flatMap((r) => [r, ...r.kinds]), ...cantMiss];
      return !shown.some((c) => icd10.includes(c.icd10.slice(0, 3)));
    });
    const told = missed.map(({ danger, differential: { ranked } }) => {
      const first = ranked.slice(0, 3).map((r) => r.name);
      return `${danger} (shown: ${first.join(', ')})`;
    });
    expect(1 - missed.length / results.length, `missed:\n${told.join('\n')}`).toBeGreaterThanOrEqual(required);
  });

  it('keeps the lane short, on ordinary notes too', () => {
    const lanes = [
      ...results.map((r) => ({ of: r.danger, lane: r.differential.cantMiss })),
      ...ordinary.map((note) => ({ of: note.slice(0, 40), lane: analyse(note).cantMiss })),
    ];
    const long = lanes.filter(({ lane }) => lane.length > laneLimit).map(({ of, lane }) => `${of}: ${lane.length}`);
    expect(long).toEqual([]);
  });
});
