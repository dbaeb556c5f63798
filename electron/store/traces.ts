import { z } from 'zod';
import { attempt } from '../../native/sqlite/failure.ts';
import type { Db } from '../../native/sqlite/open.ts';
import { settingsSchema } from '../contract/api.ts';
import { type Analysis, analysisSchema } from '../contract/differential.ts';
import { fail, ok, type Result } from '../contract/error.ts';
import { type Correction, correctionSchema } from '../contract/finding.ts';
import { caseChoiceSchema, type Trace, type TraceSummary, traceSummarySchema } from '../contract/inquiry.ts';
import { type Clock, isoTime } from './clock.ts';

/** A run to keep: everything of it that the store does not know. */
export type NewTrace = Pick<TraceSummary, 'program' | 'packHash' | 'setting' | 'choices' | 'digest'> & {
  readonly result: Analysis;
};

/** Kept runs. Fails with `case-not-found` (for a missing trace or version too), else as `attempt` does. */
export type TraceStore = {
  /** Keeps a run of one version of the note. */
  readonly keepTrace: (caseId: string, version: number, trace: NewTrace) => Result<TraceSummary>;
  /** Newest first. */
  readonly traces: (caseId: string) => Result<TraceSummary[]>;
  readonly trace: (caseId: string, traceId: number) => Result<Trace>;
  /** The text and the decisions of one version: what a run of it reads. */
  readonly readVersion: (caseId: string, version: number) => Result<{ text: string; corrections: Correction[] }>;
};

/** Conditions named in the list of traces; kept beside the result, so that a list does not read every result. */
const topShown = 3;

const rowSchema = z.object({
  row: z.int(),
  version: z.int(),
  saved_at: z.string(),
  program: z.string(),
  pack_hash: z.string(),
  setting: settingsSchema.shape.setting,
  choices: z.string(),
  digest: z.string(),
  top: z.string(),
});
const wholeSchema = z.object({ result: z.string(), text: z.string() });
const topSchema = traceSummarySchema.shape.top;

/** The traces in an open database; its statements end with the database. */
export function traceStore(db: Db, { clock }: { readonly clock: Pick<Clock, 'now'> }): TraceStore {
  const columns = 't.row, t.version, t.saved_at, t.program, t.pack_hash, t.setting, t.choices, t.digest, t.top';
  const from = `FROM trace t JOIN clinical_case c ON c.row = t.case_row
     JOIN note_version v ON v.case_row = t.case_row AND v.version = t.version WHERE c.case_id = ?`;
  const findCase = db.prepare<[string], number>('SELECT row FROM clinical_case WHERE case_id = ?').pluck();
  const list = db.prepare<[string], unknown>(`SELECT ${columns} ${from} ORDER BY t.row DESC`);
  const one = db.prepare<[string, number], unknown>(`SELECT ${columns}, t.result, v.text ${from} AND t.row = ?`);
  const add = db.prepare<[string, string, string, string, string, string, string, string, string, number]>(
    `INSERT INTO trace (case_row, version, saved_at, program, pack_hash, setting, choices, digest, top, result)
     SELECT c.row, v.version, ?, ?, ?, ?, ?, ?, ?, ? FROM clinical_case c JOIN note_version v ON v.case_row = c.row
     WHERE c.case_id = ? AND v.version = ?`,
  );
  const version = db.prepare<[string, number], { text: string; corrections: string }>(
    `SELECT v.text, v.corrections FROM note_version v JOIN clinical_case c ON c.row = v.case_row
     WHERE c.case_id = ? AND v.version = ?`,
  );
  const found = <T>(value: Result<T | undefined>): Result<T> => {
    if (!value.ok) return value;
    return value.value === undefined ? fail('case-not-found') : ok(value.value);
  };
  const opened = (caseId: string, traceId: number): Result<Trace> =>
    found(
      attempt(() => {
        const row = one.get(caseId, traceId);
        if (row === undefined) return undefined;
        const { text, result } = wholeSchema.parse(row);
        return { ...summaryOf(row), text, result: analysisSchema.parse(JSON.parse(result)) };
      }),
    );

  return {
    keepTrace(caseId, ofVersion, { program, packHash, setting, choices, digest, result }) {
      const kept = attempt(() =>
        add.run(
          isoTime(clock),
          program,
          packHash,
          setting,
          JSON.stringify(choices),
          digest,
          JSON.stringify(topOf(result)),
          JSON.stringify(result),
          caseId,
          ofVersion,
        ),
      );
      if (!kept.ok) return kept;
      if (kept.value.changes === 0) return fail('case-not-found');
      const trace = opened(caseId, Number(kept.value.lastInsertRowid));
      if (!trace.ok) return trace;
      const { text: _text, result: _result, ...summary } = trace.value;
      return ok(summary);
    },
    traces: (caseId) =>
      found(attempt(() => (findCase.get(caseId) === undefined ? undefined : list.all(caseId).map(summaryOf)))),
    trace: opened,
    readVersion: (caseId, wanted) =>
      found(
        attempt(() => {
          const row = version.get(caseId, wanted);
          if (row === undefined) return undefined;
          return { text: row.text, corrections: z.array(correctionSchema).parse(JSON.parse(row.corrections)) };
        }),
      ),
  };
}

const topOf = ({ differential }: Analysis): TraceSummary['top'] =>
  differential.ranked
    .slice(0, topShown)
    .map(({ conditionId, name, icd10, probability }) => ({ conditionId, name, icd10, probability }));

function summaryOf(value: unknown): TraceSummary {
  const row = rowSchema.parse(value);
  return {
    traceId: row.row,
    version: row.version,
    savedAt: row.saved_at,
    program: row.program,
    packHash: row.pack_hash,
    setting: row.setting,
    choices: z.array(caseChoiceSchema).parse(JSON.parse(row.choices)),
    digest: row.digest,
    top: topSchema.parse(JSON.parse(row.top)),
  };
}
