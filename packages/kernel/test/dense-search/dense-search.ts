// Reason for the length: one search, in one piece, to be read against the method it checks.
import type { FitBatch } from "@onset/kernel";
import { type Asymptotes, bestAsymptotes, binomialTerm, clamp } from "./dense-asymptotes.ts";
import type { Likelihood, Points, Shape } from "./dense-asymptotes.ts";

// The oracle of the fits: every cell of a dense grid over threshold and log steepness gets its best asymptotes, and
// Fisher scoring in all four parameters starts from the best peaks of that grid. Slow (tens of milliseconds a series),
// and independent of both kernels: nothing of src/ is used.

/** How hard to look. */
interface GridSearch {
  readonly thresholds: number;
  readonly steepnesses: number;
  readonly polished: number;
}

const SEARCH: GridSearch = { thresholds: 64, steepnesses: 24, polished: 8 };
const LIMIT = 200;

type Range = readonly [number, number];

/** 1 / (1 + e^−z), from the side on which nothing overflows. */
function expit(z: number): number {
  const e = Math.exp(-Math.abs(z));
  return z >= 0 ? 1 / (1 + e) : e / (1 + e);
}

/** θ is (threshold, ln steepness, left, right). */
interface Problem {
  readonly likelihood: Likelihood;
  readonly points: Points;
  readonly box: readonly [Range, Range, Range, Range];
}

function shapeAt(points: Points, threshold: number, logSteepness: number): Shape {
  const k = Math.exp(logSteepness);
  return {
    rise: points.x.map((x) => expit(k * (x - threshold))),
    fall: points.x.map((x) => expit(-k * (x - threshold))),
  };
}

/** Objective, its gradient and the expected information in θ. */
function derivatives(
  problem: Problem,
  theta: readonly number[],
): { objective: number; gradient: number[]; information: number[][] } {
  const { likelihood, points } = problem;
  const [threshold, logSteepness, left, right] = theta as [number, number, number, number];
  const shape = shapeAt(points, threshold, logSteepness);
  const k = Math.exp(logSteepness);
  const gradient = [0, 0, 0, 0];
  const information = gradient.map(() => [0, 0, 0, 0]);
  let objective = 0;
  points.weights.forEach((weight, i) => {
    const [rise, fall, y] = [shape.rise[i] as number, shape.fall[i] as number, points.scores[i] as number];
    const p = left * fall + right * rise;
    const q = (1 - left) * fall + (1 - right) * rise;
    const bend = (right - left) * rise * fall * k;
    const slopes = [-bend, bend * ((points.x[i] as number) - threshold), fall, rise];
    const binomial = likelihood === "binomial";
    const w = binomial ? weight / Math.max(p * q, 1e-10) : weight;
    objective += binomial ? binomialTerm(weight, y, p, q) : -0.5 * weight * (y - p) * (y - p);
    for (let a = 0; a < 4; a++) {
      (gradient[a] as number) += w * (y - p) * (slopes[a] as number);
      for (let b = 0; b < 4; b++) {
        ((information[a] as number[])[b] as number) += w * (slopes[a] as number) * (slopes[b] as number);
      }
    }
  });
  return { objective, gradient, information };
}

/** Solves A d = b by Gaussian elimination; null where A is not positive definite. */
function solve(matrix: readonly number[][], right: readonly number[]): number[] | null {
  const rows = matrix.map((row, a) => [...row, right[a] as number]);
  const n = rows.length;
  for (let pivot = 0; pivot < n; pivot++) {
    const own = rows[pivot] as number[];
    if (!((own[pivot] as number) > 0)) return null;
    rows.forEach((row, a) => {
      if (a === pivot) return;
      const factor = (row[pivot] as number) / (own[pivot] as number);
      for (let b = pivot; b <= n; b++) (row[b] as number) -= factor * (own[b] as number);
    });
  }
  return rows.map((row, a) => (row[n] as number) / (row[a] as number));
}

/** Levenberg–Marquardt on the expected information, clamped to the box; parameters held at a bound sit out. */
function climb(problem: Problem, start: readonly number[]): number {
  let theta = start.slice();
  let here = derivatives(problem, theta);
  let damping = 1e-3;
  const weight = problem.points.weights.reduce((sum, w) => sum + w, 0);
  for (let iterations = 1; iterations <= LIMIT; iterations++) {
    const free = theta.map((value, a) => {
      const [low, high] = problem.box[a] as Range;
      const push = here.gradient[a] as number;
      return low < high && !(value <= low && push <= 0) && !(value >= high && push >= 0);
    });
    const inner = here.information.filter((_, a) => free[a]).map((row) => row.filter((_, b) => free[b]));
    inner.forEach((row, a) => (row[a] = (row[a] as number) * (1 + damping) + 1e-12));
    const gradient = here.gradient.filter((_, a) => free[a]);
    const step = solve(inner, gradient) ?? gradient.map((g, a) => g / ((inner[a] as number[])[a] as number));
    const gain = step.reduce((sum, d, a) => sum + d * (gradient[a] as number), 0);
    const small = 1e-13 * Math.abs(here.objective) + 1e-18 * weight;
    if (!(gain > small) || damping > 1e15) return here.objective;
    const next = walk(problem, theta, free, step);
    const there = derivatives(problem, next);
    if (there.objective > here.objective) {
      theta = next;
      here = there;
      damping = Math.max(damping * 0.1, 1e-9);
    } else damping *= 8;
  }
  return here.objective;
}

/** Along a straight line of k and k c, in which the curve's argument is linear; the asymptotes as they are. */
function walk(
  problem: Problem,
  theta: readonly number[],
  free: readonly boolean[],
  step: readonly number[],
): number[] {
  let moved = 0;
  const [dc, du, dl, dr] = free.map((is) => (is ? (step[moved++] as number) : 0)) as [
    number,
    number,
    number,
    number,
  ];
  const [threshold, logSteepness, left, right] = theta as [number, number, number, number];
  const steeper = clamp(logSteepness + Math.log1p(clamp(du, [-0.75, 2])), problem.box[1]);
  return [
    clamp(threshold + dc * Math.exp(logSteepness - steeper), problem.box[0]),
    steeper,
    clamp(left + dl, problem.box[2]),
    clamp(right + dr, problem.box[3]),
  ];
}

function spread([low, high]: Range, count: number): number[] {
  if (low === high) return [low];
  return Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));
}

/** Where curves of different parameters can be told apart: around the data, from nearly straight to nearly a step. */
function gridOf(problem: Problem): { thresholds: number[]; logs: number[] } {
  const [threshold, log] = problem.box;
  const xs = [...new Set(problem.points.x)].sort((a, b) => a - b);
  const first = xs[0] as number;
  const span = (xs[xs.length - 1] as number) - first || 1;
  const gaps = xs.slice(1).map((x, i) => x - (xs[i] as number));
  const around = [clamp(first - 0.5 * span, threshold), clamp(first + 1.5 * span, threshold)] as const;
  const sharp = [
    clamp(Math.log(0.3 / span), log),
    clamp(Math.log(80 / Math.min(span, ...gaps)), log),
  ] as const;
  const between = gaps.flatMap((gap, i) => [0.5, 1].map((part) => (xs[i] as number) + part * gap));
  const thresholds = [...spread(around, SEARCH.thresholds), ...between.slice(0, 200), ...threshold]
    .filter((c) => c === clamp(c, threshold))
    .sort((a, b) => a - b);
  return { thresholds: [...new Set(thresholds)], logs: spread(sharp, SEARCH.steepnesses) };
}

/** The cells that none of their eight neighbours beats, best first. */
function peaks(problem: Problem): number[][] {
  const { thresholds, logs } = gridOf(problem);
  const inner = { ...problem, box: { left: problem.box[2], right: problem.box[3] } };
  const cells: Asymptotes[][] = thresholds.map((c) =>
    logs.map((u) => bestAsymptotes(inner, shapeAt(problem.points, c, u), 3)),
  );
  const found: { theta: number[]; objective: number }[] = [];
  cells.forEach((row, i) =>
    row.forEach(({ left, right, objective }, j) => {
      const near = [i - 1, i, i + 1].flatMap((a) =>
        [j - 1, j, j + 1].map((b) => cells[a]?.[b]?.objective ?? -Infinity),
      );
      if (near.some((other) => other > objective)) return;
      found.push({ theta: [thresholds[i] as number, logs[j] as number, left, right], objective });
    }),
  );
  found.sort((a, b) => b.objective - a.objective);
  return found.slice(0, SEARCH.polished).map(({ theta }) => theta);
}

/** The objective of the best logistic of every series, see `LogisticFits.objective`. */
export function denseSearch(batch: FitBatch): Float64Array {
  const series = batch.offsets.length - 1;
  return Float64Array.from({ length: series }, (_, s) => {
    const [begin, end] = [batch.offsets[s] as number, batch.offsets[s + 1] as number];
    const [x, scores, weights] = [batch.x, batch.scores, batch.weights].map((column) => [
      ...column.subarray(begin, end),
    ]) as [number[], number[], number[]];
    const bound = (a: number): Range => [
      batch.bounds[8 * s + 2 * a] as number,
      batch.bounds[8 * s + 2 * a + 1] as number,
    ];
    const steepness = bound(1);
    const problem: Problem = {
      likelihood: batch.likelihood,
      points: { x, scores, weights },
      box: [bound(0), [Math.log(steepness[0]), Math.log(steepness[1])], bound(2), bound(3)],
    };
    return Math.max(...peaks(problem).map((start) => climb(problem, start)));
  });
}
