import { z } from 'zod';
import { attempt } from '../../native/sqlite/failure.ts';
import type { Db } from '../../native/sqlite/open.ts';
import { fail, ok, type Result } from '../contract/error.ts';
import { type CaseChoice, type Choice, caseChoiceSchema } from '../contract/inquiry.ts';
import { type Clock, isoTime } from './clock.ts';

/** What the user decided about diagnoses. Fails with `case-not-found`, else as `attempt` does. */
export type ChoiceStore = {
  /** What holds now, oldest decision first. */
  readonly choices: (caseId: string) => Result<CaseChoice[]>;
  /** Decides about one condition, null takes the decision back; answers what held before. */
  readonly choose: (caseId: string, conditionId: string, choice: Choice | null) => Result<Choice | null>;
};

const rowsSchema = z.array(caseChoiceSchema);

/** The choices in an open database; its statements end with the database. */
export function choiceStore(db: Db, { clock }: { readonly clock: Pick<Clock, 'now'> }): ChoiceStore {
  const findCase = db.prepare<[string], number>('SELECT row FROM clinical_case WHERE case_id = ?').pluck();
  const standing = db.prepare<[number], unknown>(
    `SELECT condition_id AS conditionId, choice FROM diagnosis_choice d
     WHERE case_row = ? AND choice IS NOT NULL AND row = (
       SELECT max(row) FROM diagnosis_choice WHERE case_row = d.case_row AND condition_id = d.condition_id
     ) ORDER BY row`,
  );
  const add = db.prepare<[number, string, string | null, string]>(
    'INSERT INTO diagnosis_choice (case_row, condition_id, choice, decided_at) VALUES (?, ?, ?, ?)',
  );
  const inCase = <T>(caseId: string, work: (row: number) => T): Result<T> => {
    const inside = db.transaction((): T | undefined => {
      const row = findCase.get(caseId);
      return row === undefined ? undefined : work(row);
    });
    const done = attempt(() => inside.immediate());
    if (!done.ok) return done;
    return done.value === undefined ? fail('case-not-found') : ok(done.value);
  };
  const read = (row: number) => rowsSchema.parse(standing.all(row));

  return {
    choices: (caseId) => inCase(caseId, read),
    choose: (caseId, conditionId, choice) =>
      inCase(caseId, (row) => {
        const before = read(row).find((c) => c.conditionId === conditionId)?.choice ?? null;
        if (before !== choice) add.run(row, conditionId, choice, isoTime(clock));
        return before;
      }),
  };
}
