/**
 * The FTS5 expression that finds every word of the user's text as the beginning of a word, in any order; null when
 * the text has no word. Only letters, digits and marks reach SQLite, each word quoted, so that no text is syntax.
 */
export function searchQuery(typed: string): string | null {
  const words = typed.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.length === 0 ? null : words.map((word) => `"${word}"*`).join(' ');
}
