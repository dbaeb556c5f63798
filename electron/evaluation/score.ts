/** Scoring of ranked ICD-10 predictions against labelled cases. A case without a prediction is a miss. */

export type Gold = {
  readonly id: string;
  readonly icd10: string;
  /** Further categories and four-character codes that count as right. */
  readonly accept: readonly string[];
  readonly accept4: readonly string[];
};

export type Predicted = { readonly icd10: string; readonly probability: number };

export type Score = {
  readonly n: number;
  /** Share of cases whose category is among the first k, by k. */
  readonly category: Readonly<Record<1 | 3 | 5 | 10, number>>;
  /** The same for the four-character code. */
  readonly subcategory: Readonly<Record<1 | 3 | 5, number>>;
  readonly meanReciprocalRank: number;
  /** Expected calibration error of the first candidate's probability, ten equal bins (Guo et al., ICML 2017). */
  readonly calibrationError: number;
};

const plain = (code: string) => code.trim().toUpperCase().replace('.', '');

/** Rank (from 1) of the first prediction that satisfies a test, or Infinity. */
function rankOf(predictions: readonly Predicted[], hit: (code: string) => boolean): number {
  const at = predictions.findIndex((p) => hit(plain(p.icd10)));
  return at < 0 ? Number.POSITIVE_INFINITY : at + 1;
}

const categoryHit = (gold: Gold) => {
  const categories = [gold.icd10, ...gold.accept].map((c) => plain(c).slice(0, 3));
  return (code: string) => categories.includes(code.slice(0, 3));
};

const subcategoryHit = (gold: Gold) => {
  const codes = [gold.icd10, ...gold.accept4].map((c) => plain(c).slice(0, 4));
  return (code: string) => codes.some((c) => (c.length === 3 ? code.startsWith(c) : code.slice(0, 4) === c));
};

export function score(gold: readonly Gold[], predictions: ReadonlyMap<string, readonly Predicted[]>): Score {
  const n = gold.length;
  const ranks = gold.map((g) => rankOf(predictions.get(g.id) ?? [], categoryHit(g)));
  const fine = gold.map((g) => rankOf(predictions.get(g.id) ?? [], subcategoryHit(g)));
  const share = (list: readonly number[], k: number) => (n === 0 ? 0 : list.filter((r) => r <= k).length / n);
  const first = gold.flatMap((g, i) => {
    const top = predictions.get(g.id)?.[0];
    return top === undefined ? [] : [{ confidence: top.probability, right: ranks[i] === 1 }];
  });
  return {
    n,
    category: { 1: share(ranks, 1), 3: share(ranks, 3), 5: share(ranks, 5), 10: share(ranks, 10) },
    subcategory: { 1: share(fine, 1), 3: share(fine, 3), 5: share(fine, 5) },
    meanReciprocalRank: n === 0 ? 0 : ranks.reduce((sum, r) => sum + 1 / r, 0) / n,
    calibrationError: calibrationError(first),
  };
}

/** Expected calibration error: |confidence − share right|, weighted over ten equal bins (Guo et al., ICML 2017). */
export function calibrationError(answers: readonly { readonly confidence: number; readonly right: boolean }[]): number {
  const bins = Array.from({ length: 10 }, () => ({ confidence: 0, right: 0 }));
  for (const { confidence, right } of answers) {
    const bin = bins[Math.min(9, Math.floor(confidence * 10))];
    if (bin === undefined) continue;
    bin.confidence += confidence;
    if (right) bin.right++;
  }
  return answers.length === 0 ? 0 : bins.reduce((sum, b) => sum + Math.abs(b.confidence - b.right), 0) / answers.length;
}

/** Whether a code is of a category that the gold line accepts. */
export const isRight = (gold: Gold, icd10: string): boolean => categoryHit(gold)(plain(icd10));

/** 95 % interval of a share (Wilson score interval, Wilson, J Am Stat Assoc 1927). */
export function interval(share: number, n: number): readonly [number, number] {
  if (n === 0) return [0, 1];
  const z = 1.96;
  const centre = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
