import type { Knowledge } from '../knowledge/knowledge.ts';
import type { TestSource } from '../knowledge/source.ts';

/** Which test of the pack shows which finding, read from what conditions say of the tests that settle them. */
export type TestCatalogue = {
  /** Positions in `pack.tests` of the tests that may show a concept or one of its parents. */
  readonly showing: (concept: number) => readonly number[];
  /** Position of the test that a condition calls by this name; undefined when the pack has no such test. */
  readonly named: (name: string) => number | undefined;
  readonly test: (index: number) => TestSource;
};

const catalogues = new WeakMap<Knowledge, TestCatalogue>();

/** The catalogue of a pack, made once per pack. */
export function testCatalogue(knowledge: Knowledge): TestCatalogue {
  const known = catalogues.get(knowledge);
  if (known) return known;
  const { tests, conditions, analytes } = knowledge.pack;
  const asWritten = (wording: string) => wording.toLowerCase();
  const index = (keyOf: (wording: string) => string) => {
    const found = new Map<string, number>();
    tests.forEach(({ label, forms }, i) => {
      for (const wording of [label, ...forms]) if (!found.has(keyOf(wording))) found.set(keyOf(wording), i);
    });
    return found;
  };
  // Nearly every name is written as the pack writes it; comparing wordings is dear.
  const exact = index(asWritten);
  let byWording: Map<string, number> | undefined;
  const named = (name: string) => {
    const known = exact.get(asWritten(name));
    if (known !== undefined) return known;
    byWording ??= index((wording) => knowledge.wording.key(wording));
    return byWording.get(knowledge.wording.key(name));
  };
  const counts = new Map<number, Map<number, number>>();
  const count = (concept: number, test: number) => {
    const shown = counts.get(concept) ?? new Map<number, number>();
    shown.set(test, (shown.get(test) ?? 0) + 1);
    counts.set(concept, shown);
  };
  for (const condition of conditions)
    for (const { test, concepts } of condition.tests) {
      const at = named(test);
      if (at !== undefined) for (const concept of concepts) count(concept, at);
    }
  for (const analyte of analytes) {
    const at = [analyte.label, ...analyte.forms].map((form) => exact.get(asWritten(form))).find((i) => i !== undefined);
    if (at === undefined) continue;
    for (const concept of [analyte.low, analyte.high, analyte.positive, ...analyte.steps.map((step) => step.gives)])
      if (concept !== null) count(concept, at);
  }
  // The test most conditions name for a finding comes first.
  const ordered = new Map(
    [...counts].map(([concept, shown]) => [
      concept,
      [...shown].sort(([a, n], [b, m]) => m - n || a - b).map(([test]) => test),
    ]),
  );
  const catalogue: TestCatalogue = {
    showing: (concept) => (knowledge.closure[concept] ?? []).map((a) => ordered.get(a)).find((list) => list) ?? [],
    named,
    test: (index) => {
      const test = tests[index];
      if (test === undefined) throw new RangeError(`no test ${index} in the pack`);
      return test;
    },
  };
  catalogues.set(knowledge, catalogue);
  return catalogue;
}
