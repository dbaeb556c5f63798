import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallCompilation } from '../../tests/fixtures/small-pack.ts';
import { writePack } from '../store/pack-file.ts';
import { diagnose } from './diagnose.ts';
import { evaluate } from './evaluate.ts';

const folder = mkdtempSync(join(tmpdir(), 'anamnesis-diagnose-'));
const packFile = join(folder, 'small.pack');
writePack(packFile, smallCompilation.pack);
const file = (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const exit = await diagnose(args, packFile, { out: (t) => out.push(t), err: (t) => err.push(t) });
  return { exit, out, err };
}

const note = file('note.txt', 'A 50-year-old man. Fever and productive cough for 3 days. Crackles at the right base.');

describe('diagnose', () => {
  it('prints a ranked differential with its evidence', async () => {
    const { exit, out } = await run(note);
    expect(exit).toBe(0);
    expect(out.join('\n')).toMatch(/1 {2}\S+ +\d+ % {2}J18\.9 +Pneumonia/);
    expect(out.join('\n')).toContain('Evidence for Pneumonia');
  });
  it('prints the whole analysis as JSON', async () => {
    const { out } = await run(note, '--json');
    const analysis = JSON.parse(out[0] ?? '');
    expect(analysis.demographics).toEqual({ ageYears: 50, sex: 'male' });
    expect(analysis.differential.ranked[0]).toMatchObject({ icd10: 'J18.9', name: 'Pneumonia' });
  });
  it('answers every good line of a JSONL file and names the bad ones', async () => {
    const lines = file(
      'notes.jsonl',
      '{"id":"a","text":"fever, productive cough"}\nnot json\n\n{"id":7}\n{"id":"b","text":"raised TSH"}\n',
    );
    const { exit, out, err } = await run('--jsonl', lines);
    expect(exit).toBe(2);
    expect(out.map((l) => JSON.parse(l).id)).toEqual(['a', 'b']);
    expect(JSON.parse(out[1] ?? '').differential[0]).toEqual({
      icd10: 'E03.9',
      name: 'Hypothyroidism',
      probability: expect.any(Number),
    });
    expect(err).toHaveLength(2);
    expect(err[0]).toContain('line 2');
    expect(err[1]).toContain('line 4');
  });
  it.each([
    ['no file', [], 'Usage'],
    ['a missing file', [join(folder, 'missing.txt')], 'does not exist'],
    ['an empty note', [file('empty.txt', '  \n')], 'is empty'],
    ['an unknown option', ['--frobnicate'], 'frobnicate'],
    ['an unknown setting', [note, '--setting', 'spa'], 'Usage'],
  ])('refuses %s with a sentence and exit code 2', async (_what, args, sentence) => {
    const { exit, out, err } = await run(...args);
    expect(exit).toBe(2);
    expect(out).toEqual([]);
    expect(err.join('\n')).toContain(sentence);
    expect(err.join('\n')).not.toMatch(/^\s+at /m);
  });
  it('never repeats note text in an error', async () => {
    const { err } = await run('--jsonl', file('secret.jsonl', '{"id":"x","text":"Mrs Example"'));
    expect(err.join('\n')).not.toContain('Example');
  });
});

describe('evaluate', () => {
  it('prints accuracy with n and intervals', () => {
    const notes = file('e.jsonl', '{"id":"a","text":"fever, productive cough"}\n{"id":"b","text":"raised TSH"}\n');
    const gold = file('g.jsonl', '{"id":"a","icd10":"J18.0"}\n{"id":"b","icd10":"I10"}\n');
    const out: string[] = [];
    expect(
      evaluate(['--notes', notes, '--gold', gold], packFile, { out: (t) => out.push(t), err: () => undefined }),
    ).toBe(0);
    expect(out.join('\n')).toMatch(/all, n = 2\n {2}category top-1 +50\.0 %/);
  });
});
