import type { Db } from '../../native/sqlite/open.ts';
import type { Icd10Entry, PackData } from '../clinical/knowledge/pack-data.ts';
import type { PackIndex } from '../clinical/knowledge/pack-index.ts';
import type { TestSource } from '../clinical/knowledge/source.ts';
import {
  type AnalyteRow,
  type ConceptRow,
  type ConditionRow,
  conceptColumns,
  conditionColumns,
  StoredConcept,
  StoredCondition,
  storedAnalyte,
} from './pack-entries.ts';

/** A pack as it is read: its entries, and what was computed from them when it was compiled. */
export type StoredPack = { readonly data: PackData; readonly index: PackIndex };

const words = (json: string) => JSON.parse(json) as string[];

/** Reads a whole pack from its tables, in the order it was written. Rows come as arrays: objects cost twice the time. */
export function selectPack(db: Db): StoredPack {
  const rows = <Row extends unknown[]>(sql: string) => db.prepare<[], Row>(sql).raw().all();
  const meta = new Map(rows<[string, string]>('SELECT key, value FROM meta'));
  const data: PackData = {
    name: meta.get('name') ?? '',
    hash: meta.get('hash') ?? '',
    wordings: Number(meta.get('wordings')),
    classes: rows<[string]>('SELECT words FROM word_class ORDER BY position').map(([json]) => words(json)),
    phrases: Object.fromEntries(
      rows<[string, string]>('SELECT phrase, words FROM phrase ORDER BY position').map(([name, json]) => [
        name,
        words(json),
      ]),
    ),
    concepts: rows<ConceptRow>(`SELECT ${conceptColumns} FROM concept ORDER BY position`).map(
      (row) => new StoredConcept(row),
    ),
    conditions: rows<ConditionRow>(`SELECT ${conditionColumns} FROM condition ORDER BY position`).map(
      (row) => new StoredCondition(row),
    ),
    analytes: rows<AnalyteRow>(
      'SELECT id, label, unit, low, high, positive, negative, detail FROM analyte ORDER BY position',
    ).map(storedAnalyte),
    tests: rows<[string, string, number, TestSource['delay'], number]>(
      'SELECT label, forms, cost, delay, harm FROM test ORDER BY position',
    ).map(([label, forms, cost, delay, harm]) => ({ label, forms: words(forms), cost, delay, harm })),
    icd10: rows<[string, string, string]>('SELECT code, title, same FROM icd10 ORDER BY position').map(
      ([code, title, same]) => ({ code, title, same: same === '[]' ? [] : (JSON.parse(same) as Icd10Entry['same']) }),
    ),
  };
  return { data, index: selectIndex(new Map(rows<[string, unknown]>('SELECT name, value FROM computed'))) };
}

function selectIndex(computed: ReadonlyMap<string, unknown>): PackIndex {
  const numbers = (name: string): ArrayBuffer => {
    const bytes = computed.get(name);
    if (!(bytes instanceof Uint8Array)) throw new RangeError(`no array ${name} in the pack`);
    // A copy, because the library's buffers need not lie on the boundaries that wider numbers ask for.
    return new Uint8Array(bytes).buffer;
  };
  const json = (name: string): unknown => JSON.parse(String(computed.get(name)));
  const u8 = (name: string) => new Uint8Array(numbers(name));
  const u32 = (name: string) => new Uint32Array(numbers(name));
  const f64 = (name: string) => new Float64Array(numbers(name));
  return {
    closure: { start: u32('closure.start'), concepts: u32('closure.concepts') },
    postings: {
      start: u32('postings.start'),
      conditions: u32('postings.conditions'),
      sensitivities: f64('postings.sensitivities'),
      roles: u8('postings.roles'),
    },
    pictures: {
      start: u32('pictures.start'),
      concepts: u32('pictures.concepts'),
      sensitivities: f64('pictures.sensitivities'),
    },
    baseRates: { gp: f64('baseRates.gp'), ed: f64('baseRates.ed'), hospital: f64('baseRates.hospital') },
    forms: {
      vocabulary: json('forms.vocabulary') as string[],
      start: u32('forms.start'),
      layers: u8('forms.layers'),
      targets: u32('forms.targets'),
      stemStart: u32('forms.stemStart'),
      stems: u32('forms.stems'),
      order: u8('forms.order'),
      exact: json('forms.exact') as PackIndex['forms']['exact'],
    },
  };
}
