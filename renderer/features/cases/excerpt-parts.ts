/** A piece of a search excerpt; `match` pieces are what the search found. */
export type ExcerptPart = { readonly text: string; readonly match: boolean };

/** Splits an excerpt at its marks (matches stand between U+0002 and U+0003; a mark left open runs to the end). */
export function excerptParts(excerpt: string): readonly ExcerptPart[] {
  const parts: ExcerptPart[] = [];
  for (const [index, piece] of excerpt.split('\u0002').entries()) {
    const [first = '', ...rest] = piece.split('\u0003');
    if (index > 0) parts.push({ text: first, match: true });
    const plain = index > 0 ? rest.join('') : [first, ...rest].join('');
    if (plain) parts.push({ text: plain, match: false });
  }
  return parts;
}
