import type { FitBatch } from "@onset/kernel";

// The best asymptotes of one shape, said as plainly as can be: it is the dense search's, and shares nothing with src/.

export type Likelihood = FitBatch["likelihood"];

/** The points of one series. */
export interface Points {
  readonly x: readonly number[];
  readonly scores: readonly number[];
  readonly weights: readonly number[];
}

/** Low and high of each asymptote. */
export interface AsymptoteBox {
  readonly left: readonly [number, number];
  readonly right: readonly [number, number];
}

/** The best pair and its objective. */
export interface Asymptotes {
  readonly left: number;
  readonly right: number;
  readonly objective: number;
}

/** `rise` is s(x) and `fall` 1 − s(x) at each point, each accurate where it is small. */
export interface Shape {
  readonly rise: readonly number[];
  readonly fall: readonly number[];
}

export function clamp(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(Math.max(value, low), high);
}

/** n (y ln ψ + (1 − y) ln(1 − ψ)) with 0 · ln 0 = 0. */
export function binomialTerm(n: number, y: number, p: number, q: number): number {
  const hit = y === 0 ? 0 : y * Math.log(Math.max(p, 1e-300));
  const miss = y === 1 ? 0 : (1 - y) * Math.log(Math.max(q, 1e-300));
  return n * (hit + miss);
}

/** The log-likelihood without constants, or −½ Σ w r². */
function objectiveOf(likelihood: Likelihood, points: Points, shape: Shape, pair: readonly number[]): number {
  const [left, right] = pair as [number, number];
  let sum = 0;
  points.weights.forEach((weight, i) => {
    const [rise, fall, y] = [shape.rise[i] as number, shape.fall[i] as number, points.scores[i] as number];
    const p = left * fall + right * rise;
    if (likelihood === "gaussian") sum -= 0.5 * weight * (y - p) * (y - p);
    else sum += binomialTerm(weight, y, p, (1 - left) * fall + (1 - right) * rise);
  });
  return sum;
}

/** Weighted least squares for the two asymptotes, exact within the box. */
function leastSquares(
  points: Points,
  weights: readonly number[],
  shape: Shape,
  box: AsymptoteBox,
): [number, number] {
  let [ff, fr, rr, fy, ry] = [0, 0, 0, 0, 0];
  weights.forEach((w, i) => {
    const [rise, fall, y] = [shape.rise[i] as number, shape.fall[i] as number, points.scores[i] as number];
    ff += w * fall * fall;
    fr += w * fall * rise;
    rr += w * rise * rise;
    fy += w * fall * y;
    ry += w * rise * y;
  });
  const det = ff * rr - fr * fr;
  if (det > 1e-13 * ff * rr) {
    const left = (fy * rr - ry * fr) / det;
    const right = (ry * ff - fy * fr) / det;
    if (left === clamp(left, box.left) && right === clamp(right, box.right)) return [left, right];
  }
  // The optimum lies on an edge; a shape that cannot tell the two apart is met by the level line.
  const level = (fy + ry) / (ff + 2 * fr + rr);
  const candidates: [number, number][] = [[clamp(level, box.left), clamp(level, box.right)]];
  for (const left of box.left) {
    candidates.push([left, rr > 0 ? clamp((ry - fr * left) / rr, box.right) : clamp(left, box.right)]);
  }
  for (const right of box.right) {
    candidates.push([ff > 0 ? clamp((fy - fr * right) / ff, box.left) : clamp(right, box.left), right]);
  }
  const cost = ([l, r]: [number, number]): number =>
    0.5 * (ff * l * l + rr * r * r) + fr * l * r - fy * l - ry * r;
  return candidates.reduce((best, next) => (cost(next) < cost(best) ? next : best));
}

function fisherWeights(points: Points, shape: Shape, [left, right]: readonly [number, number]): number[] {
  return points.weights.map((n, i) => {
    const [rise, fall] = [shape.rise[i] as number, shape.fall[i] as number];
    const p = left * fall + right * rise;
    const q = (1 - left) * fall + (1 - right) * rise;
    return n / Math.max(p * q, 1e-10);
  });
}

/**
 * Best asymptotes for a given shape: one least-squares solve for gaussian; for binomial Fisher scoring, which with an
 * identity link is reweighted least squares, halved until it climbs (the problem is concave).
 */
export function bestAsymptotes(
  problem: { likelihood: Likelihood; points: Points; box: AsymptoteBox },
  shape: Shape,
  rounds: number,
): Asymptotes {
  const { likelihood, points, box } = problem;
  const smooth = points.scores.map((y, i) => {
    const n = points.weights[i] as number;
    const p = (n * y + 0.5) / (n + 1);
    return n / (p * (1 - p));
  });
  let pair = leastSquares(points, likelihood === "gaussian" ? points.weights : smooth, shape, box);
  let objective = objectiveOf(likelihood, points, shape, pair);
  for (let left = likelihood === "binomial" ? rounds : 0; left > 0; left--) {
    const target = leastSquares(points, fisherWeights(points, shape, pair), shape, box);
    let gain = 0;
    for (let step = 1; step > 1e-4 && gain <= 0; step /= 2) {
      const next: [number, number] = [
        pair[0] + step * (target[0] - pair[0]),
        pair[1] + step * (target[1] - pair[1]),
      ];
      gain = objectiveOf(likelihood, points, shape, next) - objective;
      if (gain > 0) {
        pair = next;
        objective += gain;
      }
    }
    if (gain <= 1e-14 * (1 + Math.abs(objective))) break;
  }
  return { left: pair[0], right: pair[1], objective: objectiveOf(likelihood, points, shape, pair) };
}
