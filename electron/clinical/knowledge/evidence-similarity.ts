import type { Condition } from './pack-data.ts';

/** Two conditions (positions, a below b) and how much of their evidence they share: 0 nothing, 1 all of it. */
export type SimilarPair = { readonly a: number; readonly b: number; readonly similarity: number };

/**
 * Pairs of conditions whose evidence is as similar as `from` or more, most similar first. Similarity is the weighted
 * Jaccard index: the sum over findings of the lower P(finding | condition), over the sum of the higher one.
 */
export function similarPairs(conditions: readonly Condition[], from: number): SimilarPair[] {
  const weightsOf = conditions.map(
    (c) => new Map(c.evidence.filter((e) => e.role !== 'against').map((e) => [e.concept, e.sensitivity])),
  );
  const totals = weightsOf.map((w) => [...w.values()].reduce((sum, x) => sum + x, 0));
  const holders = new Map<number, number[]>();
  const pairs: SimilarPair[] = [];
  const shared = new Float64Array(conditions.length);
  weightsOf.forEach((weights, b) => {
    shared.fill(0);
    for (const [concept, weight] of weights) {
      const list = holders.get(concept) ?? [];
      for (const a of list) shared[a] = (shared[a] ?? 0) + Math.min(weight, weightsOf[a]?.get(concept) ?? 0);
      list.push(b);
      holders.set(concept, list);
    }
    for (let a = 0; a < b; a++) {
      const common = shared[a] ?? 0;
      if (common === 0) continue;
      const similarity = common / ((totals[a] ?? 0) + (totals[b] ?? 0) - common);
      if (similarity >= from) pairs.push({ a, b, similarity });
    }
  });
  return pairs.sort((x, y) => y.similarity - x.similarity || x.a - y.a || x.b - y.b);
}
