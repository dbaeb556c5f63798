import type { Migration } from '../../../native/sqlite/migrate.ts';

/** What models wrote about a version of a note, whole as JSON, every time they wrote. */
export const rationales = {
  version: 3,
  sql: `
CREATE TABLE rationale (
  row INTEGER PRIMARY KEY,
  case_row INTEGER NOT NULL,
  version INTEGER NOT NULL,
  written_at TEXT NOT NULL,
  rationale TEXT NOT NULL CHECK (json_valid(rationale)),
  FOREIGN KEY (case_row, version) REFERENCES note_version (case_row, version) ON DELETE CASCADE
) STRICT;
CREATE INDEX rationale_by_case ON rationale (case_row, version);
`,
} as const satisfies Migration;
