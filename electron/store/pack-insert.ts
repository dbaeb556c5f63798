import type { Db } from '../../native/sqlite/open.ts';
import { indexPack } from '../clinical/index-pack.ts';
import type { PackData } from '../clinical/knowledge/pack-data.ts';
import { packFormat, packTables } from './pack-tables.ts';

/**
 * Creates the tables of a pack in an empty database and fills them, its index included. Call it inside a transaction.
 * Throws a RangeError when the pack refers to something it does not hold, which is a mistake of its compiler.
 */
export function insertPack(db: Db, pack: PackData, compiler: string): void {
  checkReferences(pack);
  db.exec(packTables);
  const fill = (table: string, rows: readonly (readonly unknown[])[]) => {
    const [first] = rows;
    if (first === undefined) return;
    const insert = db.prepare(`INSERT INTO ${table} VALUES (${first.map(() => '?').join(', ')})`);
    for (const row of rows) insert.run(row);
  };
  const json = JSON.stringify;

  fill('meta', [
    ['format', String(packFormat)],
    ['name', pack.name],
    ['hash', pack.hash],
    ['compiler', compiler],
    ['wordings', String(pack.wordings)],
  ]);
  fill(
    'word_class',
    pack.classes.map((words, i) => [i, json(words)]),
  );
  fill(
    'phrase',
    Object.entries(pack.phrases).map(([name, words], i) => [i, name, json(words)]),
  );
  fill(
    'concept',
    pack.concepts.map((c, i) => {
      const { id, label, kind, hpo, salience, system, forms, parents, denies } = c;
      return [i, id, label, kind, hpo, salience, system, json(forms), json(parents), json(denies)];
    }),
  );
  fill('condition', pack.conditions.map(conditionRow));
  fill(
    'analyte',
    pack.analytes.map(({ id, label, unit, low, high, positive, negative, ...detail }, i) => {
      return [i, id, label, unit, low, high, positive, negative, json(detail)];
    }),
  );
  fill(
    'test',
    pack.tests.map((t, i) => [i, t.label, json(t.forms), t.cost, t.delay, t.harm]),
  );
  fill(
    'icd10',
    pack.icd10.map((e, i) => [i, e.code, e.title, json(e.same)]),
  );
  fill('computed', computedRows(indexPack(pack)));
}

function conditionRow(c: PackData['conditions'][number], i: number): unknown[] {
  const { prevalence, age } = c;
  return [
    i,
    c.id,
    c.concept,
    c.name,
    c.icd10,
    c.icd10cm ?? null,
    c.specialty,
    c.urgency,
    c.cantMiss ? 1 : 0,
    prevalence.gp,
    prevalence.ed,
    prevalence.hospital,
    age.from,
    age.to,
    age.peak[0],
    age.peak[1],
    c.female,
    c.onset,
    JSON.stringify(c.synonyms),
    JSON.stringify(c.evidence.map((e) => [e.concept, e.role, e.sensitivity])),
    JSON.stringify(c.explains),
    JSON.stringify(c.tests),
    JSON.stringify(c.lookalikes),
    JSON.stringify(c.sources),
  ];
}

/** An index as rows: "postings.roles" and so on. */
function computedRows(index: Readonly<Record<string, Readonly<Record<string, unknown>>>>): unknown[][] {
  return Object.entries(index).flatMap(([group, columns]) =>
    Object.entries(columns).map(([name, value]) => [
      `${group}.${name}`,
      ArrayBuffer.isView(value) ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : JSON.stringify(value),
    ]),
  );
}

/** Lists in JSON are out of sight of SQLite's foreign keys. */
function checkReferences({ concepts, conditions }: PackData): void {
  const check = (list: readonly number[], size: number, owner: string) => {
    for (const i of list)
      if (!Number.isInteger(i) || i < 0 || i >= size)
        throw new RangeError(`"${owner}" refers to entry ${i} of ${size}`);
  };
  for (const c of concepts) check([...c.parents, ...c.denies], concepts.length, c.label);
  for (const c of conditions) {
    const mentioned = [...c.evidence.map((e) => e.concept), ...c.explains, ...c.tests.flatMap((t) => t.concepts)];
    check(mentioned, concepts.length, c.name);
    check(c.lookalikes, conditions.length, c.name);
  }
}
