import { percent } from '../clinical/rationale/explain.ts';
import type { Analysis, RankedCondition } from '../contract/differential.ts';

/** One line of `--jsonl`: the stable contract with scorers. */
export type Prediction = {
  readonly id: string;
  readonly differential: readonly { readonly icd10: string; readonly name: string; readonly probability: number }[];
};

/** Ranked predictions of one note, at most as many as the engine lists. */
export const predictionOf = (id: string, analysis: Analysis): Prediction => ({
  id,
  differential: analysis.differential.ranked.map(({ icd10, name, probability }) => ({
    icd10,
    name,
    probability: Number(probability.toFixed(6)),
  })),
});

const bar = (p: number) => '█'.repeat(Math.round(p * 20)).padEnd(20, '·');

/** The analysis as a terminal shows it: can't-miss, ranking, evidence of the first three, rationale. */
export function formatAnalysis(analysis: Analysis): string {
  const { ranked, cantMiss, warnings, otherProbability } = analysis.differential;
  const lines: string[] = warnings.map((w) => `! ${w}`);
  const read = analysis.findings.filter((f) => f.kind !== 'normal');
  lines.push(
    `${read.filter((f) => f.assertion === 'present').length} findings present, ${read.filter((f) => f.assertion === 'absent').length} absent`,
    '',
  );
  if (ranked.length === 0) {
    lines.push('No finding of this note is known to the pack, so there is nothing to rank.');
    return lines.join('\n');
  }
  if (cantMiss.length > 0) {
    lines.push("Can't miss");
    for (const c of cantMiss)
      lines.push(
        `  ${c.name} (${c.icd10}) ${percent(c.probability)}${c.settledBy ? `  settled by ${c.settledBy}` : ''}`,
      );
    lines.push('');
  }
  lines.push('Differential');
  ranked.slice(0, 10).forEach((c, i) => {
    lines.push(
      `${String(i + 1).padStart(3)}  ${bar(c.probability)} ${percent(c.probability).padStart(5)}  ${c.icd10.padEnd(6)} ${c.name} · ${c.urgency}`,
    );
  });
  lines.push(`     other conditions ${percent(otherProbability)}`, '');
  for (const c of ranked.slice(0, 3)) lines.push(...formatEvidence(c), '');
  lines.push('Rationale');
  analysis.rationale.forEach((s, i) => {
    lines.push(`${String(i + 1).padStart(3)}  ${s.title}: ${s.text}`);
  });
  return lines.join('\n');
}

function formatEvidence(c: RankedCondition): string[] {
  const lines = [`Evidence for ${c.name} (score ${c.score.toFixed(2)})`];
  for (const e of [...c.evidence].sort((a, b) => b.amount - a.amount)) {
    if (Math.abs(e.amount) < 0.005) continue;
    const amount = `${e.amount < 0 ? '−' : '+'}${Math.abs(e.amount).toFixed(2)}`;
    lines.push(`  ${amount.padStart(6)}  ${e.label}${e.findingIds.length > 0 ? `  [${e.findingIds.join(', ')}]` : ''}`);
  }
  if (c.expected.length > 0)
    lines.push(
      `  expected, not documented: ${c.expected
        .slice(0, 5)
        .map((x) => x.label)
        .join(', ')}`,
    );
  return lines;
}
