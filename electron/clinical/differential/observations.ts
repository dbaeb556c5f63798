import type { Finding } from '../../contract/finding.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { assertionWeight, sectionWeight, weights } from './weights.ts';

/** A concept the note speaks of, with everything that says so. */
export type Observation = {
  readonly concept: number;
  readonly label: string;
  readonly weight: number;
  readonly findingIds: readonly string[];
};

export type NamedMention = { readonly condition: number; readonly finding: Finding; readonly alsoFinding: boolean };

/** What the engine takes from a reading: concepts present (weighted), absent, and conditions named. */
export type Observations = {
  readonly present: readonly Observation[];
  readonly absent: readonly Observation[];
  readonly named: readonly NamedMention[];
};

/** Kinds whose words may be a complaint and a diagnosis at once (headache, anaemia); a report's words are not. */
const complaintKinds = new Set(['symptom', 'sign', 'lab', 'course']);

/**
 * Collects a reading's findings by concept. The strongest mention of a concept gives its weight; order of findings
 * does not matter. A concept that is both present and absent counts as present (the later section usually explains).
 */
export function observe(findings: readonly Finding[], knowledge: Knowledge): Observations {
  const present = new Map<number, { weight: number; findingIds: string[] }>();
  const absent = new Map<number, { weight: number; findingIds: string[] }>();
  const named: NamedMention[] = [];
  const plain = findings.filter((f) => complaintKinds.has(f.kind)).sort((a, b) => a.start - b.start);
  const add = (map: typeof present, concept: number, weight: number, id: string) => {
    const known = map.get(concept);
    if (known === undefined) map.set(concept, { weight, findingIds: [id] });
    else {
      known.weight = Math.max(known.weight, weight);
      known.findingIds.push(id);
    }
  };
  for (const f of findings) {
    const concept = knowledge.conceptIndex(f.conceptId);
    if (concept === undefined) continue;
    const condition = knowledge.conditionOfConcept(concept);
    // What is planned to be asked or tested ("Planned: ask about asthma") says nothing of the patient yet.
    const isPlan = f.assertion === 'hypothetical' && f.section === 'plan';
    if (condition !== undefined && !isPlan) {
      const alsoFinding = near(plain, f).some(
        (p) => p.start < f.end && p.end > f.start && p.end - p.start >= f.end - f.start,
      );
      named.push({ condition, finding: f, alsoFinding });
    }
    if (f.kind === 'normal') {
      for (const denied of knowledge.concept(concept).denies) add(absent, denied, 1, f.id);
    } else if (f.assertion === 'absent') add(absent, concept, sectionWeight[f.section], f.id);
    else {
      // A known disease is a fact about the patient; its own weight as history applies to symptoms and signs.
      const weight = condition !== undefined && f.assertion === 'historical' ? 1 : assertionWeight[f.assertion];
      if (weight > 0) add(present, concept, weight * sectionWeight[f.section] * extremeness(f.measurement), f.id);
    }
  }
  const list = (map: typeof present): Observation[] =>
    [...map]
      .map(([concept, o]) => ({ concept, label: knowledge.concept(concept).label, ...o }))
      .sort((a, b) => a.concept - b.concept);
  return { present: list(present), absent: list(absent).filter((o) => !present.has(o.concept)), named };
}

/**
 * How much a measured abnormality counts: a value just outside its range `weights.borderline`, one that lies half the
 * range's width or more outside in full. The width of a one-sided range is its bound.
 */
function extremeness(m: Finding['measurement']): number {
  if (m === null || m.range === null || (m.flag !== 'high' && m.flag !== 'low')) return 1;
  const { low, high } = m.range;
  const bound = m.flag === 'high' ? high : low;
  if (bound === null) return 1;
  const width = low !== null && high !== null ? high - low : Math.abs(bound);
  if (width <= 0) return 1;
  const beyond = Math.abs(m.value - bound) / width;
  return Math.min(1, weights.borderline + (1 - weights.borderline) * (beyond / 0.5));
}

/** Longest span that is looked at when overlaps are searched, UTF-16 units. */
const longestSpan = 400;

/** Of findings sorted by start, those that may overlap `f`. */
function near(sorted: readonly Finding[], f: Finding): readonly Finding[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? 0) < f.start - longestSpan) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < sorted.length && (sorted[end]?.start ?? 0) < f.end) end++;
  return sorted.slice(low, end);
}
