import type { Migration } from '../../../native/sqlite/migrate.ts';

/** Settings, one JSON value per key. */
export const settings = {
  version: 2,
  sql: `
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;
`,
} as const satisfies Migration;
