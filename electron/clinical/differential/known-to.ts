import type { Knowledge } from '../knowledge/knowledge.ts';

/** How many of the concepts, by id, a condition lists as findings of its own, directly or through is-a. */
export function knownTo(condition: number, conceptIds: readonly string[], knowledge: Knowledge): number {
  const own = new Set(
    knowledge
      .condition(condition)
      .evidence.filter((e) => e.role === 'finding')
      .map((e) => e.concept),
  );
  const counted = new Set<number>();
  for (const id of conceptIds)
    for (const concept of knowledge.closure[knowledge.conceptIndex(id) ?? -1] ?? [])
      if (own.has(concept)) counted.add(concept);
  return counted.size;
}
