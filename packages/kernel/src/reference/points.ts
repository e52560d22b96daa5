import type { FitBatch, FitStatusCode } from "../kernel-calls.ts";

export type Likelihood = FitBatch["likelihood"];

/** The points of one series that carry weight. */
export interface Points {
  readonly x: readonly number[];
  readonly scores: readonly number[];
  readonly weights: readonly number[];
}

/** Picks the points of series `s` that have weight, and says whether they can be fitted. */
export function pointsOf(batch: FitBatch, s: number): { points: Points; status: FitStatusCode } {
  const x: number[] = [];
  const scores: number[] = [];
  const weights: number[] = [];
  let usable = true;
  for (let i = batch.offsets[s] as number; i < (batch.offsets[s + 1] as number); i++) {
    const [at, score, weight] = [batch.x[i] as number, batch.scores[i] as number, batch.weights[i] as number];
    if (weight === 0) continue;
    const inRange = batch.likelihood === "gaussian" || (score >= 0 && score <= 1);
    usable &&= Number.isFinite(at) && Number.isFinite(score) && weight > 0 && weight < Infinity && inRange;
    x.push(at);
    scores.push(score);
    weights.push(weight);
  }
  const status = usable ? (x.length === 0 ? 3 : 0) : 2;
  return { points: { x, scores, weights }, status };
}

/** n (y ln ψ + (1 − y) ln(1 − ψ)) with 0 · ln 0 = 0; ψ and 1 − ψ come apart, so that neither cancels. */
export function binomialTerm(n: number, y: number, p: number, q: number): number {
  const hit = y === 0 ? 0 : y * Math.log(Math.max(p, 1e-300));
  const miss = y === 1 ? 0 : (1 - y) * Math.log(Math.max(q, 1e-300));
  return n * (hit + miss);
}
