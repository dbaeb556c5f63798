import { createHash } from 'node:crypto';
import type { ClinicalEngine } from '../clinical/analyse.ts';
import { changesBetween } from '../clinical/differential/changes.ts';
import { type Asked, comparison, conditionAlone, effectsOfAnswer, stepsFor, whatIf } from '../clinical/inquiry.ts';
import type { Input } from '../contract/api.ts';
import type { Analysis } from '../contract/differential.ts';
import { ok, type Result } from '../contract/error.ts';
import type { CaseChoice, Rerun, TraceSummary } from '../contract/inquiry.ts';
import type { Handlers } from '../ipc/door.ts';
import type { CaseStore } from '../store/cases.ts';
import { checkNote } from './read-input.ts';

type Inquiries = Pick<
  Handlers,
  | 'cases.choose'
  | 'note.analyse'
  | 'note.whatIf'
  | 'note.nextSteps'
  | 'note.answers'
  | 'note.condition'
  | 'note.compare'
  | 'note.changes'
  | 'traces.keep'
  | 'traces.list'
  | 'traces.open'
  | 'traces.rerun'
>;

type Options = {
  readonly engine: ClinicalEngine;
  readonly withCases: <T>(use: (cases: CaseStore) => Result<T>) => Result<T>;
  /** Version of the program, kept with every trace. */
  readonly version: string;
};

/** SHA-256 of a result, hexadecimal. Analyses are built in one order, so equal results have equal text. */
const digestOf = (result: Analysis): string => createHash('sha256').update(JSON.stringify(result)).digest('hex');

/** Everything the window asks about a differential: list, what-if, next steps, comparison, changes, kept runs. */
export function inquiryHandlers({ engine, withCases, version }: Options): Inquiries {
  /** The note with the case's choices; an empty note is a note not yet written, and its answers are empty. */
  function about<T>(input: Input<'note.analyse'>, answer: (asked: Asked) => T): Result<T> {
    const note = checkNote(input.text);
    if (!note.ok && note.error.code !== 'note-empty') return note;
    const { caseId } = input;
    const choices: Result<CaseChoice[]> = caseId === null ? ok([]) : withCases((cases) => cases.choices(caseId));
    return choices.ok ? ok(answer({ ...input, choices: choices.value })) : choices;
  }
  const analyse = ({ text, corrections, setting, choices }: Asked): Analysis =>
    engine.analyse(text, corrections, setting, choices);

  return {
    'cases.choose': ({ caseId, conditionId, choice }) =>
      withCases((cases) => {
        const before = cases.choose(caseId, conditionId, choice);
        return before.ok ? ok({ before: before.value }) : before;
      }),
    'note.analyse': (input) => about(input, analyse),
    'note.whatIf': ({ hypotheses, ...input }) => about(input, (asked) => whatIf(engine, asked, hypotheses)),
    'note.nextSteps': (input) => about(input, (asked) => stepsFor(engine, asked)),
    'note.answers': ({ conceptId, ...input }) => about(input, (asked) => effectsOfAnswer(engine, asked, conceptId)),
    'note.condition': ({ hypotheses, conditionId, ...input }) =>
      about(input, (asked) => conditionAlone(engine, asked, hypotheses, conditionId)),
    'note.compare': ({ a, b, ...input }) => about(input, (asked) => comparison(engine, asked, a, b)),
    'note.changes': ({ version: since, ...input }) => {
      const kept = withCases((cases) => cases.readVersion(input.caseId, since));
      if (!kept.ok) return kept;
      return about(input, (asked) => {
        const before = analyse({ ...asked, ...kept.value });
        return changesBetween(before, analyse(asked));
      });
    },

    'traces.keep': ({ caseId, setting }) =>
      withCases((cases): Result<TraceSummary> => {
        const open = cases.open(caseId);
        if (!open.ok) return open;
        const choices = cases.choices(caseId);
        if (!choices.ok) return choices;
        const { text, corrections } = open.value;
        const result = analyse({ text, corrections, setting, choices: choices.value });
        return cases.keepTrace(caseId, open.value.version, {
          program: version,
          packHash: result.packHash,
          setting,
          choices: choices.value,
          digest: digestOf(result),
          result,
        });
      }),
    'traces.list': ({ caseId }) => withCases((cases) => cases.traces(caseId)),
    'traces.open': ({ caseId, traceId }) => withCases((cases) => cases.trace(caseId, traceId)),
    'traces.rerun': ({ caseId, traceId }) =>
      withCases((cases): Result<Rerun> => {
        const trace = cases.trace(caseId, traceId);
        if (!trace.ok) return trace;
        const note = cases.readVersion(caseId, trace.value.version);
        if (!note.ok) return note;
        const { setting, choices, digest, packHash, program, result } = trace.value;
        const again = analyse({ ...note.value, setting, choices });
        return ok({
          same: digestOf(again) === digest,
          samePack: again.packHash === packHash,
          sameProgram: program === version,
          changes: changesBetween(result, again),
        });
      }),
  };
}
