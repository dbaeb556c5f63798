import type { Analyte, Concept, Layer } from './pack-data.ts';
import type { Wording } from './wording.ts';
import { stemOf } from './words.ts';

/** One wording as the reader compares it. */
export type Reading = {
  readonly layer: Layer;
  /** Position in `concepts` for findings, phrases of normality and conditions, in `analytes` for analytes. */
  readonly index: number;
  /** Distinct content stems in order, joined by spaces. */
  readonly stems: string;
  /**
   * What has to stand in the note literally: a short abbreviation ("DOE", "Mg", "K"; "does" and "mg" are neither), or a
   * phrase with one content word ("on edge").
   */
  readonly exact: string | null;
};

/** Longest wording that is matched, in content words. */
const longestWording = 12;

const abbreviation = /^(?:[A-Z][A-Za-z0-9]?|(?=.*[A-Z].*[A-Z])[A-Za-z0-9]{2,5})$/;
const reportKinds = new Set(['imaging', 'ecg', 'pathology', 'test']);
const seenOn =
  /\s+(?:seen )?(?:on|at|by) (?:chest |abdominal |pelvic |dental |plain |spinal |brain |thyroid |breast |cardiac |CT )?(?:imaging|ultrasound|ultrasonography|CT|MRI|X-ray|ECG|echocardiography|echocardiogram|endoscopy|colonoscopy|gastroscopy|bronchoscopy|laryngoscopy|otoscopy|cystoscopy|angiography|mammography|biopsy|microscopy|histology|Doppler)$/i;

/** Words of reports that mean nothing without the place where they were seen. */
const general = new Set(
  (
    'abnormal finding lesion mass lump shadow opacity change fluid air blood cyst nodule swelling thickening enhancement defect ' +
    'density calcification enlarged dilated raised low multiple small large focal diffuse normal left right bilateral signal echo'
  )
    .split(' ')
    .map(stemOf),
);

/** Whether a wording has small words beside its one content word; a phrase of the pack's own ("out of breath") is one word. */
const isPhrase = (words: string, wording: Wording): boolean =>
  wording.words(words).length > 1 && !/^[\p{L}]+-/u.test(words);

/** Every wording of a pack as the reader compares it, without repeats. */
export function readingsOf(concepts: readonly Concept[], analytes: readonly Analyte[], wording: Wording): Reading[] {
  const out: Reading[] = [];
  const seen = new Set<string>();
  const add = (layer: Layer, index: number, words: string) => {
    const stems = wording.stems(words);
    if (stems.length === 0 || stems.length > longestWording) return;
    const exact = abbreviation.test(words)
      ? words
      : stems.length === 1 && isPhrase(words, wording)
        ? words.toLowerCase()
        : null;
    const key = `${layer}:${index}:${[...stems].sort().join(' ')}:${exact ?? ''}`;
    if (seen.has(key)) return;
    seen.add(key);
    out.push({ layer, index, stems: stems.join(' '), exact });
  };
  const withVariants = (layer: Layer, index: number, words: string) => {
    add(layer, index, words);
    // "Thyroglobulin antibody" is the antibody against it, and so is "anti-thyroglobulin".
    if (/\banti-?\w{2,}/i.test(words) && /antibod/i.test(words)) {
      add(layer, index, words.replace(/\banti-(?=\w)/i, ''));
      add(layer, index, words.replace(/\s*\b(?:auto)?antibod(?:y|ies)\b/i, ''));
    }
  };
  const authored = new Set(concepts.flatMap((c) => [c.label, ...c.forms].map((w) => wording.key(w))));
  concepts.forEach((c, i) => {
    const layer = c.kind === 'condition' || c.kind === 'normal' ? c.kind : 'finding';
    for (const w of [c.label, ...c.forms]) {
      withVariants(layer, i, w);
      // Reports rarely repeat where a thing was seen: "disc herniation on MRI" is also read without its last words.
      const bare = reportKinds.has(c.kind) ? w.replace(seenOn, '') : w;
      // What is left must say more than a lone or a general word: "blood on CT" is not blood.
      const left = wording.stems(bare);
      const telling = left.length > 1 && left.some((s) => !general.has(s));
      if (bare !== w && !authored.has(wording.key(bare)) && telling) add(layer, i, bare);
    }
  });
  analytes.forEach((a, i) => {
    for (const w of [a.label, ...a.forms]) withVariants('analyte', i, w);
  });
  return out;
}
