import type { NoteVersion } from '../../../electron/contract/case.ts';

/** Saves closer together than this belong to one burst of edits; the note is saved while it is typed. */
const burstMs = 60_000;

/**
 * The version before the latest burst of edits: what a reader means by "the last version". Without an earlier burst, the
 * oldest version that has text. Null when there is nothing to compare with. `versions` come newest first.
 */
export function lastVersionBefore(versions: readonly NoteVersion[]): number | null {
  const written = versions.filter((version) => version.length > 0);
  if (written.length < 2) return null;
  for (const [index, version] of written.entries()) {
    const newer = written[index - 1];
    if (newer && Date.parse(newer.savedAt) - Date.parse(version.savedAt) > burstMs) return version.version;
  }
  return written.at(-1)?.version ?? null;
}
