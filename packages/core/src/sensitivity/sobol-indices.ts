// Sobol' sensitivity indices of one output from Saltelli's design, with percentile bootstrap intervals.
//
// Formulas  V = variance of the output over A and B together, centred by their mean;
//           first order  S_j = (1/n) Σ f(B)(f(A_B^j) − f(A)) / V       A. Saltelli et al., Comput. Phys. Commun. 181 (2010)
//                                                                      259, table 2 (b)
//           total order  T_j = (1/2n) Σ (f(A) − f(A_B^j))² / V         M. J. W. Jansen, Comput. Phys. Commun. 117 (1999) 35
//           A is the first half of the base points' dimensions, B the second, A_B^j is A with column j of B.
// Intervals base points are drawn with replacement; the quantiles of the replicates are the limits (B. Efron, R. Tibshirani,
//           An Introduction to the Bootstrap, ch. 13; G. E. B. Archer, A. Saltelli, I. M. Sobol', J. Stat. Comput. Simul. 58
//           (1997) 99). They tell what another sample of independent points of this size would give; Sobol' points do
//           better, so for them the intervals are wide rather than narrow.
// Special   a base point with any value missing (NaN) or infinite is left out, with all of its d + 2 values. Where more than
//           5 % are, what is left no longer fills the box and the indices mean nothing: they are NaN. So are those of a
//           constant output.
import { mathematics } from "../mathematics.ts";
import { streams } from "../random/streams.ts";
import { quantiles } from "../sweep/reduce/quantiles.ts";

/** Share of base points that may be undefined before indices are refused. */
export const mostUndefined = 0.05;

/** What is asked of {@link sobolIndices}. */
export interface SensitivityOptions {
  readonly parameters: number;
  readonly replicates: number;
  readonly confidence: number;
  readonly seed: number;
}

/** An index with its interval. */
export interface SensitivityIndex {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Indices of one output, one of each kind for each parameter. */
export interface SensitivityIndices {
  /** Share of base points whose values are all finite. */
  readonly defined: number;
  readonly first: readonly SensitivityIndex[];
  readonly total: readonly SensitivityIndex[];
}

/** @param values the output over the design: for each base point f(A), f(B), f(A_B^1) … f(A_B^d) */
export function sobolIndices(values: Float64Array, options: SensitivityOptions): SensitivityIndices {
  const d = options.parameters;
  const base = Math.floor(values.length / (d + 2));
  const terms = termsOf(values, d, base);
  const defined = terms.count / base;
  const point = indicesOf(sumsOf(terms), d);
  if (!(defined >= 1 - mostUndefined) || terms.constant) {
    const none = Array.from({ length: d }, () => ({ value: NaN, low: NaN, high: NaN }));
    return { defined, first: none, total: none };
  }
  const replicates = bootstrap(terms, options);
  const tail = (1 - options.confidence) / 2;
  const withInterval = (value: number, index: number): SensitivityIndex => {
    const [low, high] = quantiles(
      Float64Array.from(replicates, (replicate) => replicate[index]!),
      [tail, 1 - tail],
    ) as [number, number];
    return { value, low, high };
  };
  const all = Array.from(point, withInterval);
  return { defined, first: all.slice(0, d), total: all.slice(d) };
}

/** What an index is a ratio of sums of, base point by base point: n, f(A) + f(B), their squares, and three for each j. */
interface Terms {
  readonly columns: number;
  /** Rows of base points left out are all 0. */
  readonly rows: Float64Array;
  readonly base: number;
  readonly count: number;
  readonly constant: boolean;
}

function termsOf(values: Float64Array, d: number, base: number): Terms {
  const columns = 3 + 3 * d;
  const rows = new Float64Array(base * columns);
  const whole = Array.from({ length: base }, (_, i) =>
    values.subarray(i * (d + 2), (i + 1) * (d + 2)).every((value) => Number.isFinite(value)),
  );
  const { centre, constant } = centreOf(values, d, whole);
  let count = 0;
  for (let i = 0; i < base; i++) {
    if (!whole[i]!) continue;
    count++;
    const from = i * (d + 2);
    const a = values[from]! - centre;
    const b = values[from + 1]! - centre;
    const at = i * columns;
    rows[at] = 1;
    rows[at + 1] = a + b;
    rows[at + 2] = a * a + b * b;
    for (let j = 0; j < d; j++) {
      const step = values[from + 2 + j]! - centre - a;
      rows[at + 3 + 3 * j] = step;
      rows[at + 4 + 3 * j] = b * step;
      rows[at + 5 + 3 * j] = step * step;
    }
  }
  return { columns, rows, base, count, constant };
}

/** Mean of the output over A and B: sums about it cancel least. */
function centreOf(
  values: Float64Array,
  d: number,
  whole: readonly boolean[],
): { centre: number; constant: boolean } {
  let sum = 0;
  let count = 0;
  let least = Infinity;
  let most = -Infinity;
  whole.forEach((holds, i) => {
    if (!holds) return;
    for (const value of values.subarray(i * (d + 2), i * (d + 2) + 2)) {
      sum += value;
      count++;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
  });
  return { centre: count === 0 ? 0 : sum / count, constant: !(least < most) };
}

/** Sums of the terms, each base point as often as its weight says; once where there are none. */
function sumsOf({ columns, rows, base }: Terms, weights?: Uint32Array): Float64Array {
  const sums = new Float64Array(columns);
  for (let i = 0; i < base; i++) {
    const weight = weights === undefined ? 1 : weights[i]!;
    if (weight === 0) continue;
    for (let column = 0, at = i * columns; column < columns; column++) {
      sums[column]! += weight * rows[at + column]!;
    }
  }
  return sums;
}

/** First-order indices, then total ones. */
function indicesOf(sums: Float64Array, d: number): Float64Array {
  const n = sums[0]!;
  const mean = sums[1]! / (2 * n);
  const variance = sums[2]! / (2 * n) - mean * mean;
  const indices = new Float64Array(2 * d);
  for (let j = 0; j < d; j++) {
    indices[j] = (sums[4 + 3 * j]! - mean * sums[3 + 3 * j]!) / n / variance;
    indices[d + j] = sums[5 + 3 * j]! / (2 * n) / variance;
  }
  return indices;
}

/** Indices of each replicate. Draw i of replicate r is number r · base + i of the seed's stream. */
function bootstrap(terms: Terms, { parameters, replicates, seed }: SensitivityOptions): Float64Array[] {
  const kernel = mathematics();
  const { base } = terms;
  const weights = new Uint32Array(base);
  return Array.from({ length: replicates }, (_, replicate) => {
    weights.fill(0);
    for (const u of kernel.uniforms(seed, streams.bootstrap, replicate * base, base)) {
      weights[Math.floor(u * base)]! += 1;
    }
    return indicesOf(sumsOf(terms, weights), parameters);
  });
}
