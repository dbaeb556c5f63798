/**
 * Logistic regression by Newton's method with a ridge on all coefficients but the first (Hosmer & Lemeshow, Applied
 * Logistic Regression). `x` holds rows of equal length whose first entry is 1; `y` is 0 or 1. Answers the coefficients.
 */
export function fitLogistic(x: readonly (readonly number[])[], y: readonly number[], ridge: number): number[] {
  const width = x[0]?.length ?? 0;
  const beta = new Array<number>(width).fill(0);
  for (let step = 0; step < 50; step++) {
    const gradient = beta.map((b, j) => (j === 0 ? 0 : -ridge * b));
    const hessian = beta.map((_, j) => beta.map((_b, k) => (j === k ? (j === 0 ? 1e-9 : ridge) : 0)));
    x.forEach((row, i) => {
      const p = probabilityOf(row, beta);
      const weight = p * (1 - p);
      row.forEach((value, j) => {
        gradient[j] = (gradient[j] ?? 0) + value * ((y[i] ?? 0) - p);
        const line = hessian[j];
        if (line) for (let k = 0; k < width; k++) line[k] = (line[k] ?? 0) + weight * value * (row[k] ?? 0);
      });
    });
    const delta = solve(hessian, gradient);
    delta.forEach((d, j) => {
      beta[j] = (beta[j] ?? 0) + d;
    });
    if (Math.max(...delta.map(Math.abs)) < 1e-9) break;
  }
  return beta;
}

export const probabilityOf = (row: readonly number[], beta: readonly number[]): number =>
  1 / (1 + Math.exp(-row.reduce((sum, value, j) => sum + value * (beta[j] ?? 0), 0)));

/** Solves `a·z = b` by elimination with pivots; `a` is small and positive definite. */
function solve(a: readonly (readonly number[])[], b: readonly number[]): number[] {
  const m = a.map((row, i) => [...row, b[i] ?? 0]);
  const n = m.length;
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++) if (Math.abs(m[r]?.[c] ?? 0) > Math.abs(m[pivot]?.[c] ?? 0)) pivot = r;
    const top = m[pivot] as number[];
    m[pivot] = m[c] as number[];
    m[c] = top;
    for (let r = 0; r < n; r++) {
      const row = m[r] as number[];
      if (r === c) continue;
      const factor = (row[c] ?? 0) / (top[c] ?? 1);
      for (let k = c; k <= n; k++) row[k] = (row[k] ?? 0) - factor * (top[k] ?? 0);
    }
  }
  return m.map((row, i) => (row[n] ?? 0) / (row[i] ?? 1));
}
