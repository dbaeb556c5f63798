import { z } from 'zod';

const goldSchema = z.object({
  id: z.string(),
  icd10: z.string(),
  accept: z.array(z.string()).default([]),
  accept4: z.array(z.string()).default([]),
  label_in_text: z.boolean().optional(),
  image_dependent: z.boolean().optional(),
});
export type GoldLine = z.infer<typeof goldSchema>;

/** Parses each line that is not blank; a bad one is told by its number and left out. */
export function eachLine<T>(text: string, parse: (line: string) => T | null, bad: (line: number) => void): T[] {
  return text.split(/\r?\n/).flatMap((line, i) => {
    if (line.trim() === '') return [];
    const value = parse(line);
    if (value === null) bad(i + 1);
    return value === null ? [] : [value];
  });
}

/** A line of a gold file, or null. */
export function parseGold(line: string): GoldLine | null {
  try {
    const parsed = goldSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
