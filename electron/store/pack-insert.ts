import type { Db } from '../../native/sqlite/open.ts';
import type { Condition, PackData } from '../clinical/knowledge/pack-data.ts';
import { packFormat, packTables } from './pack-tables.ts';

/** Creates the tables of a pack in an empty database and fills them. Call it inside a transaction. */
export function insertPack(db: Db, pack: PackData): void {
  db.exec(packTables);
  const into = (table: string, columns: number) =>
    db.prepare(`INSERT INTO ${table} VALUES (${Array(columns).fill('?').join(', ')})`);

  const meta = into('meta', 2);
  meta.run('format', String(packFormat));
  meta.run('name', pack.name);
  meta.run('hash', pack.hash);

  const wordClass = into('word_class', 2);
  pack.classes.forEach((words, i) => void wordClass.run(i, JSON.stringify(words)));
  const phrase = into('phrase', 3);
  Object.entries(pack.phrases).forEach(([name, words], i) => void phrase.run(i, name, JSON.stringify(words)));

  const concept = into('concept', 6);
  pack.concepts.forEach((c, i) => void concept.run(i, c.id, c.label, c.kind, c.hpo, c.salience));
  const form = into('form', 3);
  const parent = into('parent', 3);
  const denies = into('denies', 3);
  pack.concepts.forEach((c, i) => {
    c.forms.forEach((x, n) => void form.run(i, n, x));
    c.parents.forEach((x, n) => void parent.run(i, n, x));
    c.denies.forEach((x, n) => void denies.run(i, n, x));
  });

  insertConditions(into, pack.conditions);

  const analyte = into('analyte', 9);
  pack.analytes.forEach((a, i) => {
    const { id, label, unit, low, high, positive, negative, ...detail } = a;
    analyte.run(i, id, label, unit, low, high, positive, negative, JSON.stringify(detail));
  });
  const test = into('test', 6);
  pack.tests.forEach((t, i) => void test.run(i, t.label, JSON.stringify(t.forms), t.cost, t.delay, t.harm));
  const icd10 = into('icd10', 3);
  pack.icd10.forEach((e, i) => void icd10.run(i, e.code, e.title));
  const reading = into('reading', 5);
  pack.readings.forEach((r, i) => void reading.run(i, r.layer, r.index, r.stems, r.exact));
}

type Into = (table: string, columns: number) => ReturnType<Db['prepare']>;

function insertConditions(into: Into, conditions: readonly Condition[]): void {
  const condition = into('condition', 20);
  conditions.forEach((c, i) => {
    condition.run(
      i,
      c.id,
      c.concept,
      c.name,
      JSON.stringify(c.synonyms),
      c.icd10,
      c.icd10cm ?? null,
      c.specialty,
      c.urgency,
      c.cantMiss ? 1 : 0,
      c.prevalence.gp,
      c.prevalence.ed,
      c.prevalence.hospital,
      c.age.from,
      c.age.to,
      c.age.peak[0],
      c.age.peak[1],
      c.female,
      c.onset,
      JSON.stringify(c.sources),
    );
  });
  const evidence = into('evidence', 5);
  const explains = into('explains', 3);
  const conditionTest = into('condition_test', 4);
  const testShows = into('test_shows', 4);
  const lookalike = into('lookalike', 3);
  conditions.forEach((c, i) => {
    c.evidence.forEach((e, n) => void evidence.run(i, n, e.concept, e.role, e.sensitivity));
    c.explains.forEach((x, n) => void explains.run(i, n, x));
    c.lookalikes.forEach((x, n) => void lookalike.run(i, n, x));
    c.tests.forEach((t, n) => {
      conditionTest.run(i, n, t.test, JSON.stringify(t.shows));
      t.concepts.forEach((x, m) => void testShows.run(i, n, m, x));
    });
  });
}
