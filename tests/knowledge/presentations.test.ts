import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadEngine } from '../../electron/app/engine.ts';
import { corePackFile, ensurePack } from '../../scripts/ensure-pack.ts';

/** The share of textbook presentations whose condition must be among the first three rows. */
const required = 0.95;

const presentations = z
  .array(z.strictObject({ condition: z.string(), note: z.string() }))
  .parse(parse(readFileSync(join(import.meta.dirname, 'presentations.yaml'), 'utf8')));

it('ranks the condition of a textbook presentation among the first three', () => {
  expect(ensurePack(() => undefined)).toBe(corePackFile);
  const engine = loadEngine(corePackFile);
  if (!engine.ok) throw new Error(engine.error.code);
  const missed = presentations.filter(({ condition, note }) => {
    const rows = engine.value.analyse(note, [], 'gp').differential.ranked.slice(0, 3);
    // A kind inside a row is shown there; the row is what the clinician sees.
    return !rows.some((r) => [r, ...r.kinds].some((k) => k.name === condition));
  });
  const share = 1 - missed.length / presentations.length;
  expect(share, `missed: ${missed.map((m) => m.condition).join(', ')}`).toBeGreaterThanOrEqual(required);
});
