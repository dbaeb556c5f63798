import { similarPairs } from './evidence-similarity.ts';
import type { Condition, EvidenceRole, PackData } from './pack-data.ts';
import type { Report } from './problem.ts';

/** Words of a finding's label that only one sex can have. Not "breast", "pelvic" or "genital": both sexes have these. */
const femaleOnly =
  /\b(pregnan|menstru|menses|menarche|menopaus|amenorrh|dysmenorrh|menorrhag|vagina|vulva|uterus|uterine|ovary|ovarian|adnexa|endometri|gravid|postpartum|post-partum)/i;
const maleOnly =
  /\b(prostat|testic|testis|testes|scrot|penis|penile|epididym|foreskin|glans|prepuce|erectile|ejaculat)/i;
/** Words that move a finding to somebody else: the mother, the partner, the family. */
const somebodyElse = /\b(mother|maternal|partner|wife|husband|family|sister|brother|father|son|contact)/i;

/** Ages in years from and up to which a stage of life can be meant. */
const newbornWords = /\b(newborn|neonat|infant|fontanelle)/i;
const newbornUntil = 6;
const adultWords = /\b(pregnan|menopaus|postpartum)/i;
const adultFrom = 9;

/** Two entries with one code that share this much of their weighted evidence are one entry written twice. */
const duplicateSimilarity = 0.9;

/** Refuses what cannot be true at once (sex, peak, one condition written twice) and doubts findings of another age. */
export function reportContradictions(pack: PackData, fileOf: (condition: number) => string, report: Report): void {
  pack.conditions.forEach((c, i) => {
    const say = (message: string) => report('error', fileOf(i), c.name, message);
    // A stage of life is guessed from words, and a mother's and a child's illness share findings: a person decides.
    const doubt = (message: string) => report('warning', fileOf(i), c.name, message);
    const [from, to] = c.age.peak;
    if (from > to) say('age.peak: the first age is above the second');
    else if (from < c.age.from || to > c.age.to)
      say(`age.peak: ${from} to ${to} lies outside the condition's ages ${c.age.from} to ${c.age.to}`);
    for (const { label, role } of presentFindings(pack, c)) {
      if (somebodyElse.test(label)) continue;
      if (c.female === 0 && femaleOnly.test(label)) say(`a condition of men cannot show "${label}"`);
      if (c.female === 1 && maleOnly.test(label)) say(`a condition of women cannot show "${label}"`);
      // A newborn infected at birth, and a newborn's mother, are context to each other.
      if (role === 'finding' && c.age.from >= newbornUntil && newbornWords.test(label))
        doubt(`a condition from ${c.age.from} years on cannot show "${label}"`);
      if (role === 'finding' && c.age.to < adultFrom && adultWords.test(label))
        doubt(`a condition up to ${c.age.to} years cannot show "${label}"`);
    }
  });
  for (const { a, b } of similarPairs(pack.conditions, duplicateSimilarity)) {
    const [one, other] = [pack.conditions[a], pack.conditions[b]];
    if (one && other && one.icd10 === other.icd10)
      report('error', fileOf(b), other.name, `has the code and nearly all evidence of "${one.name}"`);
  }
}

/** Labels of the findings a condition says the patient has; not diseases it mentions, nor what speaks against it. */
function presentFindings(pack: PackData, condition: Condition): { label: string; role: EvidenceRole }[] {
  return condition.evidence
    .filter((e) => e.role !== 'against')
    .flatMap((e) => {
      const concept = pack.concepts[e.concept];
      const now = concept && ['symptom', 'sign', 'lab', 'imaging', 'pathology', 'test'].includes(concept.kind);
      return now ? [{ label: concept.label, role: e.role }] : [];
    });
}
