import { Icd10Index } from '../clinical/knowledge/icd10-index.ts';
import type { Knowledge } from '../clinical/knowledge/knowledge.ts';
import { fail, ok, type Result } from '../contract/error.ts';
import type { ConditionEntry, FindingEntry, KnowledgeHit } from '../contract/knowledge.ts';

/** Finds conditions, findings and analytes whose wordings hold every word of the query (the last one as a prefix). */
export function searchKnowledge(knowledge: Knowledge, query: string, limit: number): KnowledgeHit[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const hits: { hit: KnowledgeHit; rank: number }[] = [];
  const rankOf = (wordings: readonly string[]) => {
    let best = Number.POSITIVE_INFINITY;
    wordings.forEach((w, i) => {
      const text = w.toLowerCase();
      const parts = text.split(/[^\p{L}\p{N}]+/u);
      if (!words.every((q) => parts.some((p) => p.startsWith(q)))) return;
      best = Math.min(best, (i === 0 ? 0 : 100) + (text.startsWith(words[0] ?? '') ? 0 : 50) + text.length / 10);
    });
    return best;
  };
  const add = (hit: KnowledgeHit, wordings: readonly string[]) => {
    const rank = rankOf(wordings);
    if (Number.isFinite(rank)) hits.push({ hit, rank });
  };
  const { concepts, conditions, analytes } = knowledge.pack;
  for (const c of conditions)
    add({ type: 'condition', id: c.id, label: c.name, detail: `${c.icd10} · ${c.specialty}` }, [
      c.name,
      ...c.synonyms,
      c.icd10,
    ]);
  for (const c of concepts)
    if (c.kind !== 'condition')
      add({ type: 'finding', id: c.id, label: c.label, detail: c.kind }, [c.label, ...c.forms]);
  for (const a of analytes) add({ type: 'analyte', id: a.id, label: a.label, detail: a.unit }, [a.label, ...a.forms]);
  return hits
    .sort((a, b) => a.rank - b.rank || (a.hit.label < b.hit.label ? -1 : 1))
    .slice(0, limit)
    .map((h) => h.hit);
}

export function conditionEntry(knowledge: Knowledge, conditionId: string): Result<ConditionEntry> {
  const index = knowledge.conditionIndex(conditionId);
  if (index === undefined) return fail('knowledge-not-found');
  const c = knowledge.condition(index);
  const icd10 = new Icd10Index(knowledge.pack.icd10);
  return ok({
    conditionId: c.id,
    name: c.name,
    synonyms: [...c.synonyms],
    icd10: c.icd10,
    icd10cm: c.icd10cm ?? null,
    place: icd10.place(c.icd10),
    sameCodes: icd10.same(c.icd10),
    specialty: c.specialty,
    urgency: c.urgency,
    cantMiss: c.cantMiss,
    prevalence: c.prevalence,
    age: { from: c.age.from, to: c.age.to, peak: [c.age.peak[0], c.age.peak[1]] },
    femaleShare: c.female,
    onset: c.onset,
    findings: c.evidence.map(({ concept, role, sensitivity }) => {
      const { id, label, kind } = knowledge.concept(concept);
      return { conceptId: id, label, kind, role, sensitivity };
    }),
    tests: c.tests.map(({ test, shows }) => ({ test, shows: [...shows] })),
    lookalikes: c.lookalikes.map((i) => ({
      conditionId: knowledge.condition(i).id,
      name: knowledge.condition(i).name,
    })),
    explains: c.explains.map((i) => ({ conceptId: knowledge.concept(i).id, label: knowledge.concept(i).label })),
    sources: [...c.sources],
  });
}

export function findingEntry(knowledge: Knowledge, conceptId: string): Result<FindingEntry> {
  const index = knowledge.conceptIndex(conceptId);
  if (index === undefined) return fail('knowledge-not-found');
  const concept = knowledge.concept(index);
  const refer = (i: number) => ({ conceptId: knowledge.concept(i).id, label: knowledge.concept(i).label });
  return ok({
    conceptId: concept.id,
    label: concept.label,
    kind: concept.kind,
    hpo: concept.hpo,
    forms: [...concept.forms],
    parents: concept.parents.map(refer),
    // The closure is at hand; the parents of a concept are unpacked only where it says that they may hold this one.
    children: knowledge.closure.flatMap((ancestors, i) =>
      ancestors.includes(index) && knowledge.concept(i).parents.includes(index) ? [refer(i)] : [],
    ),
    baseRate: knowledge.baseRate(index, 'gp'),
    conditions: knowledge
      .postings(index)
      .filter((p) => p.role !== 'against')
      .map(({ condition, sensitivity }) => ({
        conditionId: knowledge.condition(condition).id,
        name: knowledge.condition(condition).name,
        sensitivity,
      }))
      .sort((a, b) => b.sensitivity - a.sensitivity || (a.name < b.name ? -1 : 1)),
  });
}
