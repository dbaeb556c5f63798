/** A piece of a rationale's text: words, or a finding cited as [F3]. */
export type CitationPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'finding'; readonly findingId: string };

/** Splits text at its citations. "[F3, F7]" and "[F3][F7]" are two citations; anything else in brackets is text. */
export function citationParts(text: string): readonly CitationPart[] {
  const parts: CitationPart[] = [];
  let end = 0;
  for (const match of text.matchAll(/\[(F\d+(?:\s*[,;]\s*F\d+)*)\]/g)) {
    if (match.index > end) parts.push({ type: 'text', text: text.slice(end, match.index) });
    for (const findingId of (match[1] ?? '').split(/\s*[,;]\s*/)) parts.push({ type: 'finding', findingId });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ type: 'text', text: text.slice(end) });
  return parts;
}
