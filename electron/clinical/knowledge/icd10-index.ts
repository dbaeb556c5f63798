import { categoryOf, chapterOf, distance, normaliseCode } from './icd10.ts';
import type { Icd10Entry } from './pack-data.ts';

/** One level of the hierarchy a code stands in: a chapter (numeral), block (A00-A09), category or subcategory. */
export type Icd10Level = {
  readonly level: 'chapter' | 'block' | 'category' | 'subcategory';
  readonly code: string;
  readonly title: string;
};

/** The ICD-10 index of a pack, asked by code. */
export class Icd10Index {
  readonly #entries: ReadonlyMap<string, Icd10Entry>;
  readonly #blocks: readonly (Icd10Entry & { readonly from: string; readonly to: string })[];

  constructor(entries: readonly Icd10Entry[]) {
    this.#entries = new Map(entries.map((e) => [e.code, e]));
    this.#blocks = entries
      .filter((e) => e.code.includes('-'))
      .map((e) => ({ ...e, from: e.code.slice(0, 3), to: e.code.slice(4) }));
  }

  /** The levels above and at a code, widest first; levels the index has no title for are left out. */
  place(code: string): Icd10Level[] {
    const plain = normaliseCode(code);
    if (plain === null) return [];
    const levels: Icd10Level[] = [];
    const chapter = chapterOf(plain);
    if (chapter) levels.push({ level: 'chapter', code: chapter.numeral, title: chapter.title });
    const block = this.block(plain);
    if (block) levels.push({ level: 'block', code: block.code, title: block.title });
    const category = this.#entries.get(categoryOf(plain));
    if (category) levels.push({ level: 'category', code: category.code, title: category.title });
    const own = plain.length > 3 ? this.#entries.get(plain) : undefined;
    if (own) levels.push({ level: 'subcategory', code: own.code, title: own.title });
    return levels;
  }

  block(code: string): Icd10Entry | null {
    const category = categoryOf(code);
    return this.#blocks.find((b) => category >= b.from && category <= b.to) ?? null;
  }

  blocks(): readonly Icd10Entry[] {
    return this.#blocks;
  }

  /** Codes that name the same diagnosis as this one, with the reason; those of its category count for it too. */
  same(code: string): { readonly code: string; readonly title: string; readonly reason: string }[] {
    const plain = normaliseCode(code);
    if (plain === null) return [];
    const found = [...new Set([plain, categoryOf(plain)])].flatMap((c) => this.#entries.get(c)?.same ?? []);
    return found
      .filter((s, i) => s.code !== plain && found.findIndex((x) => x.code === s.code) === i)
      .map((s) => ({ ...s, title: this.#entries.get(s.code)?.title ?? '' }));
  }

  /** `distance` of icd10.ts, where codes that name the same diagnosis are 0 apart whatever their place. */
  distance(a: string, b: string): 0 | 1 | 2 | 3 {
    const other = normaliseCode(b);
    const means = (s: { readonly code: string }) =>
      other !== null && (s.code === other || (s.code.length === 3 && s.code === categoryOf(other)));
    return this.same(a).some(means) ? 0 : distance(a, b);
  }
}
