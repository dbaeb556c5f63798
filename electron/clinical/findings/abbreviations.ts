import type { SectionKind } from '../../contract/finding.ts';

/** Where an abbreviation with two meanings stands. `before` and `after` are the note's text around it. */
export type Surroundings = {
  readonly before: string;
  readonly after: string;
  readonly section: SectionKind;
  readonly ageYears: number | null;
};

/**
 * Abbreviations that the lexicon holds under one meaning, and where they have the other one. By the abbreviation as
 * written; true where the lexicon's meaning does not hold.
 */
const otherMeaning: Readonly<Record<string, (s: Surroundings) => boolean>> = {
  // room air, not rheumatoid arthritis
  RA: ({ before }) => /(?:%|\bsats?\b|SpO2|\bO2|\bon)\s*(?:on\s*)?$/i.test(before),
  // physical examination, not pulmonary embolism
  PE: ({ after }) => /^\s*[:：]/.test(after),
  // tender to percussion or palpation, not thrombotic thrombocytopenic purpura
  TTP: ({ section, after }) => section === 'examination' || /^\s*(?:\+|over|in |at )/.test(after),
  // chest pain in an adult's notes, cerebral palsy in a child's
  CP: ({ ageYears, before, after }) =>
    (ageYears === null || ageYears >= 16) && !/spastic|palsy|quadripleg|dipleg/i.test(before + after),
  // group B streptococcus around birth, not Guillain-Barré
  GBS: ({ before, after, ageYears }) =>
    /mother|maternal|mat\b|swab|pregnan|gestation|labou?r/i.test(before) ||
    /^\s*(?:positive|negative|pos|neg|unknown|status|swab|carrier|\+)/i.test(after) ||
    (ageYears !== null && ageYears < 0.1),
  // prostate-specific antigen, not psoriatic arthritis
  PSA: ({ after }) => /^\s*[:=]?\s*(?:of |was |is |level )?[\d<>]/.test(after),
  // mental state, mitral stenosis, morphine sulphate; not multiple sclerosis
  MS: ({ after, before }) => /^\s*(?:exam|contin|[:：])/i.test(after) || /mitral|valve|\bMR\b|\bAS\b/i.test(before),
  // CT angiography, not "clear to auscultation"
  CTA: ({ section, after }) =>
    section === 'imaging' || section === 'laboratory' || /^\)?\s*(?:CT|exam|show|scan|of)/i.test(after),
  // hypersensitivity pneumonitis or no known sense, unless the stomach is spoken of
  HP: ({ before, after }) => !/pylori|gastr|ulcer|breath test|antigen/i.test(before + after),
};

/** Whether `written` means something else here than what the lexicon says. */
export const meansOther = (written: string, surroundings: Surroundings): boolean =>
  otherMeaning[written]?.(surroundings) ?? false;
