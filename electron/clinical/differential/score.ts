import type { Evidence } from '../../contract/differential.ts';
import type { Demographics } from '../../contract/finding.ts';
import type { CareSetting, Knowledge, Posting } from '../knowledge/knowledge.ts';
import { prevalenceOf } from '../knowledge/knowledge.ts';
import type { Condition } from '../knowledge/pack-data.ts';
import type { NamedMention, Observation, Observations } from './observations.ts';
import { ageFit, namedAssertion, namedDenied, namedWeight, weights } from './weights.ts';

/** A condition's score and the ledger lines that add up to it, exactly. */
export type Scored = {
  readonly condition: number;
  readonly score: number;
  readonly ledger: readonly Evidence[];
  /** How many findings (not context) of the note speak for it. */
  readonly support: number;
};

type Contribution = {
  readonly concept: number;
  readonly observation: Observation;
  readonly amount: number;
  readonly sensitivity: number;
  readonly baseRate: number;
  readonly role: Posting['role'];
};

const contextKinds = new Set(['history', 'exposure', 'drug', 'course', 'condition']);
const clip = (x: number, { low, high }: { low: number; high: number }) => Math.min(high, Math.max(low, x));

/**
 * Scores every condition that the patient's age and sex allow:
 * S(d) = ½·ln π(d) + age/sex + min(cap, Σ context) + Σ_k 0.92^k·w·clip(ln P(f|d)/P(f)) + named − Σ unexplained.
 */
export function scoreConditions(
  observations: Observations,
  who: Demographics,
  setting: CareSetting,
  knowledge: Knowledge,
): Scored[] {
  const { conditions } = knowledge.pack;
  const forCondition: Contribution[][] = conditions.map(() => []);
  const explained = observations.present.map(() => new Uint8Array(conditions.length));
  observations.present.forEach((observation, o) => {
    // The most specific concept a condition lists speaks; its ancestors then say nothing new.
    const closure = [...(knowledge.closure[observation.concept] ?? [])].sort(
      (a, b) => knowledge.baseRate(a, setting) - knowledge.baseRate(b, setting) || a - b,
    );
    const done = explained[o] as Uint8Array;
    for (const concept of closure) {
      const baseRate = knowledge.baseRate(concept, setting);
      for (const { condition, sensitivity, role } of knowledge.postings(concept)) {
        if (done[condition] === 1) continue;
        done[condition] = 1;
        const amount =
          role === 'against'
            ? weights.against * observation.weight
            : observation.weight * clip(Math.log(sensitivity / baseRate), weights.evidence);
        forCondition[condition]?.push({ concept, observation, amount, sensitivity, baseRate, role });
      }
    }
  });
  const absences = absentLines(observations.absent, setting, knowledge);
  const namedBy = new Map<number, NamedMention[]>();
  for (const n of observations.named) namedBy.set(n.condition, [...(namedBy.get(n.condition) ?? []), n]);

  const out: Scored[] = [];
  conditions.forEach((condition, i) => {
    const fit = demographicLine(condition, who);
    if (fit === null) return;
    const ledger: Evidence[] = [
      line(
        'prior',
        `prevalence: ${condition.prevalence[setting]}`,
        weights.prior * Math.log(prevalenceOf[condition.prevalence[setting]]),
      ),
      ...fit,
    ];
    const contributions = forCondition[i] ?? [];
    ledger.push(...findingLines(contributions, knowledge), ...(absences.get(i) ?? []));
    ledger.push(...namedLines(namedBy.get(i) ?? []));
    observations.present.forEach((observation, o) => {
      const { kind, salience, id, label } = knowledge.concept(observation.concept);
      if (explained[o]?.[i] === 1 || contextKinds.has(kind)) return;
      const amount = -weights.unexplained * observation.weight * weights.salience[salience];
      ledger.push(line('unexplained', `does not explain ${label}`, amount, id, observation.findingIds));
    });
    ledger.push(...undocumentedLine(condition, contributions, knowledge));
    const score = ledger.reduce((sum, l) => sum + l.amount, 0);
    const support = contributions.filter((c) => c.amount > 0 && c.role === 'finding').length;
    out.push({ condition: i, score, ledger, support });
  });
  return out;
}

function line(
  kind: Evidence['kind'],
  label: string,
  amount: number,
  conceptId: string | null = null,
  findingIds: readonly string[] = [],
  sensitivity: number | null = null,
  baseRate: number | null = null,
): Evidence {
  return { kind, label, amount, conceptId, findingIds: [...findingIds], sensitivity, baseRate };
}

/** Findings in order of strength, damped by rank and by what was counted already; context capped as a whole. */
function findingLines(contributions: readonly Contribution[], knowledge: Knowledge): Evidence[] {
  const sorted = [...contributions].sort(
    (a, b) => b.amount - a.amount || a.concept - b.concept || a.observation.concept - b.observation.concept,
  );
  const counted: Contribution[] = [];
  const out: Evidence[] = [];
  let rank = 0;
  let context = 0;
  for (const c of sorted) {
    const concept = knowledge.concept(c.concept);
    const isContext = c.role === 'context' || (c.role === 'finding' && contextKinds.has(concept.kind));
    const repeated = counted.some((o) => o.concept === c.concept);
    const related = repeated || counted.some((o) => isRelated(o, c, knowledge));
    let amount = c.amount * (repeated ? weights.repeatedDamping : related ? weights.relatedDamping : 1);
    if (isContext) {
      if (amount > 0) amount = Math.min(amount, weights.contextCap - context);
      context += Math.max(0, amount);
    } else if (amount > 0) amount *= weights.rankDamping ** rank++;
    counted.push(c);
    if (amount !== 0)
      out.push(
        line(
          isContext ? 'context' : 'finding',
          concept.label,
          amount,
          concept.id,
          c.observation.findingIds,
          c.sensitivity,
          c.baseRate,
        ),
      );
  }
  return out;
}

const isRelated = (a: Contribution, b: Contribution, knowledge: Knowledge) =>
  (knowledge.closure[a.concept]?.includes(b.concept) ?? false) ||
  (knowledge.closure[b.concept]?.includes(a.concept) ?? false);

function absentLines(
  absent: readonly Observation[],
  setting: CareSetting,
  knowledge: Knowledge,
): Map<number, Evidence[]> {
  const lines = new Map<number, Evidence[]>();
  for (const observation of absent) {
    const baseRate = knowledge.baseRate(observation.concept, setting);
    for (const { condition, sensitivity, role } of knowledge.postings(observation.concept)) {
      if (role !== 'finding') continue;
      const amount = weights.absent * Math.min(0, clip(Math.log((1 - sensitivity) / (1 - baseRate)), weights.evidence));
      if (amount === 0) continue;
      const { id } = knowledge.concept(observation.concept);
      const entry = line(
        'finding',
        `no ${observation.label}`,
        amount,
        id,
        observation.findingIds,
        sensitivity,
        baseRate,
      );
      const list = lines.get(condition);
      if (list) list.push(entry);
      else lines.set(condition, [entry]);
    }
  }
  return lines;
}

/** Charge for the part of the expected picture that the note does not show; mild, because notes are short. */
function undocumentedLine(
  condition: Condition,
  contributions: readonly Contribution[],
  knowledge: Knowledge,
): Evidence[] {
  if (weights.undocumented === 0) return [];
  const shown = new Set(
    contributions.flatMap((c) => (c.role === 'finding' ? (knowledge.closure[c.observation.concept] ?? []) : [])),
  );
  let expected = 0;
  let missing = 0;
  for (const e of condition.evidence) {
    if (
      e.role !== 'finding' ||
      e.sensitivity < weights.undocumentedFrom ||
      knowledge.concept(e.concept).kind === 'normal'
    )
      continue;
    expected += e.sensitivity;
    if (!shown.has(e.concept)) missing += e.sensitivity;
  }
  if (missing === 0) return [];
  return [line('undocumented', 'expected findings not documented', (-weights.undocumented * missing) / expected)];
}

/** The strongest mention of the condition by name, as one line. */
function namedLines(mentions: readonly NamedMention[]): Evidence[] {
  let best: { amount: number; mention: NamedMention } | null = null;
  for (const mention of mentions) {
    const { assertion, section } = mention.finding;
    const amount =
      assertion === 'absent'
        ? namedDenied
        : namedWeight[section] * namedAssertion[assertion] * (mention.alsoFinding ? weights.namedSymptom : 1);
    if (best === null || amount > best.amount) best = { amount, mention };
  }
  if (best === null || best.amount === 0) return [];
  const ids = mentions.map((m) => m.finding.id);
  return [
    line(
      'named',
      best.amount < 0 ? 'the note denies it by name' : 'the note names it',
      best.amount,
      best.mention.finding.conceptId,
      ids,
    ),
  ];
}

/** Age and sex as ledger lines; null when the patient cannot have the condition. */
function demographicLine(condition: Condition, who: Demographics): Evidence[] | null {
  const out: Evidence[] = [];
  const { sex, ageYears } = who;
  if (sex !== null) {
    const share = sex === 'female' ? condition.female : 1 - condition.female;
    if (share === 0) return null;
    const amount = Math.log(2 * share);
    if (Math.abs(amount) > 1e-12) out.push(line('demographic', sex, amount));
  }
  if (ageYears !== null) {
    const { from, to, peak } = condition.age;
    const below = from - ageYears;
    const above = ageYears - to;
    const slack = (bound: number) => Math.max(Math.min(ageFit.slackYears, bound / 2), bound * ageFit.slackShare);
    if (below > slack(from) || above > Math.max(slack(to), to >= 18 ? ageFit.slackYears : 0)) return null;
    if (below > 0 || above > 0) out.push(line('demographic', 'outside the usual age', ageFit.outsideRange));
    else if (ageYears < peak[0] || ageYears > peak[1])
      out.push(line('demographic', 'away from the peak age', ageFit.outsidePeak));
  }
  return out;
}
