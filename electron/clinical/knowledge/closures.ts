import type { Concept } from './pack-data.ts';

/** For each concept its ancestors through is-a, itself first. */
export function closures(concepts: readonly Concept[]): number[][] {
  const done: number[][] = [];
  const of = (i: number): number[] => {
    const known = done[i];
    if (known) return known;
    const out = new Set([i]);
    done[i] = [i]; // guards against a circle, which the validator reports
    for (const parent of concepts[i]?.parents ?? []) for (const a of of(parent)) out.add(a);
    const list = [...out];
    done[i] = list;
    return list;
  };
  concepts.forEach((_, i) => {
    of(i);
  });
  return done;
}
