import type { Differential, Evidence, RankedCondition, RationaleStep } from '../../contract/differential.ts';
import type { Demographics, Finding } from '../../contract/finding.ts';

/** Longest lists in one step; a rationale is read, not searched. */
const shownFindings = 8;
const shownHypotheses = 5;
const shownReasons = 4;

/**
 * The engine's own stepwise explanation: summary → representation → key findings → hypotheses → test each → commit.
 * It says only what the ledger holds; every claim cites the findings it rests on. Empty when nothing was read.
 */
export function explain(findings: readonly Finding[], who: Demographics, differential: Differential): RationaleStep[] {
  const { ranked } = differential;
  const first = ranked[0];
  if (first === undefined) return [];
  const byId = new Map(findings.map((f) => [f.id, f]));
  const present = findings.filter((f) => f.assertion === 'present' && f.kind !== 'normal');
  const complaint = present.filter((f) => f.section === 'chiefComplaint');
  const key = keyFindings(ranked, byId);
  const steps: RationaleStep[] = [
    step(
      'summary',
      'Summary',
      summaryText(who, complaint.length > 0 ? complaint : present.slice(0, 3), present.length),
      complaint,
    ),
    step(
      'representation',
      'Problem representation',
      `${describe(who)} with ${listOf(key.slice(0, 5).map((f) => `${f.label} [${f.id}]`)) || 'few specific findings'}.`,
      key.slice(0, 5),
    ),
    step('keyFindings', 'Key findings', keyText(key), key),
    step(
      'hypotheses',
      'Hypotheses',
      `${ranked
        .slice(0, shownHypotheses)
        .map((c, i) => `${i + 1}. ${c.name} (${c.icd10}), ${percent(c.probability)}`)
        .join('; ')}.`,
      [],
      ranked.slice(0, shownHypotheses),
    ),
  ];
  for (const condition of ranked.slice(0, 3)) steps.push(testStep(condition, byId));
  steps.push(commitStep(first, ranked[1], differential));
  return steps;
}

function step(
  kind: RationaleStep['kind'],
  title: string,
  text: string,
  findings: readonly Finding[],
  conditions: readonly RankedCondition[] = [],
): RationaleStep {
  return {
    kind,
    title,
    text,
    findingIds: findings.map((f) => f.id),
    conditionIds: conditions.map((c) => c.conditionId),
  };
}

export function describe({ ageYears, sex }: Demographics): string {
  const noun =
    sex === 'female'
      ? isChild(ageYears)
        ? 'girl'
        : 'woman'
      : sex === 'male'
        ? isChild(ageYears)
          ? 'boy'
          : 'man'
        : 'patient';
  return ageYears === null ? `A ${noun}` : `A ${ageText(ageYears)}-old ${noun}`;
}
const isChild = (age: number | null) => age !== null && age < 16;

function ageText(years: number): string {
  if (years >= 2) return `${Math.floor(years)}-year`;
  if (years >= 1 / 12) return `${Math.round(years * 12)}-month`;
  return `${Math.max(1, Math.round(years * 365))}-day`;
}

/** 1 % steps are already finer than what is known. */
export const percent = (p: number) => (p < 0.005 ? '<1 %' : p > 0.995 ? '>99 %' : `${Math.round(p * 100)} %`);

/** Joins words as a sentence does. */
const listOf = (words: readonly string[]) =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

function summaryText(who: Demographics, complaint: readonly Finding[], present: number): string {
  const cites = listOf(complaint.slice(0, 4).map((f) => `${f.label} [${f.id}]`));
  return `${describe(who)} presents with ${cites || 'no clearly read complaint'}. ${present} findings were read as present.`;
}

/** The findings that separate the leading conditions, strongest first. */
function keyFindings(ranked: readonly RankedCondition[], byId: ReadonlyMap<string, Finding>): Finding[] {
  const strength = new Map<string, number>();
  for (const c of ranked.slice(0, 3))
    for (const e of c.evidence)
      if (e.amount > 0.3 && (e.kind === 'finding' || e.kind === 'context' || e.kind === 'named'))
        for (const id of e.findingIds.slice(0, 1)) strength.set(id, Math.max(strength.get(id) ?? 0, e.amount));
  return [...strength]
    .sort(([, a], [, b]) => b - a)
    .flatMap(([id]) => byId.get(id) ?? [])
    .filter((f) => f.assertion !== 'absent')
    .slice(0, shownFindings);
}

const keyText = (key: readonly Finding[]) =>
  key.length === 0
    ? 'No finding separates the leading conditions strongly.'
    : `Most discriminating: ${listOf(key.map((f) => `${f.label} [${f.id}]`))}.`;

function testStep(condition: RankedCondition, byId: ReadonlyMap<string, Finding>): RationaleStep {
  const tied = condition.evidence.filter((e) => e.findingIds.length > 0);
  const pro = tied
    .filter((e) => e.amount > 0.1)
    .sort((a, b) => b.amount - a.amount)
    .slice(0, shownReasons);
  const con = tied
    .filter((e) => e.amount < -0.1)
    .sort((a, b) => a.amount - b.amount)
    .slice(0, shownReasons);
  const cite = (e: Evidence) =>
    `${e.label} [${e.findingIds[0]}] (${e.amount > 0 ? '+' : '−'}${Math.abs(e.amount).toFixed(1)})`;
  const sentences = [
    pro.length > 0 ? `For: ${pro.map(cite).join(', ')}.` : 'No specific finding supports it.',
    con.length > 0 ? `Against: ${con.map(cite).join(', ')}.` : '',
    condition.expected.length > 0
      ? `Expected but not documented: ${condition.expected
          .slice(0, 3)
          .map((x) => x.label)
          .join(', ')}.`
      : '',
  ];
  const cited = [...pro, ...con].flatMap((e) => e.findingIds.slice(0, 1)).flatMap((id) => byId.get(id) ?? []);
  return step('test', `Testing ${condition.name}`, sentences.filter(Boolean).join(' '), cited, [condition]);
}

function commitStep(
  first: RankedCondition,
  second: RankedCondition | undefined,
  { cantMiss, otherProbability }: Differential,
): RationaleStep {
  const sentences = [
    `The findings favour ${first.name} (${first.icd10}), ${percent(first.probability)}.`,
    second && second.probability > first.probability / 3
      ? `${second.name} remains close (${percent(second.probability)}).`
      : '',
    cantMiss.length > 0
      ? `Not to be missed: ${cantMiss
          .filter((c) => c.conditionId !== first.conditionId)
          .slice(0, 3)
          .map((c) => (c.settledBy ? `${c.name} (settled by ${c.settledBy})` : c.name))
          .join('; ')}.`
      : '',
    otherProbability > 0.2 ? `${percent(otherProbability)} is left to conditions not listed.` : '',
  ].filter((s) => s !== '' && s !== 'Not to be missed: .');
  return step('commit', 'Commit', sentences.join(' '), [], second ? [first, second] : [first]);
}
