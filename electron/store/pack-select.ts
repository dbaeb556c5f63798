import { z } from 'zod';
import type { Db } from '../../native/sqlite/open.ts';
import type { Analyte, Concept, Condition, EvidenceRole, PackData, Reading } from '../clinical/knowledge/pack-data.ts';
import { analyteSource, type TestSource } from '../clinical/knowledge/source.ts';

const wordsColumn = z.array(z.string());
const words = (json: string): readonly string[] => wordsColumn.parse(JSON.parse(json));

const analyteDetail = analyteSource
  .pick({ units: true, range: true, ranges: true, plausible: true, source: true })
  .extend({
    forms: wordsColumn,
    steps: z.array(z.strictObject({ above: z.number().optional(), below: z.number().optional(), gives: z.int() })),
  });

type AnalyteRow = [string, string, string, number | null, number | null, number | null, number | null, string];
type ConditionRow = [
  id: string,
  concept: number,
  name: string,
  synonyms: string,
  icd10: string,
  icd10cm: string | null,
  specialty: string,
  urgency: Condition['urgency'],
  cantMiss: 0 | 1,
  gp: Condition['prevalence']['gp'],
  ed: Condition['prevalence']['ed'],
  hospital: Condition['prevalence']['hospital'],
  ageFrom: number,
  ageTo: number,
  peakFrom: number,
  peakTo: number,
  female: number,
  onset: Condition['onset'],
  sources: string,
];

/** Reads a whole pack from its tables, in the order it was written. Rows come as arrays: objects cost twice the time. */
export function selectPack(db: Db): PackData {
  const rows = <Row extends unknown[]>(sql: string) => db.prepare<[], Row>(sql).raw().all();
  const meta = new Map(rows<[string, string]>('SELECT key, value FROM meta'));
  return {
    name: meta.get('name') ?? '',
    hash: meta.get('hash') ?? '',
    classes: rows<[string]>('SELECT words FROM word_class ORDER BY position').map(([json]) => words(json)),
    phrases: Object.fromEntries(
      rows<[string, string]>('SELECT phrase, words FROM phrase ORDER BY position').map(([name, json]) => [
        name,
        words(json),
      ]),
    ),
    concepts: selectConcepts(rows),
    conditions: selectConditions(rows),
    analytes: rows<AnalyteRow>(
      'SELECT id, label, unit, low, high, positive, negative, detail FROM analyte ORDER BY position',
    ).map(
      ([id, label, unit, low, high, positive, negative, detail]) =>
        ({ ...analyteDetail.parse(JSON.parse(detail)), id, label, unit, low, high, positive, negative }) as Analyte,
    ),
    tests: rows<[string, string, number, TestSource['delay'], number]>(
      'SELECT label, forms, cost, delay, harm FROM test ORDER BY position',
    ).map(([label, forms, cost, delay, harm]) => ({ label, forms: [...words(forms)], cost, delay, harm })),
    icd10: rows<[string, string]>('SELECT code, title FROM icd10 ORDER BY position').map(([code, title]) => ({
      code,
      title,
    })),
    readings: rows<[Reading['layer'], number, string, string | null]>(
      'SELECT layer, target, stems, exact FROM reading ORDER BY position',
    ).map(([layer, index, stems, exact]) => ({ layer, index, stems, exact })),
  };
}

type Rows = <Row extends unknown[]>(sql: string) => Row[];

/** Rows of (owner, …) as one list per owner. */
function listsOf<T, Row extends [number, ...unknown[]]>(
  rows: readonly Row[],
  value: (row: Row) => T,
): (owner: number) => T[] {
  const lists: T[][] = [];
  for (const row of rows) {
    const list = lists[row[0]];
    if (list === undefined) lists[row[0]] = [value(row)];
    else list.push(value(row));
  }
  return (owner) => lists[owner] ?? [];
}

function selectConcepts(rows: Rows): Concept[] {
  const forms = listsOf(
    rows<[number, string]>('SELECT concept, form FROM form ORDER BY concept, position'),
    (r) => r[1],
  );
  const parents = listsOf(
    rows<[number, number]>('SELECT concept, parent FROM parent ORDER BY concept, position'),
    (r) => r[1],
  );
  const denies = listsOf(
    rows<[number, number]>('SELECT concept, denied FROM denies ORDER BY concept, position'),
    (r) => r[1],
  );
  return rows<[string, string, Concept['kind'], string | null, Concept['salience']]>(
    'SELECT id, label, kind, hpo, salience FROM concept ORDER BY position',
  ).map(([id, label, kind, hpo, salience], i) => ({
    id,
    label,
    kind,
    forms: forms(i),
    parents: parents(i),
    denies: denies(i),
    hpo,
    salience,
  }));
}

function selectConditions(rows: Rows): Condition[] {
  const evidence = listsOf(
    rows<[number, number, EvidenceRole, number]>(
      'SELECT condition, concept, role, sensitivity FROM evidence ORDER BY condition, position',
    ),
    ([, concept, role, sensitivity]) => ({ concept, role, sensitivity }),
  );
  const explains = listsOf(
    rows<[number, number]>('SELECT condition, concept FROM explains ORDER BY condition, position'),
    (r) => r[1],
  );
  const lookalikes = listsOf(
    rows<[number, number]>('SELECT condition, other FROM lookalike ORDER BY condition, position'),
    (r) => r[1],
  );
  const shown = listsOf(
    rows<[number, number, number]>(
      'SELECT condition, test, concept FROM test_shows ORDER BY condition, test, position',
    ),
    ([, test, concept]) => ({ test, concept }),
  );
  const tests = listsOf(
    rows<[number, number, string, string]>(
      'SELECT condition, position, test, shows FROM condition_test ORDER BY condition, position',
    ),
    ([condition, position, test, shows]) => ({
      test,
      shows: words(shows),
      concepts: shown(condition).flatMap((s) => (s.test === position ? s.concept : [])),
    }),
  );
  return rows<ConditionRow>(
    `SELECT id, concept, name, synonyms, icd10, icd10cm, specialty, urgency, cant_miss, prevalence_gp, prevalence_ed,
       prevalence_hospital, age_from, age_to, peak_from, peak_to, female, onset, sources
     FROM condition ORDER BY position`,
  ).map((r, i) => {
    const [id, concept, name, synonyms, icd10, icd10cm, specialty, urgency, cantMiss, gp, ed, hospital, ...rest] = r;
    const [from, to, peakFrom, peakTo, female, onset, sources] = rest;
    return {
      id,
      concept,
      name,
      synonyms: [...words(synonyms)],
      icd10,
      ...(icd10cm !== null && { icd10cm }),
      specialty,
      urgency,
      cantMiss: cantMiss === 1,
      prevalence: { gp, ed, hospital },
      age: { from, to, peak: [peakFrom, peakTo] },
      female,
      onset,
      sources: [...words(sources)],
      evidence: evidence(i),
      explains: explains(i),
      tests: tests(i),
      lookalikes: lookalikes(i),
    };
  });
}
