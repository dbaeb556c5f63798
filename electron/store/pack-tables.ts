/** Rises whenever the tables below change; a pack of another format is compiled again, never converted. */
export const packFormat = 2;

/** "ANMK", SQLite's own mark of what a file is for. */
export const packApplicationId = 0x414e4d4b;

/**
 * The tables of a compiled pack. Every `position`, `concept`, `condition` counts from 0 and is the position in the
 * pack's own lists; lists of words are JSON arrays. CHECK and STRICT stand in for parsing each row when a pack is read.
 */
export const packTables = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE word_class (position INTEGER PRIMARY KEY, words TEXT NOT NULL CHECK (json_valid(words))) STRICT;
CREATE TABLE phrase (
  position INTEGER PRIMARY KEY,
  phrase TEXT NOT NULL,
  words TEXT NOT NULL CHECK (json_valid(words))
) STRICT;

CREATE TABLE concept (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  label TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('symptom','sign','lab','imaging','ecg','pathology','test','history','exposure',
    'drug','course','normal','condition')),
  hpo TEXT,
  salience TEXT NOT NULL CHECK (salience IN ('low','normal','high'))
) STRICT;
CREATE TABLE form (
  concept INTEGER NOT NULL REFERENCES concept,
  position INTEGER NOT NULL,
  form TEXT NOT NULL,
  PRIMARY KEY (concept, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE parent (
  concept INTEGER NOT NULL REFERENCES concept,
  position INTEGER NOT NULL,
  parent INTEGER NOT NULL REFERENCES concept,
  PRIMARY KEY (concept, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE denies (
  concept INTEGER NOT NULL REFERENCES concept,
  position INTEGER NOT NULL,
  denied INTEGER NOT NULL REFERENCES concept,
  PRIMARY KEY (concept, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE condition (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  concept INTEGER NOT NULL REFERENCES concept,
  name TEXT NOT NULL,
  synonyms TEXT NOT NULL CHECK (json_valid(synonyms)),
  icd10 TEXT NOT NULL,
  icd10cm TEXT,
  specialty TEXT NOT NULL,
  urgency TEXT NOT NULL CHECK (urgency IN ('emergency','urgent','soon','routine')),
  cant_miss INTEGER NOT NULL CHECK (cant_miss IN (0, 1)),
  prevalence_gp TEXT NOT NULL CHECK (prevalence_gp IN ('very common','common','uncommon','rare','very rare')),
  prevalence_ed TEXT NOT NULL CHECK (prevalence_ed IN ('very common','common','uncommon','rare','very rare')),
  prevalence_hospital TEXT NOT NULL CHECK (prevalence_hospital IN ('very common','common','uncommon','rare','very rare')),
  age_from REAL NOT NULL,
  age_to REAL NOT NULL,
  peak_from REAL NOT NULL,
  peak_to REAL NOT NULL,
  female REAL NOT NULL,
  onset TEXT NOT NULL CHECK (onset IN ('sudden','acute','subacute','chronic','episodic','congenital','incidental')),
  sources TEXT NOT NULL CHECK (json_valid(sources))
) STRICT;
CREATE TABLE evidence (
  condition INTEGER NOT NULL REFERENCES condition,
  position INTEGER NOT NULL,
  concept INTEGER NOT NULL REFERENCES concept,
  role TEXT NOT NULL CHECK (role IN ('finding','context','against')),
  sensitivity REAL NOT NULL,
  PRIMARY KEY (condition, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE explains (
  condition INTEGER NOT NULL REFERENCES condition,
  position INTEGER NOT NULL,
  concept INTEGER NOT NULL REFERENCES concept,
  PRIMARY KEY (condition, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE condition_test (
  condition INTEGER NOT NULL REFERENCES condition,
  position INTEGER NOT NULL,
  test TEXT NOT NULL,
  shows TEXT NOT NULL CHECK (json_valid(shows)),
  PRIMARY KEY (condition, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE test_shows (
  condition INTEGER NOT NULL REFERENCES condition,
  test INTEGER NOT NULL,
  position INTEGER NOT NULL,
  concept INTEGER NOT NULL REFERENCES concept,
  PRIMARY KEY (condition, test, position),
  FOREIGN KEY (condition, test) REFERENCES condition_test
) STRICT, WITHOUT ROWID;
CREATE TABLE lookalike (
  condition INTEGER NOT NULL REFERENCES condition,
  position INTEGER NOT NULL,
  other INTEGER NOT NULL REFERENCES condition,
  PRIMARY KEY (condition, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE analyte (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  label TEXT NOT NULL,
  unit TEXT NOT NULL,
  low INTEGER REFERENCES concept,
  high INTEGER REFERENCES concept,
  positive INTEGER REFERENCES concept,
  negative INTEGER REFERENCES concept,
  detail TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;
CREATE TABLE test (
  position INTEGER PRIMARY KEY,
  label TEXT NOT NULL,
  forms TEXT NOT NULL CHECK (json_valid(forms)),
  cost INTEGER NOT NULL,
  delay TEXT NOT NULL CHECK (delay IN ('now','minutes','hours','days','weeks')),
  harm INTEGER NOT NULL
) STRICT;
CREATE TABLE icd10 (position INTEGER PRIMARY KEY, code TEXT NOT NULL, title TEXT NOT NULL) STRICT;

CREATE TABLE reading (
  position INTEGER PRIMARY KEY,
  layer TEXT NOT NULL CHECK (layer IN ('finding','normal','condition','analyte')),
  target INTEGER NOT NULL,
  stems TEXT NOT NULL,
  exact TEXT
) STRICT;

CREATE VIEW evidence_in_words AS
  SELECT condition.name AS condition, concept.label AS finding, role, sensitivity
  FROM evidence JOIN condition ON condition.position = evidence.condition
  JOIN concept ON concept.position = evidence.concept
  ORDER BY evidence.condition, evidence.position;
`;
