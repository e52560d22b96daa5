import type {
  CurveGrid,
  CurveReductions,
  ExactMatchParameters,
  LogisticParameters,
  ProductParameters,
} from "../kernel-calls.ts";
import { expit } from "./elementwise.ts";

/** Value of one exact-match curve; with `steps` 1 a plain logistic. */
export function exactMatchAt(x: number, parameters: Required<ExactMatchParameters>): number {
  const { threshold, steepness, guessRate, lapseRate, steps } = parameters;
  return guessRate + (1 - guessRate - lapseRate) * expit(steepness * (x - threshold)) ** steps;
}

export function logisticAt(x: number, parameters: Required<LogisticParameters>): number {
  return exactMatchAt(x, { ...parameters, steps: 1 });
}

export function productAt(x: number, parameters: Required<ProductParameters>): number {
  const { thresholds, steepnesses, guessRate, lapseRate } = parameters;
  let core = 1;
  thresholds.forEach((threshold, j) => (core *= expit((steepnesses[j] as number) * (x - threshold))));
  return guessRate + (1 - guessRate - lapseRate) * core;
}

/** Scores of curve `index` of the grid at every x. */
export function scoresOf(grid: CurveGrid, index: number): Float64Array<ArrayBuffer> {
  const { thresholds, steepnesses, steps, x } = grid;
  const pair = Math.floor(index / steps.length);
  const parameters = {
    threshold: thresholds[Math.floor(pair / steepnesses.length)] as number,
    steepness: steepnesses[pair % steepnesses.length] as number,
    steps: steps[index % steps.length] as number,
    guessRate: 0,
    lapseRate: 0,
  };
  return Float64Array.from(x, (value) => exactMatchAt(value, parameters));
}

/** x where a rising row of scores first reaches `level`, interpolated; NaN outside the grid. */
export function crossing(x: Float64Array, scores: Float64Array, level: number): number {
  const after = scores.findIndex((score) => score >= level);
  if (after < 0) return NaN;
  const [right, high] = [x[after] as number, scores[after] as number];
  if (after === 0) return high === level ? right : NaN;
  const [left, low] = [x[after - 1] as number, scores[after - 1] as number];
  return left + (right - left) * ((level - low) / (high - low));
}

export function sweepCurves(grid: CurveGrid, begin: number, end: number): CurveReductions {
  const onset = new Float64Array(end - begin);
  const width = new Float64Array(end - begin);
  for (let i = begin; i < end; i++) {
    const scores = scoresOf(grid, i);
    onset[i - begin] = crossing(grid.x, scores, 0.5);
    width[i - begin] = crossing(grid.x, scores, 0.9) - crossing(grid.x, scores, 0.1);
  }
  return { onset, width };
}

export function sweepScores(grid: CurveGrid, begin: number, end: number): Float64Array<ArrayBuffer> {
  const scores = new Float64Array((end - begin) * grid.x.length);
  for (let i = begin; i < end; i++) scores.set(scoresOf(grid, i), (i - begin) * grid.x.length);
  return scores;
}
