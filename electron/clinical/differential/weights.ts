import type { Assertion, SectionKind } from '../../contract/finding.ts';

/**
 * The few global parameters of the engine, in nats where not said otherwise. Their starting values come from a
 * prototype, and those that moved since were chosen by coordinate search on the development sets (docs/decisions/0004);
 * none is fitted to a disease. Each is the only place its number stands.
 */
export const weights = {
  /** Prevalence counts a third: notes come from people whom somebody already chose to see. */
  prior: 0.35,
  /** A code of ICD-10 chapter XVIII names a symptom: it is a diagnosis only while no cause is in sight. */
  symptomDiagnosis: -2.5,
  /** A disease that the note tells as known is context: it raises its complications and is not today's answer. */
  knownDisease: -3,
  /** The k-th strongest finding of a condition counts 0.86^k: findings of one disease are not independent. */
  rankDamping: 0.86,
  /** A finding that repeats a related one (parent and child) counts this much. */
  relatedDamping: 0.4,
  /** The same concept again, from another observation, counts this much. */
  repeatedDamping: 0.1,
  /** A value just outside its reference range counts this much of one that is clearly outside. */
  borderline: 0.5,
  /** Bounds of one finding's ln P(f|d)/P(f). */
  evidence: { low: -2, high: 6 },
  /** Risk factors, drugs, known diseases and course words together at most. */
  contextCap: 5,
  /** A finding that speaks against a condition. */
  against: -1.5,
  /** Share of the textbook log((1−P)/(1−P0)) that an absent finding counts. */
  absent: 0.1,
  /** Charge for each present finding that a condition does not explain, times the finding's weight. */
  unexplained: 0.25,
  /** Charge when nothing of the expected picture is documented; in proportion when some is. */
  undocumented: 3,
  /** A finding this common in a condition belongs to its expected picture. */
  undocumentedFrom: 0.7,
  salience: { low: 0.3, normal: 1, high: 2 },
  chiefComplaint: 1.5,
  /** A condition whose name is also a finding counts this share of its name. */
  namedSymptom: 0.3,
  /** Score of "something the pack does not hold or the note does not show". */
  other: 0,
  /** Softmax temperature. */
  temperature: 1.3,
} satisfies Record<string, unknown>;

/** How much a finding counts by where it stands. */
export const sectionWeight: Readonly<Record<SectionKind, number>> = {
  patient: 1,
  chiefComplaint: weights.chiefComplaint,
  presentIllness: 1.15,
  pastHistory: 1,
  medications: 1,
  allergies: 0.2,
  familyHistory: 1,
  socialHistory: 1,
  systemsReview: 0.8,
  vitals: 1,
  examination: 1,
  laboratory: 1.4,
  imaging: 1.4,
  assessment: 1,
  plan: 0.3,
  other: 1,
};

/** How much a finding counts by its assertion; 0 is not evidence. */
export const assertionWeight: Readonly<Record<Assertion, number>> = {
  present: 1,
  uncertain: 0.6,
  historical: 0.35,
  family: 0,
  hypothetical: 0,
  absent: 0,
};

/** What naming a condition is worth, by where it is named. */
export const namedWeight: Readonly<Record<SectionKind, number>> = {
  patient: 2,
  chiefComplaint: 9,
  presentIllness: 4,
  pastHistory: 0.5,
  medications: 0.5,
  allergies: 0,
  familyHistory: 0.3,
  socialHistory: 0.3,
  systemsReview: 1,
  vitals: 0,
  examination: 2,
  laboratory: 2.5,
  imaging: 2.5,
  assessment: 7,
  plan: 1,
  other: 3,
};

/** What naming a condition is worth, by its assertion: a factor, except that a denial is a fixed amount. */
export const namedAssertion: Readonly<Record<Exclude<Assertion, 'absent'>, number>> = {
  present: 1,
  uncertain: 0.7,
  historical: 0.15,
  family: 0.08,
  hypothetical: 0.1,
};
export const namedDenied = -1.2;

/** Charges for being outside a condition's age range or away from its peak. */
export const ageFit = {
  /** Beyond the range by more than this share of its bound (and at least `slackYears`) a condition is impossible. */
  slackShare: 0.25,
  slackYears: 1,
  outsideRange: -3,
  outsidePeak: -0.7,
} as const;
