import { layers } from '../knowledge/pack-data.ts';
import type { Match } from './match.ts';

/** One number per layer and word, so that layers do not claim each other's words. */
const slot = (m: Match, word: number) => word * layers.length + layers.indexOf(m.layer);

/**
 * Drops what a longer match of the same layer says already, gapped matches whose words all belong elsewhere, partial
 * matches that add no word to what whole ones have read, and matches with a carried site whose words have one here.
 */
export function keepLongest(matches: readonly Match[]): Match[] {
  const order = [...matches].sort(
    (a, b) =>
      Number(b.whole) - Number(a.whole) ||
      b.words.length + b.carried - a.words.length - a.carried ||
      a.carried - b.carried ||
      a.gap - b.gap ||
      a.start - b.start ||
      a.index - b.index,
  );
  const kept: Match[] = [];
  const owners = new Map<number, Match[]>();
  for (const m of order) {
    const claims = m.words.map((w) => owners.get(slot(m, w)) ?? []);
    if (!m.whole && claims.filter((c) => c.length === 0).length < 2) continue;
    if (m.carried > 0 && claims.every((c) => c.some((o) => o.carried === 0 && o.words.length > 1))) continue;
    const firstClaims = claims[0] ?? [];
    if (
      firstClaims.some(
        (o) =>
          claims.every((c) => c.includes(o)) &&
          (o.words.length + o.carried > m.words.length + m.carried || o.index === m.index || o.gap < m.gap || !m.whole),
      )
    )
      continue;
    if (claims.some((c) => c.some((o) => o.index === m.index))) continue;
    if (m.gap > 0 && claims.every((c) => c.some((o) => o.gap === 0 && o.words.length > 1))) continue;
    kept.push(m);
    for (const w of m.words) {
      const key = slot(m, w);
      const list = owners.get(key);
      if (list) list.push(m);
      else owners.set(key, [m]);
    }
  }
  return kept;
}
