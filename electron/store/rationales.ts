import { attempt } from '../../native/sqlite/failure.ts';
import type { Db } from '../../native/sqlite/open.ts';
import { fail, ok, type Result } from '../contract/error.ts';
import { type ModelRationale, modelRationaleSchema } from '../contract/rationale.ts';
import { type Clock, isoTime } from './clock.ts';

/** What models wrote about the notes of an open vault. Fails with `case-not-found`, else as `attempt` does. */
export type RationaleStore = {
  /** Keeps a rationale for one version of a note, beside the earlier ones. */
  readonly saveRationale: (caseId: string, version: number, rationale: ModelRationale) => Result<undefined>;
  /** The one written last, for whichever version; null when there is none. */
  readonly lastRationale: (caseId: string) => Result<ModelRationale | null>;
};

/** The rationales in an open database; its statements end with the database. */
export function rationaleStore(db: Db, { clock }: { readonly clock: Pick<Clock, 'now'> }): RationaleStore {
  const findCase = db.prepare<[string], number>('SELECT row FROM clinical_case WHERE case_id = ?').pluck();
  const add = db.prepare<[string, string, string, number]>(
    `INSERT INTO rationale (case_row, version, written_at, rationale)
     SELECT c.row, v.version, ?, ? FROM clinical_case c JOIN note_version v ON v.case_row = c.row
     WHERE c.case_id = ? AND v.version = ?`,
  );
  const last = db
    .prepare<[number], string>('SELECT rationale FROM rationale WHERE case_row = ? ORDER BY row DESC LIMIT 1')
    .pluck();

  return {
    saveRationale(caseId, version, rationale) {
      const json = JSON.stringify(modelRationaleSchema.parse(rationale));
      const added = attempt(() => add.run(isoTime(clock), json, caseId, version).changes);
      if (!added.ok) return added;
      return added.value === 0 ? fail('case-not-found') : ok(undefined);
    },
    lastRationale(caseId) {
      const found = attempt(() => {
        const row = findCase.get(caseId);
        return row === undefined ? undefined : (last.get(row) ?? null);
      });
      if (!found.ok) return found;
      if (found.value === undefined) return fail('case-not-found');
      return ok(found.value === null ? null : modelRationaleSchema.parse(JSON.parse(found.value)));
    },
  };
}
