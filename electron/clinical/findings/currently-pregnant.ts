import type { Demographics } from '../../contract/finding.ts';

/** Ages in years between which a pregnancy changes how results are read. */
const fertile = { from: 12, to: 56 } as const;

const stated = [
  /\b(?:is|currently|now|who is|being|she'?s)\s+(?:\d+\s*(?:weeks?|wks?|months?)\s+)?pregnant\b/,
  /\bpregnant\s+(?:wom[ae]n|lady|patient|teenager|girl|female)\b/,
  /\b\d{1,2}(?:\s*\+\s*\d)?\s*(?:weeks?|wks?|months?|\/\s*40)(?:\s*\+\s*\d)?(?:'s?)?[\s-]*(?:of\s+)?(?:pregnan|gestation|gravid)/,
  /\b\d{1,2}\s*\/\s*40\b/,
  /\bat\s+\d{1,2}(?:\s*\+\s*\d)?\s*(?:weeks|wks)\s+(?:of\s+)?(?:gestation|pregnan)/,
  /\b(?:first|second|third|1st|2nd|3rd)\s+trimester\b/,
  /\bpregnancy\s+test\s*(?:is|was|:|=)?\s*(?:strongly\s+)?(?:positive|\+)/,
  /\bpositive\s+(?:urine\s+|urinary\s+|home\s+)?pregnancy\s+test\b/,
  /\b(?:primigravida|multigravida)\b/,
  /\bg\d\s*p\d\S*\s+(?:at|with)\s+\d{1,2}\b/,
  /(?:^|[,;.]\s*)pregnant\b/,
];
const somethingElse =
  /\b(?:not|non-?|never|isn'?t|denies (?:being|that she is)|whether|if|may be|might be|could be|wife|partner|girlfriend|daughter|sister|mother)\s*(?:is\s+|was\s+|currently\s+|been\s+)*pregnan|\b(?:previous|past|prior|earlier|last|before|after|during (?:her |a )?(?:last|previous)) pregnanc|\bpregnancy test\s*(?:is|was|:|=)?\s*(?:negative|neg\b|-)|\bnegative (?:urine |urinary |home )?pregnancy test|\b(?:born|delivered|delivery|birth)\b[^.;]{0,30}\b(?:at|after)\s+\d{1,2}[^.;]{0,12}(?:gestation|weeks|\/\s*40)/;

/**
 * Whether a note says that the patient is pregnant now. A wrong yes would call a woman's results normal that are not,
 * so only a plain statement counts: a negative test, a past pregnancy, a partner's or a newborn's gestation do not.
 */
export function currentlyPregnant(note: string, who: Demographics): boolean {
  if (who.sex === 'male') return false;
  if (who.ageYears !== null && who.ageYears !== undefined && (who.ageYears < fertile.from || who.ageYears > fertile.to))
    return false;
  return note
    .toLowerCase()
    .split(/(?<=[.;!?])\s+|\n/)
    .some((sentence) => !somethingElse.test(sentence) && stated.some((s) => s.test(sentence)));
}
