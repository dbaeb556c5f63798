import type { Migration } from '../../../native/sqlite/migrate.ts';

/**
 * What the user decided about diagnoses of a case. Nothing is overwritten: the newest row of a condition holds, and a row
 * without a choice takes the earlier one back.
 */
export const choices = {
  version: 4,
  sql: `
CREATE TABLE diagnosis_choice (
  row INTEGER PRIMARY KEY,
  case_row INTEGER NOT NULL REFERENCES clinical_case ON DELETE CASCADE,
  condition_id TEXT NOT NULL,
  choice TEXT CHECK (choice IN ('pinned', 'excluded', 'added')),
  decided_at TEXT NOT NULL
) STRICT;
CREATE INDEX diagnosis_choice_by_case ON diagnosis_choice (case_row, condition_id, row);
`,
} as const satisfies Migration;
