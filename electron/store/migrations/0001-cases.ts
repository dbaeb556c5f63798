import type { Migration } from '../../../native/sqlite/migrate.ts';

/**
 * Cases, the versions of their notes, and the search over titles and newest notes. Triggers keep the search in step,
 * so that no path that writes a note can forget it. U+0002 and U+0003 mark matches in excerpts and are therefore
 * kept out of the indexed copy.
 */
export const cases = {
  version: 1,
  sql: `
CREATE TABLE clinical_case (
  row INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  title_is_own INTEGER NOT NULL DEFAULT 0 CHECK (title_is_own IN (0, 1)),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX clinical_case_by_time ON clinical_case (archived, updated_at);

CREATE TABLE note_version (
  row INTEGER PRIMARY KEY,
  case_row INTEGER NOT NULL REFERENCES clinical_case ON DELETE CASCADE,
  version INTEGER NOT NULL CHECK (version > 0),
  based_on INTEGER,
  saved_at TEXT NOT NULL,
  length INTEGER NOT NULL,
  text TEXT NOT NULL,
  corrections TEXT NOT NULL CHECK (json_valid(corrections)),
  UNIQUE (case_row, version)
) STRICT;
CREATE TRIGGER note_version_is_final BEFORE UPDATE ON note_version BEGIN
  SELECT RAISE(ABORT, 'a version of a note is never changed');
END;

CREATE VIRTUAL TABLE case_search USING fts5(
  title, note, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
INSERT INTO case_search (case_search, rank) VALUES ('rank', 'bm25(4.0, 1.0)');
CREATE TRIGGER case_search_added AFTER INSERT ON clinical_case BEGIN
  INSERT INTO case_search (rowid, title, note) VALUES (new.row, new.title, '');
END;
CREATE TRIGGER case_search_titled AFTER UPDATE OF title ON clinical_case WHEN new.title <> old.title BEGIN
  UPDATE case_search SET title = new.title WHERE rowid = new.row;
END;
CREATE TRIGGER case_search_removed AFTER DELETE ON clinical_case BEGIN
  DELETE FROM case_search WHERE rowid = old.row;
END;
CREATE TRIGGER case_search_noted AFTER INSERT ON note_version BEGIN
  UPDATE case_search SET note = replace(replace(new.text, char(2), ' '), char(3), ' ') WHERE rowid = new.case_row;
END;
`,
} as const satisfies Migration;
