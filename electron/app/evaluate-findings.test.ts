import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { smallCompilation } from '../../tests/fixtures/small-pack.ts';
import { writePack } from '../store/pack-file.ts';
import { evaluate } from './evaluate.ts';

const packFolder = mkdtempSync(join(tmpdir(), 'anamnesis-findings-'));
const packFile = join(packFolder, 'small.pack');
writePack(packFile, smallCompilation.pack);

function run(yaml: string, ...more: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'anamnesis-notes-'));
  writeFileSync(join(folder, 'notes.yaml'), yaml);
  const out: string[] = [];
  const err: string[] = [];
  const exit = evaluate(['--findings', folder, ...more], packFile, {
    out: (t) => out.push(t),
    err: (t) => err.push(t),
  });
  return { exit, out: out.join('\n'), err: err.join('\n') };
}

const notes = `style: two lines
notes:
  - id: note-1
    specialty: respiratory
    text: Fever and productive cough. No wheeze.
    findings:
      - { quote: Fever, concept: fever }
      - { quote: productive cough, concept: productive cough }
      - { quote: wheeze, concept: wheeze, assertion: absent }
      - { quote: Fever, concept: smoking }
`;

it('prints a table, and each error when asked', () => {
  const { exit, out } = run(notes, '--errors');
  expect(exit).toBe(0);
  expect(out).toMatch(/^all +4 +100\.0 +75\.0 +85\.7 /m);
  expect(out).toMatch(/^miss +note-1 +"Fever" {2}smoking \(present\)$/m);
  expect(run(notes).out).not.toContain('miss');
});

it('refuses what is not a file of labelled notes, and a folder that is not there', () => {
  expect(run('style: x').exit).not.toBe(0);
  expect(evaluate(['--findings', join(packFolder, 'none')], packFile, { out: () => {}, err: () => {} })).not.toBe(0);
});
