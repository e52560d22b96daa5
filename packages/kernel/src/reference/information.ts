/**
 * Solves A d = b for a symmetric positive definite A by Cholesky factorisation; null where A is singular beyond
 * `tolerance` relative to its diagonal.
 */
export function solveSymmetric(
  matrix: readonly number[][],
  right: readonly number[],
  tolerance: number,
): number[] | null {
  const n = right.length;
  const lower = matrix.map((row) => row.slice());
  const solution = right.slice();
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = at(matrix, i, j);
      for (let k = 0; k < j; k++) sum -= at(lower, i, k) * at(lower, j, k);
      if (i !== j) (lower[i] as number[])[j] = sum / at(lower, j, j);
      else if (sum > tolerance * at(matrix, i, i)) (lower[i] as number[])[i] = Math.sqrt(sum);
      else return null;
    }
  }
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) (solution[i] as number) -= at(lower, i, k) * (solution[k] as number);
    (solution[i] as number) /= at(lower, i, i);
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) (solution[i] as number) -= at(lower, k, i) * (solution[k] as number);
    (solution[i] as number) /= at(lower, i, i);
  }
  return solution;
}

function at(matrix: readonly number[][], i: number, j: number): number {
  return (matrix[i] as number[])[j] as number;
}

/** Keeps rows and columns of the free parameters only. */
export function restrict(matrix: readonly number[][], free: readonly boolean[]): number[][] {
  return matrix.filter((_, i) => free[i]).map((row) => row.filter((_, j) => free[j]));
}

/** Upper triangle, row by row, of the inverse over the free parameters; 0 elsewhere, NaN where it is singular. */
export function covarianceOf(information: readonly number[][], free: readonly boolean[]): number[] {
  const inner = restrict(information, free);
  const columns = inner.map((_, j) =>
    solveSymmetric(
      inner,
      inner.map((_row, i) => (i === j ? 1 : 0)),
      1e-12,
    ),
  );
  const place = free.map((_, i) => free.slice(0, i).filter(Boolean).length);
  const triangle: number[] = [];
  for (let i = 0; i < free.length; i++) {
    for (let j = i; j < free.length; j++) {
      const column = columns[place[j] as number];
      triangle.push(free[i] && free[j] ? (column?.[place[i] as number] ?? NaN) : 0);
    }
  }
  return triangle;
}
