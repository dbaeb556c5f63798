import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { ClinicalEngine } from '../clinical/analyse.ts';
import type { CareSetting } from '../clinical/knowledge/pack-data.ts';
import { describeFailure, type Failure } from '../contract/error.ts';
import { loadEngine } from './engine.ts';
import { formatAnalysis, predictionOf } from './format-analysis.ts';
import { checkNote, readText } from './read-input.ts';
import { formatModelRationale, modelRationaleOnce } from './terminal-rationale.ts';

const usage = `Usage:
  diagnose NOTE.txt [--json] [--model FILE.gguf]    one note ("-" reads standard input)
  diagnose --jsonl NOTES.jsonl                      one JSON line {"id","text"} per note; prints one line per note
Options:
  --setting gp|ed|hospital   where the patient is seen (default gp)`;

export const exitCodes = { done: 0, failed: 1, badInput: 2 } as const;

/** Where a command writes; `out` is for results only, `err` for everything said to the user. */
export type Terminal = { readonly out: (text: string) => void; readonly err: (text: string) => void };

const lineSchema = z.object({ id: z.union([z.string().min(1), z.number()]).transform(String), text: z.string() });

/** `diagnose`: answers the exit code. Bad input is named in one sentence, without a stack trace and without note text. */
export async function diagnose(args: readonly string[], packFile: string, { out, err }: Terminal): Promise<number> {
  const refuse = (failure: Failure) => {
    err(describeFailure(failure));
    return failure.code === 'knowledge-unavailable' ? exitCodes.failed : exitCodes.badInput;
  };
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (e) {
    err(`${e instanceof Error ? e.message : 'The options were not understood.'}\n${usage}`);
    return exitCodes.badInput;
  }
  const { values, positionals } = parsed;
  const file = values.jsonl ?? positionals[0];
  const setting = values.setting;
  if (file === undefined || positionals.length > (values.jsonl === undefined ? 1 : 0) || !isSetting(setting)) {
    err(usage);
    return exitCodes.badInput;
  }
  const text = readText(file, values.jsonl === undefined ? 'note' : 'jsonl');
  if (!text.ok) return refuse(text.error);
  const engine = loadEngine(packFile);
  if (!engine.ok) return refuse(engine.error);
  if (values.jsonl !== undefined) return diagnoseLines(text.value, engine.value, setting, { out, err });

  const note = checkNote(text.value);
  if (!note.ok) return refuse(note.error);
  const analysis = engine.value.analyse(note.value, [], setting);
  if (values.model === undefined) {
    out(values.json ? JSON.stringify(analysis, null, 2) : formatAnalysis(analysis));
    return exitCodes.done;
  }
  // The engine's answer is printed whatever becomes of the model.
  if (!values.json) out(formatAnalysis(analysis));
  const written = await modelRationaleOnce(values.model, engine.value.knowledge, note.value, analysis, err);
  if (values.json) out(JSON.stringify({ ...analysis, modelRationale: written.ok ? written.value : null }, null, 2));
  else if (written.ok) out(`\n${formatModelRationale(written.value)}`);
  return written.ok ? exitCodes.done : refuse(written.error);
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      jsonl: { type: 'string' },
      model: { type: 'string' },
      setting: { type: 'string', default: 'gp' },
    },
  });
}

const isSetting = (s: string): s is CareSetting => s === 'gp' || s === 'ed' || s === 'hospital';

/** Every good line is answered; every bad one is named by its number. Exit code 2 when there was a bad one. */
function diagnoseLines(text: string, engine: ClinicalEngine, setting: CareSetting, { out, err }: Terminal): number {
  let bad = 0;
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .forEach((line, i) => {
      if (line.trim() === '') return;
      const refuse = (failure: Failure) => {
        bad++;
        err(describeFailure(failure));
      };
      const parsed = parseLine(line);
      if (parsed === null) {
        refuse({ code: 'jsonl-line', detail: `line ${i + 1}` });
        return;
      }
      const note = checkNote(parsed.text);
      if (note.ok) out(JSON.stringify(predictionOf(parsed.id, engine.analyse(note.value, [], setting))));
      else refuse({ code: note.error.code, detail: `line ${i + 1}` });
    });
  return bad > 0 ? exitCodes.badInput : exitCodes.done;
}

export function parseLine(line: string): { id: string; text: string } | null {
  try {
    const parsed = lineSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
