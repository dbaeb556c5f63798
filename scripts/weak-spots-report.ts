import type { PackData } from '../electron/clinical/knowledge/pack-data.ts';
import { weakSpots } from '../electron/clinical/knowledge/weak-spots.ts';

/** Entries shown of a long list; the count stands above it. */
const shown = 40;

/** What an author should look at next, as lines of text. `all` leaves nothing out. */
export function weakSpotsReport(pack: PackData, files: readonly string[], all: boolean): string[] {
  const spots = weakSpots(pack, (concept) => files[concept] ?? '');
  const few = <T>(list: readonly T[]) => (all ? list : list.slice(0, shown));
  const section = <T>(title: string, list: readonly T[], line: (item: T) => string) => [
    `${title}: ${list.length}`,
    ...few(list).map((item) => `  ${line(item)}`),
    '',
  ];
  const byFile = (title: string, map: ReadonlyMap<string, readonly string[]>) => [
    `${title}: ${[...map.values()].reduce((n, l) => n + l.length, 0)}`,
    ...[...map].map(([file, list]) => `  ${file} ${list.length}${all ? `: ${list.join('; ')}` : ''}`),
    '',
  ];
  const name = (c: { readonly name: string }) => c.name;
  return [
    ...section('Pairs that little separates (share of weighted evidence)', spots.inseparable, (p) => {
      const codes = p.a.icd10 === p.b.icd10 ? p.a.icd10 : `${p.a.icd10}, ${p.b.icd10}`;
      return `${p.similarity.toFixed(2)} ${p.a.name} = ${p.b.name} (${codes})`;
    }),
    ...byFile('Findings that no condition lists', spots.unused),
    ...byFile('Findings read from their own name alone', spots.nameOnly),
    ...section('Wordings that two layers claim', spots.collisions, (c) => `${c.wording}: ${c.owners.join(' | ')}`),
    ...section('Conditions with all findings in one band', spots.oneBand, name),
    ...section('Conditions with fewer than 8 findings that have 3 forms', spots.hardToRead, (c) => {
      return `${c.findings} ${c.condition.name}`;
    }),
    ...section("Can't-miss conditions whose tests show no finding of the pack", spots.untested, name),
    ...section("Emergencies that are not can't-miss", spots.missable, name),
    ...section('Emergencies said to be much commoner in general practice', spots.oddPrevalence, name),
  ];
}
