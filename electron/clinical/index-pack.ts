import { indexForms } from './findings/form-index.ts';
import { baseRatesOf } from './knowledge/base-rates.ts';
import { closures } from './knowledge/closures.ts';
import { evidenceRoles, type PackData } from './knowledge/pack-data.ts';
import { type PackIndex, startsOf } from './knowledge/pack-index.ts';
import { postingsOf } from './knowledge/postings.ts';
import { readingsOf } from './knowledge/readings.ts';
import { Wording } from './knowledge/wording.ts';

/** Computes a pack's index. Deterministic; takes seconds for a large pack. */
export function indexPack(pack: PackData): PackIndex {
  const closure = closures(pack.concepts);
  const postings = postingsOf(pack, closure);
  const flat = postings.flat();
  const wording = new Wording(pack);
  return {
    closure: { start: startsOf(closure), concepts: Uint32Array.from(closure.flat()) },
    postings: {
      start: startsOf(postings),
      conditions: Uint32Array.from(flat, (p) => p.condition),
      sensitivities: Float64Array.from(flat, (p) => p.sensitivity),
      roles: Uint8Array.from(flat, (p) => evidenceRoles.indexOf(p.role)),
    },
    pictures: picturesOf(pack),
    baseRates: {
      gp: baseRatesOf(pack, postings, 'gp'),
      ed: baseRatesOf(pack, postings, 'ed'),
      hospital: baseRatesOf(pack, postings, 'hospital'),
    },
    forms: indexForms(readingsOf(pack.concepts, pack.analytes, wording), wording),
  };
}

function picturesOf({ conditions, concepts }: PackData): PackIndex['pictures'] {
  const pictures = conditions.map((c) =>
    c.evidence
      .filter((e) => e.role === 'finding' && concepts[e.concept]?.kind !== 'normal')
      .sort((a, b) => b.sensitivity - a.sensitivity),
  );
  return {
    start: startsOf(pictures),
    concepts: Uint32Array.from(pictures.flat(), (e) => e.concept),
    sensitivities: Float64Array.from(pictures.flat(), (e) => e.sensitivity),
  };
}
