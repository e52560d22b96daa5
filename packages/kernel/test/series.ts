import type { FitBatch } from "@onset/kernel";

/** A small generator of our own (xorshift32, splitmix seeding), so that every engine draws the same series. */
export function randomFrom(seed: number): () => number {
  let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ 0x2545f491) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

function normal(random: () => number): number {
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += random();
  return sum - 6;
}

/** Items that come out right, of `n` tries at share `p`. */
function tries(random: () => number, n: number, p: number): number {
  let hits = 0;
  for (let i = 0; i < n; i++) hits += random() < p ? 1 : 0;
  return hits;
}

/**
 * Noisy curves of 6 to 12 sizes from 10^18 to 10^26: floors 0, 0.1 or 0.25, ceilings 0.6 to 1, one in eight a pure
 * step, one in eight with its threshold at the edge; half with normal noise of 0.03, half with 100 items a point.
 */
export function noisySeries(count: number, likelihood: FitBatch["likelihood"], seed: number): FitBatch {
  const random = randomFrom(seed);
  const offsets = [0];
  const [x, scores, bounds]: number[][] = [[], [], []];
  for (let s = 0; s < count; s++) {
    const points = [6, 8, 10, 12][s % 4] as number;
    const threshold = s % 8 === 1 ? (random() < 0.5 ? 18.2 : 25.8) : 17.5 + 9 * random();
    const steepness = s % 8 === 0 ? 100 : Math.exp(Math.log(0.8) + random() * Math.log(37.5));
    const floor = [0, 0.1, 0.25][Math.floor(3 * random())] as number;
    const ceiling = 0.6 + 0.4 * random();
    for (let i = 0; i < points; i++) {
      const at = 18 + (8 * i) / (points - 1);
      const share = floor + (ceiling - floor) / (1 + Math.exp(-steepness * (at - threshold)));
      const gaussian = likelihood === "gaussian" && s % 2 === 1;
      x!.push(at);
      scores!.push(gaussian ? share + 0.03 * normal(random) : tries(random, 100, share) / 100);
    }
    offsets.push(x!.length);
    bounds!.push(16, 28, 0.2, 60, ...(likelihood === "binomial" ? [0, 1, 0, 1] : [-1, 2, -1, 2]));
  }
  return {
    likelihood,
    offsets: Uint32Array.from(offsets),
    x: Float64Array.from(x!),
    scores: Float64Array.from(scores!),
    weights: new Float64Array(x!.length).fill(likelihood === "binomial" ? 100 : 1),
    bounds: Float64Array.from(bounds!),
  };
}

/** One series as a batch. */
export function oneSeries(
  likelihood: FitBatch["likelihood"],
  points: { x: number[]; scores: number[]; weights?: number[] },
  bounds: number[],
): FitBatch {
  return {
    likelihood,
    offsets: Uint32Array.of(0, points.x.length),
    x: Float64Array.from(points.x),
    scores: Float64Array.from(points.scores),
    weights: Float64Array.from(points.weights ?? points.x.map(() => (likelihood === "binomial" ? 100 : 1))),
    bounds: Float64Array.from(bounds),
  };
}

/** Series `from` to `to` of a batch. */
export function slice(batch: FitBatch, from: number, to: number): FitBatch {
  const [begin, end] = [batch.offsets[from] as number, batch.offsets[to] as number];
  const perSeries = batch.bounds.length / (batch.offsets.length - 1);
  return {
    likelihood: batch.likelihood,
    offsets: batch.offsets.slice(from, to + 1).map((offset) => offset - begin),
    x: batch.x.slice(begin, end),
    scores: batch.scores.slice(begin, end),
    weights: batch.weights.slice(begin, end),
    bounds: batch.bounds.slice(perSeries * from, perSeries * to),
  };
}

/** The batch with the four bounds of a line a series. */
export function withLineBounds(batch: FitBatch): FitBatch {
  return { ...batch, bounds: batch.bounds.filter((_, i) => i % 8 >= 4) };
}
