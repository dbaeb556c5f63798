import { knownTo } from '../clinical/differential/known-to.ts';
import type { Knowledge } from '../clinical/knowledge/knowledge.ts';
import type { Analysis } from '../contract/differential.ts';
import { type Gold, isRight } from './score.ts';

/** Why a right diagnosis was not first, in the order in which it is looked for. */
export const missCauses = ['not in the pack', 'ruled out by age or sex', 'not read', 'outweighed'] as const;
export type MissCause = (typeof missCauses)[number];

/** A diagnosis with fewer of its findings read than this counts as not read. */
const enoughRead = 4;

/** How a case went: how many findings of the right diagnosis were read as present, and why it was not first. */
export type CaseReview = { readonly read: number; readonly enough: boolean; readonly cause: MissCause | null };

/** Reviews one case. Of several conditions with an accepted code the one with the most findings read counts. */
export function reviewCase(gold: Gold, analysis: Analysis, knowledge: Knowledge): CaseReview {
  const right = knowledge.pack.conditions.flatMap((c, i) => (isRight(gold, c.icd10) ? [i] : []));
  const present = analysis.findings.filter((f) => f.assertion === 'present').map((f) => f.conceptId);
  const read = Math.max(0, ...right.map((condition) => knownTo(condition, present, knowledge)));
  const rank = analysis.differential.ranked.findIndex((c) => isRight(gold, c.icd10));
  const { sex, ageYears } = analysis.demographics;
  const possible = right.some((i) => {
    const { female, age } = knowledge.condition(i);
    const sexFits = sex === null || (sex === 'female' ? female > 0 : female < 1);
    return sexFits && (ageYears === null || (ageYears >= age.from && ageYears <= age.to));
  });
  const cause: MissCause | null =
    rank === 0
      ? null
      : right.length === 0
        ? 'not in the pack'
        : !possible
          ? 'ruled out by age or sex'
          : read < enoughRead
            ? 'not read'
            : 'outweighed';
  return { read, enough: read >= enoughRead, cause };
}
