import type { Demographics, Finding } from '../../contract/finding.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { CareSetting, ConceptKind } from '../knowledge/pack-data.ts';
import { bands } from '../knowledge/source.ts';
import type { Likelihoods, Possibility } from './information.ts';
import { observe } from './observations.ts';
import { fitsPatient } from './patient-fit.ts';

/** A finding the note leaves open, how it is learnt, and what the list says of it. */
export type OpenFinding = Likelihoods & { readonly concept: number; readonly action: 'ask' | 'examine' | 'test' };

/** How a finding of each kind is learnt; a phrase of normality is not learnt, it is the absence of others. */
const actionOf: Readonly<Record<ConceptKind, OpenFinding['action'] | null>> = {
  symptom: 'ask',
  history: 'ask',
  exposure: 'ask',
  drug: 'ask',
  course: 'ask',
  condition: 'ask',
  sign: 'examine',
  lab: 'test',
  imaging: 'test',
  ecg: 'test',
  pathology: 'test',
  test: 'test',
  normal: null,
};

/** P(finding | condition) of a finding that argues against the condition. */
const despite = 0.02;
/** P(finding | condition) of what a settling test shows when the entry does not list it as a finding: the band "most". */
const settled = bands.most;

/** What a note already answers. */
export type Known = {
  /** Concepts said, or implied by something more special that is there. */
  readonly implied: ReadonlySet<number>;
  /** Concepts denied; everything that is a kind of one is denied with it. */
  readonly denied: ReadonlySet<number>;
};

/**
 * What the possibilities say of findings that the note leaves open: not mentioned, not implied, not ruled out, and
 * sensible in this patient. Pack order.
 */
export function openFindings(
  pool: readonly Possibility[],
  { implied, denied }: Known,
  who: Demographics,
  setting: CareSetting,
  knowledge: Knowledge,
): OpenFinding[] {
  const places = new Int32Array(knowledge.pack.conditions.length).fill(-1);
  pool.forEach(({ condition }, i) => {
    places[condition] = i;
  });
  const candidates = new Set<number>();
  const consider = (concept: number) => {
    const { kind, label } = knowledge.concept(concept);
    if (actionOf[kind] === null || implied.has(concept) || candidates.has(concept)) return;
    if ((knowledge.closure[concept] ?? []).some((a) => denied.has(a))) return;
    if (fitsPatient(label, who)) candidates.add(concept);
  };
  /** What the settling test of a danger shows, by concept: the places of the dangers. */
  const settling = new Map<number, number[]>();
  pool.forEach(({ condition }, place) => {
    const { evidence, cantMiss, tests } = knowledge.condition(condition);
    for (const { concept, role } of evidence) {
      // A disease that is a component of another is a conclusion, not something a patient can be asked about.
      const isConclusion = knowledge.concept(concept).kind === 'condition' && role === 'finding';
      if (role !== 'against' && !isConclusion) consider(concept);
    }
    for (const concept of cantMiss ? (tests[0]?.concepts ?? []) : []) {
      if (knowledge.concept(concept).kind === 'condition') continue;
      consider(concept);
      settling.set(concept, [...(settling.get(concept) ?? []), place]);
    }
  });
  return [...candidates]
    .sort((a, b) => a - b)
    .flatMap((concept): OpenFinding[] => {
      const action = actionOf[knowledge.concept(concept).kind];
      if (action === null) return [];
      const otherwise = knowledge.baseRate(concept, setting);
      const listed: { place: number; given: number }[] = [];
      for (const { condition, sensitivity, role } of knowledge.postings(concept)) {
        const place = places[condition] ?? -1;
        if (place < 0) continue;
        listed.push({ place, given: role === 'against' ? Math.min(despite, otherwise) : sensitivity });
      }
      for (const place of settling.get(concept) ?? [])
        if (listed.every((one) => one.place !== place)) listed.push({ place, given: settled });
      return [{ concept, action, listed, otherwise }];
    });
}

/** What the findings of a note answer: present, denied, or spoken of in any other way. */
export function knownFrom(findings: readonly Finding[], knowledge: Knowledge): Known {
  const { present, absent } = observe(findings, knowledge);
  const implied = new Set<number>();
  for (const { concept } of present) for (const a of knowledge.closure[concept] ?? []) implied.add(a);
  for (const { conceptId, measurement } of findings) {
    // Whatever was said of it (family, hypothetical), somebody has asked.
    const concept = knowledge.conceptIndex(conceptId);
    if (concept !== undefined) implied.add(concept);
    // A value that is known answers everything its analyte can say.
    const analyte = measurement && knowledge.analyte(measurement.analyteId);
    if (!analyte) continue;
    const gives = [analyte.low, analyte.high, analyte.positive, analyte.negative, ...analyte.steps.map((s) => s.gives)];
    for (const given of gives) if (given !== null) implied.add(given);
  }
  return { implied, denied: new Set(absent.map(({ concept }) => concept)) };
}
