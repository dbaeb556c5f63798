import { parseArgs } from 'node:util';
import { z } from 'zod';
import { describeFailure, type Failure } from '../contract/error.ts';
import { type CaseReview, missCauses, reviewCase } from '../evaluation/miss-cause.ts';
import { type Gold, interval, type Predicted, type Score, score } from '../evaluation/score.ts';
import { exitCodes, parseLine, type Terminal } from './diagnose.ts';
import { loadEngine } from './engine.ts';
import { evaluateFindings } from './evaluate-findings.ts';
import { fitCalibration } from './fit-calibration.ts';
import { eachLine, type GoldLine, parseGold } from './gold-lines.ts';
import { readText } from './read-input.ts';

const usage =
  'Usage: evaluate --notes NOTES.jsonl --gold GOLD.jsonl [--setting gp|ed|hospital] [--json] [--errors]\n       evaluate --findings FOLDER [--errors]\n       evaluate --fit-calibration NOTES.jsonl GOLD.jsonl …';

/** `evaluate`: runs the engine over labelled notes and prints accuracy with 95 % intervals and calibration. */
export function evaluate(args: readonly string[], packFile: string, { out, err }: Terminal): number {
  if (args[0] === '--fit-calibration') return fitCalibration(args.slice(1), packFile, { out, err });
  if (args.includes('--findings')) return evaluateFindings(args, packFile, { out, err });
  const refuse = (failure: Failure) => {
    err(describeFailure(failure));
    return exitCodes.badInput;
  };
  const options = {
    notes: { type: 'string' },
    gold: { type: 'string' },
    setting: { type: 'string', default: 'gp' },
    json: { type: 'boolean' },
    errors: { type: 'boolean' },
  } as const;
  let values: ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];
  try {
    values = parseArgs({ args: [...args], options }).values;
  } catch (e) {
    err(`${e instanceof Error ? e.message : ''}\n${usage}`);
    return exitCodes.badInput;
  }
  const setting = z.enum(['gp', 'ed', 'hospital']).safeParse(values.setting);
  if (values.notes === undefined || values.gold === undefined || !setting.success) {
    err(usage);
    return exitCodes.badInput;
  }
  const notesText = readText(values.notes, 'jsonl');
  if (!notesText.ok) return refuse(notesText.error);
  const goldText = readText(values.gold, 'jsonl');
  if (!goldText.ok) return refuse(goldText.error);
  const engine = loadEngine(packFile);
  if (!engine.ok) return refuse(engine.error);

  const notes = eachLine(notesText.value, parseLine, (n) => refuse({ code: 'jsonl-line', detail: `notes, line ${n}` }));
  const gold = eachLine(goldText.value, parseGold, (n) => refuse({ code: 'jsonl-line', detail: `gold, line ${n}` }));
  const predictions = new Map<string, readonly Predicted[]>();
  const startedAt = performance.now();
  const reviews: { readonly line: GoldLine; readonly review: CaseReview }[] = [];
  const golds = new Map(gold.map((g) => [g.id, g]));
  for (const note of notes) {
    const analysis = engine.value.analyse(note.text, [], setting.data);
    predictions.set(note.id, analysis.differential.ranked);
    const line = golds.get(note.id);
    if (line) reviews.push({ line, review: reviewCase(line, analysis, engine.value.knowledge) });
  }
  const perNoteMs = (performance.now() - startedAt) / Math.max(1, notes.length);

  const groups: [string, readonly GoldLine[]][] = [['all', gold]];
  if (gold.some((g) => g.label_in_text))
    groups.push(['diagnosis not named in the note', gold.filter((g) => !g.label_in_text)]);
  if (gold.some((g) => g.image_dependent)) groups.push(['not image-dependent', gold.filter((g) => !g.image_dependent)]);
  const results = groups.map(([name, cases]) => ({ name, ...score(cases as readonly Gold[], predictions) }));
  out(values.json ? JSON.stringify(results, null, 2) : results.map((r) => table(r.name, r)).join('\n\n'));
  const categories = new Set(engine.value.knowledge.pack.conditions.map((c) => c.icd10.slice(0, 3)));
  const held = gold.filter((g) => [g.icd10, ...g.accept].some((c) => categories.has(c.slice(0, 3)))).length;
  if (!values.json) out(`\n${causes(reviews.map((r) => r.review))}`);
  if (values.errors)
    for (const { line, review } of reviews)
      if (review.cause !== null) out(`${line.id}  ${line.icd10}  ${review.cause}, ${review.read} findings read`);
  err(`${held} of ${gold.length} gold categories exist in the pack`);
  err(`${notes.length} notes, ${perNoteMs.toFixed(1)} ms a note`);
  return exitCodes.done;
}

/** Why cases were not first, and how many findings of the right diagnosis were read. */
function causes(reviews: readonly CaseReview[]): string {
  const misses = reviews.filter((r) => r.cause !== null);
  const enough = reviews.filter((r) => r.enough);
  const first = (list: readonly CaseReview[]) => list.filter((r) => r.cause === null).length;
  return [
    `four findings or more of the diagnosis read: ${enough.length} of ${reviews.length}; first in ${first(enough)} of these, in ${first(reviews) - first(enough)} of the others`,
    `not first: ${misses.length} (${missCauses.map((c) => `${c} ${misses.filter((m) => m.cause === c).length}`).join(', ')})`,
  ].join('\n');
}

function table(name: string, s: Score): string {
  const pct = (x: number) => (100 * x).toFixed(1).padStart(5);
  const row = (label: string, x: number) => {
    const [low, high] = interval(x, s.n);
    return `  ${label.padEnd(22)} ${pct(x)} %  (${pct(low)}–${pct(high).trim()})`;
  };
  return [
    `${name}, n = ${s.n}`,
    ...([1, 3, 5, 10] as const).map((k) => row(`category top-${k}`, s.category[k])),
    ...([1, 3, 5] as const).map((k) => row(`4-character top-${k}`, s.subcategory[k])),
    `  mean reciprocal rank   ${s.meanReciprocalRank.toFixed(3)}`,
    `  calibration error      ${s.calibrationError.toFixed(3)}`,
  ].join('\n');
}
