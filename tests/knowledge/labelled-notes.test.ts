import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { indexPack } from '../../electron/clinical/index-pack.ts';
import { Knowledge } from '../../electron/clinical/knowledge/knowledge.ts';
import { labelledNotesSource, placeLabels } from '../../electron/evaluation/labelled-notes.ts';
import { compileFolder, coreFolder } from '../../scripts/pack-sources.ts';

const folder = join(import.meta.dirname, '..', 'fixtures', 'findings');
const { pack } = compileFolder(coreFolder);
const knowledge = new Knowledge(pack, indexPack(pack));
const files = ['dev', 'held'].flatMap((half) =>
  readdirSync(join(folder, half)).map((name) => ({ half, path: join(folder, half, name) })),
);
const sources = files.map(({ half, path }) => ({
  half,
  ...labelledNotesSource.parse(parse(readFileSync(path, 'utf8'))),
}));
const notes = sources.flatMap(({ half, notes }) => notes.map((note) => ({ half, ...note })));

it('labels words, concepts, analytes and units that exist', () => {
  expect(sources.flatMap((s) => placeLabels(s, knowledge).problems)).toEqual([]);
});

it('is large, and half of it is held', () => {
  expect(notes.length).toBeGreaterThanOrEqual(120);
  const held = notes.filter((n) => n.half === 'held').length;
  expect(Math.abs(held / notes.length - 0.5)).toBeLessThan(0.05);
  expect(new Set(notes.map((n) => n.id)).size).toBe(notes.length);
  expect(new Set(notes.map((n) => n.text)).size).toBe(notes.length);
});
