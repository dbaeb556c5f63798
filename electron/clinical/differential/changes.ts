import type { Analysis, RankedCondition } from '../../contract/differential.ts';
import type { Assertion, Finding } from '../../contract/finding.ts';
import type { Changes, Shift } from '../../contract/inquiry.ts';

type Read = Pick<Analysis, 'findings' | 'differential'>;

/** Amounts closer than this, in nats, are the same evidence. */
const noticeable = 0.05;
/** A probability that moved less than this is not worth a line unless the rank moved. */
const noticeableShare = 0.005;
/** Ranks among conditions less likely than this are no news. */
const noticedFrom = 0.01;
const causesShown = 4;

/** What the strongest statement about a concept is, of several in one note; the first in this order. */
const strongest: readonly Assertion[] = ['present', 'uncertain', 'historical', 'absent', 'family', 'hypothetical'];

/**
 * What changed from one reading of a case to a newer one: findings that are said differently, and conditions whose rank
 * or probability moved, each with the lines of its ledger that changed. Empty when nothing did.
 */
export function changesBetween(before: Read, after: Read): Changes {
  return { findings: findingChanges(before.findings, after.findings), conditions: conditionChanges(before, after) };
}

function findingChanges(before: readonly Finding[], after: readonly Finding[]): Changes['findings'] {
  const old = byConcept(before);
  const now = byConcept(after);
  const out: Changes['findings'] = [];
  for (const [conceptId, { label, assertion, findingIds }] of now) {
    const was = old.get(conceptId)?.assertion ?? null;
    if (was !== assertion) out.push({ conceptId, label, before: was, after: assertion, findingIds });
  }
  for (const [conceptId, { label, assertion }] of old)
    if (!now.has(conceptId)) out.push({ conceptId, label, before: assertion, after: null, findingIds: [] });
  return out;
}

function byConcept(findings: readonly Finding[]) {
  const out = new Map<string, { label: string; assertion: Assertion; findingIds: string[] }>();
  for (const { id, conceptId, label, assertion } of findings) {
    const known = out.get(conceptId);
    if (known === undefined) out.set(conceptId, { label, assertion, findingIds: [id] });
    else {
      known.findingIds.push(id);
      if (strongest.indexOf(assertion) < strongest.indexOf(known.assertion)) known.assertion = assertion;
    }
  }
  return out;
}

function conditionChanges(before: Read, after: Read): Changes['conditions'] {
  const standings = ({ differential }: Read) =>
    new Map(differential.ranked.map((row, i) => [row.conditionId, { row, rank: i + 1, probability: row.probability }]));
  const old = standings(before);
  const now = standings(after);
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((conditionId): Changes['conditions'] => {
    const was = old.get(conditionId);
    const is = now.get(conditionId);
    const likely = Math.max(was?.probability ?? 0, is?.probability ?? 0) >= noticedFrom;
    const moved = likely && was?.rank !== is?.rank;
    const shifted = Math.abs((was?.probability ?? 0) - (is?.probability ?? 0)) >= noticeableShare;
    if (!moved && !shifted) return [];
    const standing = (s: typeof was) => (s ? { rank: s.rank, probability: s.probability } : null);
    return [
      {
        conditionId,
        name: is?.row.name ?? was?.row.name ?? conditionId,
        before: standing(was),
        after: standing(is),
        because: was && is ? causesOf(was.row, is.row) : [],
      },
    ];
  });
}

/** The lines of a ledger that changed, largest first. */
function causesOf(before: RankedCondition, after: RankedCondition): Changes['conditions'][number]['because'] {
  const lines = new Map<string, { label: string; amount: number; findingIds: string[] }>();
  const add = ({ evidence }: RankedCondition, sign: 1 | -1) => {
    for (const { kind, label, amount, findingIds } of evidence) {
      // The prior's label names its band and is another one in another setting.
      const key = kind === 'prior' ? kind : `${kind} ${label}`;
      const known = lines.get(key);
      lines.set(key, {
        label,
        amount: (known?.amount ?? 0) + sign * amount,
        findingIds: sign === 1 ? [...findingIds] : (known?.findingIds ?? []),
      });
    }
  };
  add(before, -1);
  add(after, 1);
  return [...lines.values()]
    .filter(({ amount }) => Math.abs(amount) > noticeable)
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount) || (a.label < b.label ? -1 : 1))
    .slice(0, causesShown);
}

/** Every condition of a list with its own probability: the kinds inside a row each for themselves. */
const alone = (rows: readonly RankedCondition[]) =>
  rows.flatMap(({ conditionId, name, probability, kinds }) => {
    const inside = kinds.reduce((sum, kind) => sum + kind.probability, 0);
    return [{ conditionId, name, probability: Math.max(0, probability - inside) }, ...kinds];
  });

/**
 * How the conditions of a list move towards another list, the largest shift first; at most `most`, none below half a per
 * cent. Conditions alone and not rows: a row is called by its likeliest kind, and that may be another one in the other.
 */
export function shiftsBetween(
  before: readonly RankedCondition[],
  after: readonly RankedCondition[],
  most: number,
): Shift[] {
  const shifts = new Map<string, Shift>();
  for (const { conditionId, name, probability } of alone(before))
    shifts.set(conditionId, { conditionId, name, before: probability, after: 0 });
  for (const { conditionId, name, probability } of alone(after))
    shifts.set(conditionId, { conditionId, name, before: shifts.get(conditionId)?.before ?? 0, after: probability });
  const size = (s: Shift) => Math.abs(s.after - s.before);
  return [...shifts.values()]
    .filter((s) => size(s) >= noticeableShare)
    .sort((a, b) => size(b) - size(a) || (a.conditionId < b.conditionId ? -1 : 1))
    .slice(0, most);
}
