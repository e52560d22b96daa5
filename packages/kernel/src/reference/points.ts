import type { FitBatch, FitStatusCode } from "../kernel-calls.ts";

export type Likelihood = FitBatch["likelihood"];

/** The points of one series that carry weight. */
export interface Points {
  readonly count: number;
  readonly x: Float64Array;
  readonly scores: Float64Array;
  readonly weights: Float64Array;
}

/** Picks the points of series `s` that have weight, and says whether they can be fitted. */
export function pointsOf(batch: FitBatch, s: number): { points: Points; status: FitStatusCode } {
  const begin = batch.offsets[s]!;
  const end = batch.offsets[s + 1]!;
  const [x, scores, weights] = [0, 0, 0].map(() => new Float64Array(end - begin)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let count = 0;
  let usable = true;
  for (let i = begin; i < end; i++) {
    const [at, score, weight] = [batch.x[i]!, batch.scores[i]!, batch.weights[i]!];
    if (weight === 0) continue;
    const inRange = batch.likelihood === "gaussian" || (score >= 0 && score <= 1);
    usable &&= Number.isFinite(at) && Number.isFinite(score) && weight > 0 && weight < Infinity && inRange;
    x[count] = at;
    scores[count] = score;
    weights[count] = weight;
    count++;
  }
  const points = {
    count,
    x: x.subarray(0, count),
    scores: scores.subarray(0, count),
    weights: weights.subarray(0, count),
  };
  return { points, status: usable ? (count === 0 ? 3 : 0) : 2 };
}

/** n (y ln ψ + (1 − y) ln(1 − ψ)) with 0 · ln 0 = 0; ψ and 1 − ψ come apart, so that neither cancels. */
export function binomialTerm(n: number, y: number, p: number, q: number): number {
  const hit = y === 0 ? 0 : y * Math.log(Math.max(p, 1e-300));
  const miss = y === 1 ? 0 : (1 - y) * Math.log(Math.max(q, 1e-300));
  return n * (hit + miss);
}
