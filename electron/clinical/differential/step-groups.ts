import type { NextStep } from '../../contract/inquiry.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Known, OpenFinding } from './open-findings.ts';
import { testCatalogue } from './test-catalogue.ts';

/** Open findings that one question, look or test answers together, most telling first. */
export type StepGroup = {
  readonly stepId: string;
  readonly action: NextStep['action'];
  readonly title: string;
  /** Position in `pack.tests`; null for questions and examinations. */
  readonly test: number | null;
  readonly findings: readonly OpenFinding[];
};

/** Questions about the patient rather than about a complaint are asked in one go. */
const together: Readonly<Partial<Record<string, string>>> = {
  exposure: 'risk factors and exposures',
  history: 'past and family history',
  condition: 'known conditions',
  drug: 'medicines and substances',
  course: 'onset and course',
};

/** A parent with more kinds than this ("pain") is no question of its own, unless the patient already complains of it. */
const familyOf = 12;

const childCounts = new WeakMap<Knowledge, Int32Array>();

function childCount(concept: number, knowledge: Knowledge): number {
  let counts = childCounts.get(knowledge);
  if (counts === undefined) {
    counts = new Int32Array(knowledge.pack.concepts.length);
    for (const { parents } of knowledge.pack.concepts)
      for (const parent of parents) counts[parent] = (counts[parent] ?? 0) + 1;
    childCounts.set(knowledge, counts);
  }
  return counts[concept] ?? 0;
}

/**
 * Groups open findings, given most telling first, by how they are learnt: kinds of one complaint in one question, kinds of
 * one sign in one look, everything that one test shows in that test. The group with the most telling finding comes
 * first. A test's finding that no test of the pack shows is left out: its cost is not known.
 */
export function stepGroups(open: readonly OpenFinding[], known: Known, knowledge: Knowledge): StepGroup[] {
  const catalogue = testCatalogue(knowledge);
  const groups = new Map<string, StepGroup & { findings: OpenFinding[] }>();
  for (const finding of open) {
    const { kind, label, parents } = knowledge.concept(finding.concept);
    let { action } = finding;
    let title = together[kind];
    let test: number | null = null;
    if (action === 'test') {
      // Most findings show in several tests; the one named most often for them is the usual one.
      test = catalogue.showing(finding.concept)[0] ?? null;
      if (test === null) continue;
      const { label: name, cost, delay, harm } = catalogue.test(test);
      title = name;
      // What is free, at once and harmless is done at the bedside: blood pressure, pulses, temperature.
      if (cost === 1 && delay === 'now' && harm === 0) action = 'examine';
    }
    const parent = parents.find((p) => known.implied.has(p) || childCount(p, knowledge) <= familyOf);
    const family = parent === undefined ? label : knowledge.concept(parent).label;
    const stepId = `${action} ${title ?? family}`;
    const group = groups.get(stepId);
    if (group) group.findings.push(finding);
    else groups.set(stepId, { stepId, action, title: title ?? family, test, findings: [finding] });
  }
  // A question about one finding is called by it, not by the family it belongs to.
  return [...groups.values()].map((group) => {
    const [only, more] = group.findings;
    if (group.test !== null || only === undefined || more !== undefined) return group;
    return { ...group, title: knowledge.concept(only.concept).label };
  });
}
