import type { Condition, EvidenceRole, PackData } from './pack-data.ts';

/** What a condition says of one concept, after is-a: listing a finding also says something of its parents. */
export type Posting = {
  readonly condition: number;
  readonly sensitivity: number;
  readonly role: EvidenceRole;
};

/** For each concept the conditions that say something of it, directly or through is-a. */
export function postingsOf(pack: PackData, closure: readonly (readonly number[])[]): Posting[][] {
  const lists: Posting[][] = pack.concepts.map(() => []);
  pack.conditions.forEach((c, condition) => {
    const best = new Map<number, Posting>();
    for (const { concept, role, sensitivity } of c.evidence) {
      // "Against" holds for the finding itself, not for its parents.
      for (const a of role === 'against' ? [concept] : (closure[concept] ?? [concept])) {
        const known = best.get(a);
        const direct = a === concept;
        if (known === undefined || (direct && known.role !== role) || sensitivity > known.sensitivity)
          best.set(a, { condition, sensitivity, role });
      }
    }
    inheritFromComponents(pack, c, best, condition, closure);
    for (const [concept, posting] of best) lists[concept]?.push(posting);
  });
  return lists;
}

/** Share of a component's sensitivity that its cause inherits (P(component | cause) is not authored). */
const inherited = 0.6;

/** A cause shows what its components show: obstruction's vomiting is also Hirschsprung's, through `explains`. */
function inheritFromComponents(
  pack: PackData,
  cause: Condition,
  best: Map<number, Posting>,
  condition: number,
  closure: readonly (readonly number[])[],
) {
  const first = pack.concepts.length - pack.conditions.length;
  for (const component of cause.explains) {
    for (const a of closure[component] ?? [component])
      if (!best.has(a)) best.set(a, { condition, sensitivity: 0.4, role: 'finding' });
    for (const { concept, role, sensitivity } of pack.conditions[component - first]?.evidence ?? [])
      if (role === 'finding' && !best.has(concept))
        best.set(concept, { condition, sensitivity: sensitivity * inherited, role });
  }
}
