import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { describeFailure, fail, ok, type Result } from '../contract/error.ts';
import { addCounts, type FindingCounts, figures, type ReadingError, scoreNote } from '../evaluation/findings-score.ts';
import { labelledNotesSource, placeLabels } from '../evaluation/labelled-notes.ts';
import { exitCodes, type Terminal } from './diagnose.ts';
import { loadEngine } from './engine.ts';
import { readText } from './read-input.ts';

const usage = 'Usage: evaluate --findings FOLDER [--errors]';

/** `evaluate --findings`: reads labelled notes and prints how well findings, assertions and values were read. */
export function evaluateFindings(args: readonly string[], packFile: string, { out, err }: Terminal): number {
  const options = { findings: { type: 'string' }, errors: { type: 'boolean', default: false } } as const;
  let values: ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];
  try {
    values = parseArgs({ args: [...args], options }).values;
  } catch (e) {
    err(`${e instanceof Error ? e.message : ''}\n${usage}`);
    return exitCodes.badInput;
  }
  const files = yamlFiles(values.findings ?? '');
  const engine = loadEngine(packFile);
  for (const r of [files, engine])
    if (!r.ok) {
      err(describeFailure(r.error));
      return exitCodes.badInput;
    }
  if (!files.ok || !engine.ok) return exitCodes.failed;

  const rows: [string, FindingCounts][] = [];
  const errors: ReadingError[] = [];
  let notes = 0;
  for (const file of files.value) {
    const text = readText(file, 'jsonl');
    const source = labelledNotesSource.safeParse(text.ok ? parse(text.value) : null);
    if (!source.success) {
      err(`${basename(file)} is not a file of labelled notes: ${source.error.issues[0]?.message ?? ''}`);
      return exitCodes.badInput;
    }
    const placed = placeLabels(source.data, engine.value.knowledge);
    for (const problem of placed.problems) err(`${basename(file)}: ${problem}`);
    const scored = placed.notes.map((note) =>
      scoreNote(note, engine.value.analyse(note.text, [], 'gp').findings, engine.value.knowledge),
    );
    notes += scored.length;
    rows.push([source.data.style, addCounts(scored.map((s) => s.counts))]);
    errors.push(...scored.flatMap((s) => s.errors));
  }
  rows.push(['all', addCounts(rows.map(([, c]) => c))]);
  out(table(rows));
  if (values.errors)
    for (const kind of ['false positive', 'miss', 'wrong assertion', 'wrong value'] as const)
      for (const e of errors.filter((x) => x.kind === kind))
        out(`${kind.padEnd(15)}  ${e.noteId.padEnd(20)}  ${JSON.stringify(e.quote)}  ${e.detail}`);
  err(`${notes} notes`);
  return exitCodes.done;
}

function yamlFiles(folder: string): Result<string[]> {
  try {
    return ok(
      readdirSync(folder)
        .filter((f) => f.endsWith('.yaml'))
        .sort()
        .map((f) => join(folder, f)),
    );
  } catch {
    return fail('file-not-found');
  }
}

function table(rows: readonly [string, FindingCounts][]): string {
  const pct = (x: number) => (100 * x).toFixed(1).padStart(7);
  const head = `${'style'.padEnd(26)} labels   prec. recall     F1  |is-a:P      R     F1  |quotes |assert.  (of)  value  (of)`;
  return [
    head,
    ...rows.map(([name, c]) => {
      const f = figures(c);
      const of = (n: number) => String(n).padStart(5);
      return (
        name.padEnd(26) +
        of(c.labels).padStart(7) +
        [f.strict.precision, f.strict.recall, f.strict.f1].map(pct).join('') +
        '  |' +
        [f.lenient.precision, f.lenient.recall, f.lenient.f1].map(pct).join('') +
        `  |${pct(f.quotesRead)}|${pct(f.assertion)} ${of(c.assertionOf)}${pct(f.value)} ${of(c.valueOf)}`
      );
    }),
  ].join('\n');
}
