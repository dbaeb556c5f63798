import type { Analyte, Concept, Layer } from './pack-data.ts';
import type { Wording } from './wording.ts';

/** One wording as the reader compares it. */
export type Reading = {
  readonly layer: Layer;
  /** Position in `concepts` for findings, phrases of normality and conditions, in `analytes` for analytes. */
  readonly index: number;
  /** Distinct content stems in order, joined by spaces. */
  readonly stems: string;
  /** A short abbreviation ("DOE", "Mg", "K") is read only as written or in capitals: "does" and "mg" are neither. */
  readonly exact: string | null;
};

/** Longest wording that is matched, in content words. */
const longestWording = 12;

const abbreviation = /^(?:[A-Z][A-Za-z0-9]?|(?=.*[A-Z].*[A-Z])[A-Za-z0-9]{2,5})$/;
const reportKinds = new Set(['imaging', 'ecg', 'pathology', 'test']);
const seenOn =
  /\s+(?:seen )?(?:on|at|by) (?:chest |abdominal |pelvic |dental |plain |spinal |brain |thyroid |breast |cardiac |CT )?(?:imaging|ultrasound|ultrasonography|CT|MRI|X-ray|ECG|echocardiography|echocardiogram|endoscopy|colonoscopy|gastroscopy|bronchoscopy|laryngoscopy|otoscopy|cystoscopy|angiography|mammography|biopsy|microscopy|histology|Doppler)$/i;

/** Every wording of a pack as the reader compares it, without repeats. */
export function readingsOf(concepts: readonly Concept[], analytes: readonly Analyte[], wording: Wording): Reading[] {
  const out: Reading[] = [];
  const seen = new Set<string>();
  const add = (layer: Layer, index: number, words: string) => {
    const stems = wording.stems(words);
    if (stems.length === 0 || stems.length > longestWording) return;
    const key = `${layer}:${index}:${[...stems].sort().join(' ')}`;
    if (seen.has(key)) return;
    seen.add(key);
    out.push({ layer, index, stems: stems.join(' '), exact: abbreviation.test(words) ? words : null });
  };
  const authored = new Set(concepts.flatMap((c) => [c.label, ...c.forms].map((w) => wording.key(w))));
  concepts.forEach((c, i) => {
    const layer = c.kind === 'condition' || c.kind === 'normal' ? c.kind : 'finding';
    for (const w of [c.label, ...c.forms]) {
      add(layer, i, w);
      // Reports rarely repeat where a thing was seen: "disc herniation on MRI" is also read without its last words.
      const bare = reportKinds.has(c.kind) ? w.replace(seenOn, '') : w;
      // What is left must say more than a lone word: "blood on CT" is not blood.
      if (bare !== w && !authored.has(wording.key(bare)) && wording.stems(bare).length > 1) add(layer, i, bare);
    }
  });
  analytes.forEach((a, i) => {
    for (const w of [a.label, ...a.forms]) add('analyte', i, w);
  });
  return out;
}
