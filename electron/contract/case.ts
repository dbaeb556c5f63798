import { z } from 'zod';
import { correctionSchema } from './finding.ts';

export const caseIdSchema = z.string().regex(/^[0-9a-f-]{36}$/);

/** Most characters a note may have (UTF-16 code units). */
export const maxNoteLength = 2_000_000;

/** A row of the case list. Times are ISO 8601 in UTC. */
export const caseSummarySchema = z.object({
  caseId: caseIdSchema,
  title: z.string(),
  /** True when the user named it; otherwise the title follows the note. */
  titleIsOwn: z.boolean(),
  archived: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** For a search: the matching excerpt, matches between U+0002 and U+0003. */
  excerpt: z.string().nullable(),
});
export type CaseSummary = z.infer<typeof caseSummarySchema>;

/** A case as opened: the newest version of its note and the user's corrections of the reading. */
export const openCaseSchema = z.object({
  summary: caseSummarySchema,
  version: z.int().positive(),
  text: z.string(),
  corrections: z.array(correctionSchema),
});
export type OpenCase = z.infer<typeof openCaseSchema>;

/** One kept version of a note. Every save is a version; none is overwritten. */
export const noteVersionSchema = z.object({
  version: z.int().positive(),
  savedAt: z.string(),
  length: z.int().nonnegative(),
});
export type NoteVersion = z.infer<typeof noteVersionSchema>;
