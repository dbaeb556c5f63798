import type { Demographics } from '../../contract/finding.ts';

const perYear: Readonly<Record<string, number>> = {
  y: 1,
  yr: 1,
  yrs: 1,
  year: 1,
  years: 1,
  yo: 1,
  m: 1 / 12,
  mo: 1 / 12,
  mos: 1 / 12,
  month: 1 / 12,
  months: 1 / 12,
  w: 7 / 365,
  wk: 7 / 365,
  wks: 7 / 365,
  week: 7 / 365,
  weeks: 7 / 365,
  d: 1 / 365,
  day: 1 / 365,
  days: 1 / 365,
  h: 1 / 8760,
  hour: 1 / 8760,
  hours: 1 / 8760,
};

const numberWords: Readonly<Record<string, number>> = Object.fromEntries(
  'zero one two three four five six seven eight nine ten eleven twelve'.split(' ').map((w, i) => [w, i]),
);
const number = String.raw`(\d{1,3}(?:\.\d+)?|${Object.keys(numberWords).join('|')})`;
const unit = '(years?|yrs?|y|months?|mos?|m|weeks?|wks?|w|days?|d|hours?)';

const agePatterns: readonly RegExp[] = [
  new RegExp(String.raw`\bage\s*(?:[:：=]|is|of)?\s*${number}\s*-?\s*${unit}?\b(?!\s*(?:/|ago))`, 'i'),
  new RegExp(String.raw`\b${number}[\s-]*${unit}[\s.-]*(?:old|of age)\b`, 'i'),
  new RegExp(String.raw`\b${number}[\s-]*${unit}[\s,;/]+(?:male|female|man|woman|boy|girl|M|F)\b`),
  new RegExp(String.raw`\b${number}[\s-]*(y\/?o|yo)\b`, 'i'),
  /\b(\d{1,3})\s*-?\s*(y)?(?:ear)?\s*[-/ ]?\s*(?:M|F|male|female|man|woman|boy|girl)\b/,
  /\b(?:M|F|male|female)\s*[,/ ]\s*(\d{1,3})\s*(y|yo|yrs?|years?)?\b/,
];

const femaleWords = /\b(?:female|woman|girl|lady|she|her|primigravida|multigravida|gravida|pregnant|mrs|ms)\b/i;
const maleWords = /\b(?:male|man|boy|gentleman|he|his|him|mr)\b/i;

/** Most characters of a note that are searched for who the patient is. */
const head = 4000;

/**
 * Age and sex as the note states them, or null. The first statement of age wins; sex is taken from a label
 * ("Gender: F"), then from the description of the patient ("35-year-old woman"), then from pronouns.
 */
export function readDemographics(note: string): Demographics {
  const text = note.slice(0, head);
  return { ageYears: readAge(text), sex: readSex(text) };
}

function readAge(text: string): number | null {
  // "Patient: newborn, delivered to a 23-year-old mother": the first lines say who the patient is.
  if (/^\W*(?:patient\W+)?(?:(?:a|term|preterm|male|female|boy|girl)\W+){0,3}(?:newborn|neonate)\b/i.test(text))
    return 7 / 365;
  for (const pattern of agePatterns) {
    const m = pattern.exec(text);
    if (!m) continue;
    const value = numberWords[(m[1] ?? '').toLowerCase()] ?? Number(m[1]);
    const factor = perYear[(m[2] ?? 'y').toLowerCase().replace('/', '')] ?? 1;
    const years = value * factor;
    if (Number.isFinite(years) && years <= 130) return years;
  }
  if (/\b(?:newborn|neonate|neonatal)\b/i.test(text)) return 7 / 365;
  return null;
}

function readSex(text: string): Demographics['sex'] {
  const label = /\b(?:sex|gender)\s*[:：=]?\s*(female|male|woman|man|f|m)\b/i.exec(text);
  if (label) return /^(f|w)/i.test(label[1] ?? '') ? 'female' : 'male';
  const described =
    /(?:old|\by\/?o|\d\s*y|\d|newborn|neonate|infant)[\s,-]*(?:[a-z-]+[\s,-]+){0,3}?(female|woman|girl|lady|F|male|man|boy|gentleman|M)\b/.exec(
      text,
    );
  if (described) return /^(f|w|g(?!e)|l)/i.test(described[1] ?? '') ? 'female' : 'male';
  const firstFemale = femaleWords.exec(text)?.index ?? Number.POSITIVE_INFINITY;
  const firstMale = maleWords.exec(text)?.index ?? Number.POSITIVE_INFINITY;
  if (firstFemale === firstMale) return null;
  return firstFemale < firstMale ? 'female' : 'male';
}

/** Statements of sex in the note that contradict each other; used to warn, never to choose. */
export function contradictorySex(note: string): boolean {
  const labels = [...note.matchAll(/\b(?:sex|gender)\s*[:：=]\s*(female|male|f|m)\b/gi)].map((m) =>
    (m[1] ?? '').toLowerCase().charAt(0),
  );
  return new Set(labels).size > 1;
}
