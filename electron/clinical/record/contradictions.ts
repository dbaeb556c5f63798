import type { Demographics, Finding } from '../../contract/finding.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { contradictorySex } from './demographics.ts';

type Read = { readonly demographics: Demographics; readonly findings: readonly Finding[] };

/** Most characters of a note that are searched for the patient's age, as for the age itself. */
const head = 4000;
/** Ages that differ by no more than this are one birthday apart, not a contradiction. In years. */
const sameAgeYears = 1;

/**
 * Where the record contradicts itself, in words for the user, and who the patient is without the statements that do:
 * nothing is excluded by an age or a sex that the note itself disputes.
 */
export function contradictionsIn(
  note: string,
  { demographics, findings }: Read,
  knowledge: Knowledge,
): { readonly who: Demographics; readonly warnings: readonly string[] } {
  const warnings: string[] = [];
  let who = demographics;
  if (contradictorySex(note)) {
    who = { ...who, sex: null };
    warnings.push('The note states two different sexes; neither is used to exclude a condition.');
  }
  const ages = statedAges(note);
  const [first] = ages;
  const other = ages.find((age) => first !== undefined && Math.abs(age - first) > sameAgeYears);
  if (first !== undefined && other !== undefined) {
    who = { ...who, ageYears: null };
    warnings.push(`The note states two different ages (${first} and ${other} years); neither is used.`);
  }
  for (const name of ruledOut(findings, who, knowledge))
    warnings.push(`The note names ${name}, which the recorded sex rules out: one of the two is wrong.`);
  return { who, warnings };
}

/** Ages in years that the note states of the patient: a label, or a sentence that opens with the patient's age. */
function statedAges(note: string): number[] {
  const text = note.slice(0, head);
  const label = /^[ \t]*(?:age|patient age)\s*[:：=]\s*(\d{1,3})\b(?!\s*(?:months?|mo|m|weeks?|wks?|w|days?|d)\b)/gim;
  const opening =
    /(?:^|[.:：]\s+)(?:(?:the |this )?patient is )?(?:an? )?(\d{1,3})[- ]years?[- ]old (?:[a-z-]+ ){0,2}(?:man|woman|male|female|boy|girl|gentleman|lady|patient)\b/gim;
  return [label, opening]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map((m) => Number(m[1]))
    .filter((age) => age <= 130);
}

/** Conditions that the note says the patient has and the patient's sex cannot have. */
function ruledOut(findings: readonly Finding[], who: Demographics, knowledge: Knowledge): Set<string> {
  const names = new Set<string>();
  if (who.sex === null) return names;
  const share = who.sex === 'female' ? 1 : 0;
  for (const { conceptId, assertion } of findings) {
    if (assertion !== 'present' && assertion !== 'historical') continue;
    const concept = knowledge.conceptIndex(conceptId);
    const condition = concept === undefined ? undefined : knowledge.conditionOfConcept(concept);
    if (condition === undefined) continue;
    const { female, name } = knowledge.condition(condition);
    if ((female === 0 || female === 1) && female !== share) names.add(name);
  }
  return names;
}
