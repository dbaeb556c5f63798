import type { Differential, RankedCondition } from '../contract/differential.ts';
import type { Correction } from '../contract/finding.ts';
import type { AnswerEffects, CaseChoice, Comparison, Hypotheses, NextStep } from '../contract/inquiry.ts';
import type { ClinicalEngine } from './analyse.ts';
import { shiftsBetween } from './differential/changes.ts';
import { compareConditions } from './differential/compare.ts';
import { supposedFindings } from './differential/hypotheses.ts';
import { nextSteps } from './differential/next-step.ts';
import { knownFrom } from './differential/open-findings.ts';
import { rankDifferential } from './differential/rank.ts';
import type { CareSetting } from './knowledge/pack-data.ts';

/** What is asked about: a text, the user's decisions about its reading and its list, and where the patient is seen. */
export type Asked = {
  readonly text: string;
  readonly corrections: readonly Correction[];
  readonly setting: CareSetting;
  readonly choices: readonly CaseChoice[];
};

const nothing: Hypotheses = { without: [], assumed: [] };
/** Rows named in the effect of one answer. */
const effectsShown = 3;

/** The list of a supposed record. Nothing is kept; with no hypothesis it is the list of the note. */
export function whatIf(engine: ClinicalEngine, asked: Asked, hypotheses: Hypotheses): Differential {
  if (hypotheses.without.length + hypotheses.assumed.length === 0)
    return engine.rank(asked.text, asked.corrections, asked.setting, asked.choices);
  const { findings, who, warnings } = engine.read(asked.text, asked.corrections);
  const supposed = supposedFindings(findings, hypotheses, engine.knowledge);
  return rankDifferential(supposed, who, asked.setting, engine.knowledge, warnings, asked.choices);
}

/** What the answers "present" and "absent" about one finding would do to the list. */
export function effectsOfAnswer(engine: ClinicalEngine, asked: Asked, conceptId: string): AnswerEffects {
  const now = whatIf(engine, asked, nothing).ranked;
  const effect = (assertion: 'present' | 'absent') =>
    shiftsBetween(
      now,
      whatIf(engine, asked, { without: [], assumed: [{ conceptId, assertion }] }).ranked,
      effectsShown,
    );
  return { present: effect('present'), absent: effect('absent') };
}

/** The next best questions, examinations and tests for a note. */
export function stepsFor(engine: ClinicalEngine, asked: Asked): NextStep[] {
  const { findings, who } = engine.read(asked.text, asked.corrections);
  return nextSteps(whatIf(engine, asked, nothing), findings, who, asked.setting, engine.knowledge);
}

/**
 * A condition with its own probability and evidence, wherever it stands: a kind inside a row, an entry of the can't-miss
 * lane, an excluded one. Null when the pack has no such condition, the patient cannot have it, or nothing is ranked.
 */
export function conditionAlone(
  engine: ClinicalEngine,
  asked: Asked,
  hypotheses: Hypotheses,
  conditionId: string,
): RankedCondition | null {
  const choices = [...without(asked.choices, conditionId), { conditionId, choice: 'added' as const }];
  const { ranked } = whatIf(engine, { ...asked, choices }, hypotheses);
  const found = ranked.find((row) => row.conditionId === conditionId);
  const kept = asked.choices.find((c) => c.conditionId === conditionId)?.choice;
  return found ? { ...found, kept: kept === 'pinned' || kept === 'added' ? kept : null } : null;
}

/** Two conditions side by side; null when one of them cannot be ranked for this patient. */
export function comparison(engine: ClinicalEngine, asked: Asked, a: string, b: string): Comparison | null {
  const [first, second] = [a, b].map((id) => conditionAlone(engine, asked, nothing, id));
  if (!first || !second) return null;
  const { findings } = engine.read(asked.text, asked.corrections);
  return compareConditions(first, second, knownFrom(findings, engine.knowledge), engine.knowledge);
}

const without = (choices: readonly CaseChoice[], conditionId: string) =>
  choices.filter((c) => c.conditionId !== conditionId);
