import type { Evidence, RankedCondition } from '../../contract/differential.ts';
import type { Comparison } from '../../contract/inquiry.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Known } from './open-findings.ts';
import { testCatalogue } from './test-catalogue.ts';

/** P(finding | condition) must differ by this much for an undocumented finding to be worth listing. */
const leastDifference = 0.25;
const expectedShown = 10;
/** A test the pack does not describe sorts after those it does. */
const unknownCost = 5;

/** Lines of two ledgers that say the same thing: one concept of one kind, or one label where there is no concept. */
const keyOf = ({ kind, conceptId, label }: Evidence) =>
  kind === 'prior' || kind === 'demographic' || kind === 'undocumented'
    ? kind
    : `${kind === 'unexplained' ? 'finding' : kind} ${conceptId ?? label}`;

/** Words for a line that both have and each words in its own way. */
const sharedLabels: Readonly<Partial<Record<Evidence['kind'], string>>> = {
  prior: 'how common it is',
  demographic: 'age and sex',
  undocumented: 'expected findings not documented',
};

/**
 * Two conditions side by side: the note's evidence for each, what the note leaves open, and the tests that settle it.
 * Every line of both ledgers is in `lines` once, so that each side adds up to its score.
 */
export function compareConditions(
  a: RankedCondition,
  b: RankedCondition,
  { implied, denied }: Known,
  knowledge: Knowledge,
): Comparison {
  const lines = new Map<string, Comparison['lines'][number]>();
  const add = (side: 'a' | 'b', evidence: readonly Evidence[]) => {
    for (const line of evidence) {
      const key = keyOf(line);
      const known = lines.get(key);
      const label =
        sharedLabels[line.kind] ?? (line.kind === 'unexplained' ? findingLabel(line, knowledge) : line.label);
      lines.set(key, {
        label: known && line.kind === 'unexplained' ? known.label : label,
        conceptId: line.conceptId,
        findingIds: [...new Set([...(known?.findingIds ?? []), ...line.findingIds])],
        a: (known?.a ?? 0) + (side === 'a' ? line.amount : 0),
        b: (known?.b ?? 0) + (side === 'b' ? line.amount : 0),
      });
    }
  };
  add('a', a.evidence);
  add('b', b.evidence);
  const summary = ({ conditionId, name, icd10, urgency, probability, score }: RankedCondition) => ({
    conditionId,
    name,
    icd10,
    urgency,
    probability,
    score,
  });
  return {
    a: summary(a),
    b: summary(b),
    lines: [...lines.values()].sort(
      (x, y) => Math.abs(y.a - y.b) - Math.abs(x.a - x.b) || (x.label < y.label ? -1 : 1),
    ),
    expected: expectedOfBoth(a.conditionId, b.conditionId, { implied, denied }, knowledge),
    tests: testsOfBoth(a.conditionId, b.conditionId, knowledge),
  };
}

function findingLabel({ conceptId, label }: Evidence, knowledge: Knowledge): string {
  const concept = conceptId === null ? undefined : knowledge.conceptIndex(conceptId);
  return concept === undefined ? label : knowledge.concept(concept).label;
}

function expectedOfBoth(
  a: string,
  b: string,
  { implied, denied }: Known,
  knowledge: Knowledge,
): Comparison['expected'] {
  const sides = [a, b].map((id) => {
    const condition = knowledge.conditionIndex(id);
    const evidence = condition === undefined ? [] : knowledge.condition(condition).evidence;
    return new Map(evidence.filter((e) => e.role === 'finding').map((e) => [e.concept, e.sensitivity]));
  });
  const [ofA = new Map<number, number>(), ofB = new Map<number, number>()] = sides;
  return [...new Set([...ofA.keys(), ...ofB.keys()])]
    .filter((concept) => {
      const { kind } = knowledge.concept(concept);
      if (kind === 'normal' || kind === 'condition' || implied.has(concept)) return false;
      return !(knowledge.closure[concept] ?? []).some((x) => denied.has(x));
    })
    .map((concept) => {
      const { id, label, kind } = knowledge.concept(concept);
      return { conceptId: id, label, kind, a: ofA.get(concept) ?? null, b: ofB.get(concept) ?? null };
    })
    .filter((x) => Math.abs((x.a ?? 0) - (x.b ?? 0)) >= leastDifference)
    .sort(
      (x, y) => Math.abs((y.a ?? 0) - (y.b ?? 0)) - Math.abs((x.a ?? 0) - (x.b ?? 0)) || (x.label < y.label ? -1 : 1),
    )
    .slice(0, expectedShown);
}

function testsOfBoth(a: string, b: string, knowledge: Knowledge): Comparison['tests'] {
  const catalogue = testCatalogue(knowledge);
  const found = new Map<string, Comparison['tests'][number]>();
  for (const [side, id] of [
    ['a', a],
    ['b', b],
  ] as const) {
    const condition = knowledge.conditionIndex(id);
    for (const { test, shows } of condition === undefined ? [] : knowledge.condition(condition).tests) {
      const at = catalogue.named(test);
      const { label, cost } = at === undefined ? { label: test, cost: unknownCost } : catalogue.test(at);
      const known = found.get(label);
      found.set(label, {
        test: label,
        settles: known && known.settles !== side ? 'both' : side,
        shows: [...new Set([...(known?.shows ?? []), ...shows])],
        cost,
      });
    }
  }
  return [...found.values()].sort((x, y) => x.cost - y.cost || (x.test < y.test ? -1 : 1));
}
