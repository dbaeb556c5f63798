/**
 * The hierarchy of WHO ICD-10 (2019 edition): chapter → block → category (A09) → subcategory (A09.0). Chapters and
 * blocks follow the classification's published ranges; titles are our own short wording.
 */

export type Chapter = { readonly numeral: string; readonly from: string; readonly to: string; readonly title: string };

export const chapters: readonly Chapter[] = [
  { numeral: 'I', from: 'A00', to: 'B99', title: 'Infections' },
  { numeral: 'II', from: 'C00', to: 'D48', title: 'Neoplasms' },
  { numeral: 'III', from: 'D50', to: 'D89', title: 'Blood and immune mechanism' },
  { numeral: 'IV', from: 'E00', to: 'E90', title: 'Endocrine, nutritional, metabolic' },
  { numeral: 'V', from: 'F00', to: 'F99', title: 'Mental and behavioural' },
  { numeral: 'VI', from: 'G00', to: 'G99', title: 'Nervous system' },
  { numeral: 'VII', from: 'H00', to: 'H59', title: 'Eye' },
  { numeral: 'VIII', from: 'H60', to: 'H95', title: 'Ear' },
  { numeral: 'IX', from: 'I00', to: 'I99', title: 'Circulatory system' },
  { numeral: 'X', from: 'J00', to: 'J99', title: 'Respiratory system' },
  { numeral: 'XI', from: 'K00', to: 'K93', title: 'Digestive system' },
  { numeral: 'XII', from: 'L00', to: 'L99', title: 'Skin' },
  { numeral: 'XIII', from: 'M00', to: 'M99', title: 'Musculoskeletal' },
  { numeral: 'XIV', from: 'N00', to: 'N99', title: 'Genitourinary' },
  { numeral: 'XV', from: 'O00', to: 'O99', title: 'Pregnancy and childbirth' },
  { numeral: 'XVI', from: 'P00', to: 'P96', title: 'Perinatal period' },
  { numeral: 'XVII', from: 'Q00', to: 'Q99', title: 'Congenital' },
  { numeral: 'XVIII', from: 'R00', to: 'R99', title: 'Symptoms and signs' },
  { numeral: 'XIX', from: 'S00', to: 'T98', title: 'Injury and poisoning' },
  { numeral: 'XX', from: 'V01', to: 'Y98', title: 'External causes' },
  { numeral: 'XXI', from: 'Z00', to: 'Z99', title: 'Factors influencing health' },
  { numeral: 'XXII', from: 'U00', to: 'U99', title: 'Special purposes' },
];

/** "k35.8" → "K35.8"; null when it has not the shape of a WHO code. */
export function normaliseCode(code: string): string | null {
  const plain = code.trim().toUpperCase().replace('.', '');
  if (!/^[A-Z]\d\d\d?$/.test(plain)) return null;
  return plain.length === 3 ? plain : `${plain.slice(0, 3)}.${plain.slice(3)}`;
}

export const categoryOf = (code: string): string => code.slice(0, 3).toUpperCase();

export function chapterOf(code: string): Chapter | null {
  const category = categoryOf(code);
  return chapters.find((c) => category >= c.from && category <= c.to) ?? null;
}

/**
 * How far two codes are apart in the hierarchy that MedFound (Nature Medicine 2025) grades diagnoses by:
 * 0 the same subcategory, 1 the same category, 2 the same chapter, 3 different chapters. A three-character code
 * equals every subcategory of its category at level 0 only when both have three characters.
 */
export function distance(a: string, b: string): 0 | 1 | 2 | 3 {
  const [x, y] = [normaliseCode(a), normaliseCode(b)];
  if (x === null || y === null) return 3;
  if (x === y) return 0;
  if (categoryOf(x) === categoryOf(y)) return 1;
  return chapterOf(x) !== null && chapterOf(x) === chapterOf(y) ? 2 : 3;
}
