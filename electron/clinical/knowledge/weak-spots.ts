import { similarPairs } from './evidence-similarity.ts';
import type { Condition, PackData } from './pack-data.ts';
import { Wording } from './wording.ts';

/** Findings a condition needs that notes can word in several ways, and the ways. */
const readable = { findings: 8, forms: 3 } as const;
/** Two conditions that share more of their weighted evidence than this are hard to tell apart. */
const nearlySame = 0.6;

/** What an author should look at next. None of it stops a pack from being compiled. */
export type WeakSpots = {
  /** Neighbours that little separates, most alike first; similarity from 0 to 1. */
  readonly inseparable: readonly { readonly a: Condition; readonly b: Condition; readonly similarity: number }[];
  /** Findings no condition lists, by file. */
  readonly unused: ReadonlyMap<string, readonly string[]>;
  /** Findings read from their own name alone, by file. */
  readonly nameOnly: ReadonlyMap<string, readonly string[]>;
  /** Wordings that two layers of the reader claim. */
  readonly collisions: readonly { readonly wording: string; readonly owners: readonly string[] }[];
  /** Conditions whose findings all stand in one band. */
  readonly oneBand: readonly Condition[];
  /** Conditions with too few findings that notes can word in several ways, fewest first. */
  readonly hardToRead: readonly { readonly condition: Condition; readonly findings: number }[];
  /** Can't-miss conditions none of whose tests shows a finding the pack knows. */
  readonly untested: readonly Condition[];
  /** Emergencies that are not marked can't-miss. */
  readonly missable: readonly Condition[];
  /** Emergencies said to be very common in general practice, or far commoner there than in an emergency department. */
  readonly oddPrevalence: readonly Condition[];
};

const steps = { 'very common': 4, common: 3, uncommon: 2, rare: 1, 'very rare': 0 } as const;

/** Looks a pack over for what is thin. `fileOf` names the authored file of a concept. */
export function weakSpots(pack: PackData, fileOf: (concept: number) => string): WeakSpots {
  const used = new Set(pack.conditions.flatMap((c) => c.evidence.map((e) => e.concept)));
  const byFile = (weak: (concept: number) => boolean) => {
    const named = pack.concepts.flatMap((c, i) =>
      c.kind !== 'condition' && weak(i) ? [{ file: fileOf(i), label: c.label }] : [],
    );
    return new Map([...Map.groupBy(named, (n) => n.file)].map(([file, list]) => [file, list.map((n) => n.label)]));
  };
  const findingsOf = (c: Condition) => c.evidence.filter((e) => e.role === 'finding');
  const readableOf = (c: Condition) =>
    findingsOf(c).filter((e) => (pack.concepts[e.concept]?.forms.length ?? 0) >= readable.forms).length;
  return {
    inseparable: similarPairs(pack.conditions, nearlySame).flatMap(({ a, b, similarity }) => {
      const [one, other] = [pack.conditions[a], pack.conditions[b]];
      return one && other ? [{ a: one, b: other, similarity }] : [];
    }),
    unused: byFile((i) => pack.concepts[i]?.kind !== 'normal' && !used.has(i)),
    nameOnly: byFile((i) => pack.concepts[i]?.forms.length === 0),
    collisions: collisionsOf(pack),
    oneBand: pack.conditions.filter((c) => new Set(findingsOf(c).map((e) => e.sensitivity)).size === 1),
    hardToRead: pack.conditions
      .map((condition) => ({ condition, findings: readableOf(condition) }))
      .filter((c) => c.findings < readable.findings)
      .sort((a, b) => a.findings - b.findings),
    untested: pack.conditions.filter((c) => c.cantMiss && !c.tests.some((t) => t.concepts.length > 0)),
    missable: pack.conditions.filter((c) => c.urgency === 'emergency' && !c.cantMiss),
    oddPrevalence: pack.conditions.filter(({ urgency, prevalence: { gp, ed } }) => {
      return urgency === 'emergency' && (gp === 'very common' || steps[gp] > steps[ed] + 1);
    }),
  };
}

/** Finding, condition and analyte may share a wording on purpose; the list shows where. */
function collisionsOf(pack: PackData): WeakSpots['collisions'] {
  const wording = new Wording(pack);
  const owners = new Map<string, { readonly wording: string; readonly names: Set<string> }>();
  const claim = (form: string, owner: string) => {
    const key = wording.key(form);
    const known = owners.get(key) ?? { wording: form, names: new Set<string>() };
    owners.set(key, known);
    known.names.add(owner);
  };
  for (const c of pack.concepts) {
    const layer = c.kind === 'condition' ? 'condition' : 'finding';
    for (const form of [c.label, ...c.forms]) claim(form, `${layer} ${c.label}`);
  }
  for (const a of pack.analytes) for (const form of [a.label, ...a.forms]) claim(form, `analyte ${a.label}`);
  return [...owners.values()]
    .filter((o) => o.names.size > 1)
    .map((o) => ({ wording: o.wording, owners: [...o.names] }));
}
