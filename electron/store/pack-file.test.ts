import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../native/sqlite/open.ts';
import { compileFolder, coreFolder } from '../../scripts/pack-sources.ts';
import { smallCompilation } from '../../tests/fixtures/small-pack.ts';
import { indexPack } from '../clinical/index-pack.ts';
import type { Analyte, Concept, Condition, PackData } from '../clinical/knowledge/pack-data.ts';
import { findingKinds, onsets, prevalences } from '../clinical/knowledge/source.ts';
import { packOrigin, readPack, writePack } from './pack-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'anamnesis-pack-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'pack.db');

const text = fc.string({ unit: 'grapheme' });
const texts = fc.array(text, { maxLength: 3 });
const share = fc.double({ min: 0, max: 1, noNaN: true }).map((x) => x + 0);
const years = fc.double({ min: 0, max: 130, noNaN: true }).map((x) => x + 0);
const prevalence = fc.constantFrom(...prevalences);

/** Packs of one to six concepts, some of them conditions, with every reference inside the pack. */
const packs: fc.Arbitrary<PackData> = fc
  .record({ concepts: fc.integer({ min: 1, max: 6 }), conditions: fc.integer({ min: 0, max: 3 }) })
  .chain((size) => {
    const concept = fc.nat(size.concepts - 1);
    const concepts = fc.array(concept, { maxLength: 4 });
    const maybe = fc.option(concept, { nil: null });
    const others = size.conditions === 0 ? fc.constant([]) : fc.array(fc.nat(size.conditions - 1), { maxLength: 3 });
    return fc.record({
      name: text,
      hash: text,
      classes: fc.array(texts),
      phrases: fc.dictionary(text, texts, { noNullPrototype: true }),
      concepts: fc.array(
        fc.record({
          id: text,
          label: text,
          kind: fc.constantFrom(...findingKinds, 'condition' as const),
          forms: texts,
          parents: concepts,
          denies: concepts,
          hpo: fc.option(text, { nil: null }),
          salience: fc.constantFrom('low', 'normal', 'high'),
          system: text,
        }),
        { minLength: size.concepts, maxLength: size.concepts },
      ),
      conditions: fc.array(
        fc.record(
          {
            id: text,
            concept,
            name: text,
            synonyms: texts,
            icd10: text,
            icd10cm: text,
            specialty: text,
            urgency: fc.constantFrom('emergency', 'urgent', 'soon', 'routine'),
            cantMiss: fc.boolean(),
            prevalence: fc.record({ gp: prevalence, ed: prevalence, hospital: prevalence }),
            age: fc.record({ from: years, to: years, peak: fc.tuple(years, years) }),
            female: share,
            onset: fc.constantFrom(...onsets),
            sources: texts,
            evidence: fc.array(
              fc.record({
                concept,
                role: fc.constantFrom('finding', 'context', 'against'),
                sensitivity: share,
              }),
            ),
            explains: concepts,
            tests: fc.array(fc.record({ test: text, shows: texts, concepts }), { maxLength: 3 }),
            lookalikes: others,
          },
          {
            requiredKeys: [
              'id',
              'concept',
              'name',
              'synonyms',
              'icd10',
              'specialty',
              'urgency',
              'cantMiss',
              'prevalence',
              'age',
              'female',
              'onset',
              'sources',
              'evidence',
              'explains',
              'tests',
              'lookalikes',
            ],
          },
        ),
        { minLength: size.conditions, maxLength: size.conditions },
      ),
      analytes: fc.array(
        fc.record({
          id: text,
          label: text,
          forms: texts,
          unit: text,
          units: fc.constant({ 'mg/dL': 0.0555, '°F': { times: 0.5, plus: -17 } }),
          ranges: fc.constant<Analyte['ranges']>([{ sex: 'female', from: 18, range: [null, 4.5] }]),
          low: maybe,
          high: maybe,
          positive: maybe,
          negative: maybe,
          steps: fc.array(fc.record({ above: years, gives: concept }), { maxLength: 2 }),
        }),
      ),
      tests: fc.array(
        fc.record({
          label: text,
          forms: texts,
          cost: fc.integer({ min: 1, max: 5 }),
          delay: fc.constantFrom('now', 'minutes', 'hours', 'days', 'weeks'),
          harm: fc.integer({ min: 0, max: 4 }),
        }),
      ),
      icd10: fc.array(
        fc.record({
          code: text,
          title: text,
          same: fc.array(fc.record({ code: text, reason: text }), { maxLength: 2 }),
        }),
      ),
      wordings: fc.nat(),
    });
  })
  // fast-check's records have no prototype; what a compiler makes has one.
  .map((pack) => structuredClone(pack));

const { pack } = compileFolder(coreFolder);

/** What is read gives its parts through accessors; this is the same as plain data. */
const plainConcept = ({ id, label, kind, hpo, salience, system, forms, parents, denies }: Concept): Concept => {
  return { id, label, kind, hpo, salience, system, forms, parents, denies };
};
const plainCondition = (c: Condition): Condition => {
  const { synonyms, evidence, explains, tests, lookalikes, sources } = c;
  return { ...c, synonyms, evidence, explains, tests, lookalikes, sources };
};
function read() {
  const stored = readPack(file);
  if (!stored.ok) throw new Error(stored.error.code);
  const { data, index } = stored.value;
  const concepts = data.concepts.map(plainConcept);
  return { data: { ...data, concepts, conditions: data.conditions.map(plainCondition) }, index };
}

describe('a pack file', () => {
  it('gives back the authored pack as it was compiled', () => {
    expect(writePack(file, pack, 'this compiler')).toEqual({ ok: true });
    expect(packOrigin(file)).toEqual({ hash: pack.hash, compiler: 'this compiler' });
    expect(read()).toStrictEqual({ data: pack, index: indexPack(pack) });
  });

  it('gives back any pack as it was written', () => {
    fc.assert(
      fc.property(packs, (any) => {
        expect(writePack(file, any).ok).toBe(true);
        expect(read()).toStrictEqual({ data: any, index: indexPack(any) });
      }),
      { numRuns: 40 },
    );
  });

  it('is the same, byte for byte, when the same pack is written again, and leaves nothing beside it', () => {
    writePack(file, pack);
    const first = readFileSync(file);
    writePack(file, pack);
    expect(readFileSync(file).equals(first)).toBe(true);
    expect(readdirSync(folder)).toEqual(['pack.db']);
  });

  it('is refused in another format version', () => {
    writePack(file, pack);
    const db = openDatabase({ file, key: null });
    if (!db.ok) throw new Error(db.error.code);
    db.value.exec("UPDATE meta SET value = '999' WHERE key = 'format'");
    db.value.pragma('journal_mode = DELETE');
    db.value.close();
    expect(readPack(file)).toEqual({ ok: false, error: { code: 'knowledge-unavailable', detail: 'format' } });
  });

  it('is refused when missing, cut off, empty, or something else', () => {
    const unavailable = { ok: false, error: { code: 'knowledge-unavailable' } };
    expect(readPack(join(folder, 'none.db'))).toEqual(unavailable);
    expect(packOrigin(join(folder, 'none.db'))).toBeNull();
    expect(readPack(folder)).toEqual(unavailable);
    writePack(file, pack);
    truncateSync(file, 8192);
    expect(readPack(file)).toEqual(unavailable);
    for (const content of ['', 'not a database', 'long enough to have a header '.repeat(50)]) {
      writeFileSync(file, content);
      expect(readPack(file)).toEqual(unavailable);
    }
    rmSync(file);
    const plain = openDatabase({ file, key: null });
    if (plain.ok) plain.value.exec('CREATE TABLE other (x)').close();
    expect(readPack(file)).toEqual(unavailable);
  });

  it('is refused when any byte of it has changed', () => {
    writePack(file, smallCompilation.pack);
    const whole = readFileSync(file);
    // The first hundred bytes are SQLite's header: what matters in it is checked by SQLite, the rest is bookkeeping.
    fc.assert(
      fc.property(fc.integer({ min: 100, max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(whole);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        writeFileSync(file, damaged);
        expect(readPack(file).ok).toBe(false);
      }),
    );
    writeFileSync(file, whole);
    expect(readPack(file).ok).toBe(true);
  });

  it('says in words what its lists refer to', () => {
    writePack(file, smallCompilation.pack);
    const db = openDatabase({ file, key: null, readonly: true });
    if (!db.ok) throw new Error(db.error.code);
    expect(db.value.prepare('SELECT * FROM evidence_in_words LIMIT 1').get()).toEqual({
      condition: 'Pneumonia',
      finding: 'productive cough',
      role: 'finding',
      sensitivity: 0.9,
    });
    expect(db.value.prepare('SELECT * FROM parents_in_words LIMIT 1').get()).toEqual({
      finding: 'productive cough',
      parent: 'cough',
    });
    expect(db.value.prepare('SELECT count(*) FROM lookalikes_in_words').pluck().get()).toBe(0);
    db.value.close();
  });

  it('is not written when it refers to what it does not hold', () => {
    const [first, ...others] = smallCompilation.pack.conditions as [Condition, ...Condition[]];
    const conditions = [{ ...first, lookalikes: [99] }, ...others];
    expect(() => writePack(join(folder, 'wrong.db'), { ...smallCompilation.pack, conditions })).toThrow(RangeError);
  });

  it('is left alone when the new one cannot be written', () => {
    expect(writePack(join(folder, 'missing', 'pack.db'), pack)).toEqual({
      ok: false,
      error: { code: 'folder-not-writable' },
    });
  });
});
