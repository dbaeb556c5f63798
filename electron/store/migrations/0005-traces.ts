import type { Migration } from '../../../native/sqlite/migrate.ts';

/** Kept runs: with the version of the note, everything that is needed to make the same run again, and its result. */
export const traces = {
  version: 5,
  sql: `
CREATE TABLE trace (
  row INTEGER PRIMARY KEY,
  case_row INTEGER NOT NULL,
  version INTEGER NOT NULL,
  saved_at TEXT NOT NULL,
  program TEXT NOT NULL,
  pack_hash TEXT NOT NULL,
  setting TEXT NOT NULL,
  choices TEXT NOT NULL CHECK (json_valid(choices)),
  digest TEXT NOT NULL,
  top TEXT NOT NULL CHECK (json_valid(top)),
  result TEXT NOT NULL CHECK (json_valid(result)),
  FOREIGN KEY (case_row, version) REFERENCES note_version (case_row, version) ON DELETE CASCADE
) STRICT;
CREATE INDEX trace_by_case ON trace (case_row, row);
CREATE TRIGGER trace_is_final BEFORE UPDATE ON trace BEGIN
  SELECT RAISE(ABORT, 'a trace is never changed');
END;
`,
} as const satisfies Migration;
