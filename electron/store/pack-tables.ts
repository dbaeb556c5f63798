/** Rises whenever the tables below change; a pack of another format is compiled again, never converted. */
export const packFormat = 4;

/** "ANMK", SQLite's own mark of what a file is for. */
export const packApplicationId = 0x414e4d4b;

/**
 * The tables of a compiled pack. Every `position` counts from 0 and is the position in the pack's own lists. Lists are
 * JSON arrays in the row of their owner: a whole pack is read at every start, and rows are what reading costs. What they
 * refer to is a position in `concept` (parents, denies, evidence, explains, the concepts of tests) or in `condition`
 * (lookalikes); `evidence` holds [concept, role, sensitivity]. The views say it in words.
 * `computed` is the index (`PackIndex`): numbers as little-endian arrays of their type, the rest as JSON.
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
  salience TEXT NOT NULL CHECK (salience IN ('low','normal','high')),
  system TEXT NOT NULL,
  forms TEXT NOT NULL CHECK (json_valid(forms)),
  parents TEXT NOT NULL CHECK (json_valid(parents)),
  denies TEXT NOT NULL CHECK (json_valid(denies))
) STRICT;

CREATE TABLE condition (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  concept INTEGER NOT NULL REFERENCES concept,
  name TEXT NOT NULL,
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
  synonyms TEXT NOT NULL CHECK (json_valid(synonyms)),
  evidence TEXT NOT NULL CHECK (json_valid(evidence)),
  explains TEXT NOT NULL CHECK (json_valid(explains)),
  tests TEXT NOT NULL CHECK (json_valid(tests)),
  lookalikes TEXT NOT NULL CHECK (json_valid(lookalikes)),
  sources TEXT NOT NULL CHECK (json_valid(sources))
) STRICT;

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
CREATE TABLE icd10 (
  position INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  same TEXT NOT NULL CHECK (json_valid(same))
) STRICT;
CREATE TABLE computed (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT;

CREATE VIEW evidence_in_words AS
  SELECT condition.name AS condition, concept.label AS finding, e.value ->> 1 AS role, e.value ->> 2 AS sensitivity
  FROM condition, json_each(condition.evidence) AS e JOIN concept ON concept.position = e.value ->> 0
  ORDER BY condition.position, e.key;
CREATE VIEW parents_in_words AS
  SELECT concept.label AS finding, parent.label AS parent
  FROM concept, json_each(concept.parents) AS p JOIN concept AS parent ON parent.position = p.value
  ORDER BY concept.position, p.key;
CREATE VIEW lookalikes_in_words AS
  SELECT condition.name AS condition, other.name AS lookalike
  FROM condition, json_each(condition.lookalikes) AS l JOIN condition AS other ON other.position = l.value
  ORDER BY condition.position, l.key;
`;
