import { binomialTerm, type Likelihood, type Points } from "./points.ts";

// Once the shape s(x) of a curve is given, ψ = left (1 − s) + right s is linear in its two asymptotes, and their best
// values in a box are a small convex problem. The linear fit is the case s = (x − x_min) / (x_max − x_min).
//
// A logistic fit asks this of some thousand shapes, so nothing here makes an object or calls back a point at a time.

/** Low and high of each asymptote. */
export interface AsymptoteBox {
  readonly left: readonly [number, number];
  readonly right: readonly [number, number];
}

/** `rise` is s(x) and `fall` 1 − s(x) at each point, each accurate where it is small. */
export interface Shape {
  readonly rise: Float64Array;
  readonly fall: Float64Array;
}

/** How far binomial asymptotes are followed. */
export interface Patience {
  /** Rounds of Fisher scoring. */
  readonly rounds: number;
  /** Shortest part of a step that is tried before the climb counts as over. */
  readonly shortest: number;
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/** The best asymptotes of one series, shape after shape: `solve` leaves them in the fields. */
export class AsymptoteSearch {
  left: number = NaN;
  right: number = NaN;
  /** See `LogisticFits.objective`. */
  objective: number = NaN;
  readonly #likelihood: Likelihood;
  readonly #points: Points;
  readonly #box: readonly [number, number, number, number];
  /** What least squares begins with, and what Fisher scoring goes on with. */
  readonly #first: Float64Array;
  readonly #fisher: Float64Array;
  /** The last least-squares pair. */
  #toLeft = NaN;
  #toRight = NaN;

  constructor(likelihood: Likelihood, points: Points, box: AsymptoteBox) {
    this.#likelihood = likelihood;
    this.#points = points;
    this.#box = [...box.left, ...box.right];
    this.#first = likelihood === "gaussian" ? points.weights : smoothedWeights(points);
    this.#fisher = new Float64Array(points.count);
  }

  /**
   * One least-squares solve, which for gaussian is the answer; for binomial up to `rounds` rounds of Fisher scoring, which
   * with an identity link is reweighted least squares, halved until it climbs (the problem is concave).
   */
  solve(shape: Shape, { rounds, shortest }: Patience): void {
    this.#leastSquares(this.#first, shape);
    this.left = this.#toLeft;
    this.right = this.#toRight;
    this.objective = this.#objectiveAt(shape, this.left, this.right);
    if (this.#likelihood === "gaussian") return;
    for (let round = 0; round < rounds; round++) if (!this.#climb(shape, shortest)) return;
  }

  /** One round of Fisher scoring; whether another may be worth it. */
  #climb(shape: Shape, shortest: number): boolean {
    this.#reweigh(shape);
    this.#leastSquares(this.#fisher, shape);
    const byLeft = this.#toLeft - this.left;
    const byRight = this.#toRight - this.right;
    if (byLeft === 0 && byRight === 0) return false;
    for (let part = 1; part >= shortest; part /= 2) {
      const left = this.left + part * byLeft;
      const right = this.right + part * byRight;
      const objective = this.#objectiveAt(shape, left, right);
      const gain = objective - this.objective;
      if (!(gain > 0)) continue;
      this.left = left;
      this.right = right;
      this.objective = objective;
      return gain > 1e-14 * (1 + Math.abs(objective));
    }
    return false;
  }

  #objectiveAt({ rise, fall }: Shape, left: number, right: number): number {
    const { count, scores, weights } = this.#points;
    const binomial = this.#likelihood === "binomial";
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const y = scores[i]!;
      const p = left * fall[i]! + right * rise[i]!;
      if (binomial) sum += binomialTerm(weights[i]!, y, p, (1 - left) * fall[i]! + (1 - right) * rise[i]!);
      else sum -= 0.5 * weights[i]! * (y - p) * (y - p);
    }
    return sum;
  }

  #reweigh({ rise, fall }: Shape): void {
    const { count, weights } = this.#points;
    const { left, right } = this;
    for (let i = 0; i < count; i++) {
      const p = left * fall[i]! + right * rise[i]!;
      const q = (1 - left) * fall[i]! + (1 - right) * rise[i]!;
      this.#fisher[i] = weights[i]! / Math.max(p * q, 1e-10);
    }
  }

  /** Weighted least squares for the two asymptotes, exact within the box. */
  #leastSquares(weights: Float64Array, { rise, fall }: Shape): void {
    const { count, scores } = this.#points;
    let ff = 0;
    let fr = 0;
    let rr = 0;
    let fy = 0;
    let ry = 0;
    for (let i = 0; i < count; i++) {
      const wf = weights[i]! * fall[i]!;
      const wr = weights[i]! * rise[i]!;
      ff += wf * fall[i]!;
      fr += wf * rise[i]!;
      rr += wr * rise[i]!;
      fy += wf * scores[i]!;
      ry += wr * scores[i]!;
    }
    const [leftLow, leftHigh, rightLow, rightHigh] = this.#box;
    const determinant = ff * rr - fr * fr;
    if (determinant > 1e-13 * ff * rr) {
      const left = (fy * rr - ry * fr) / determinant;
      const right = (ry * ff - fy * fr) / determinant;
      if (left >= leftLow && left <= leftHigh && right >= rightLow && right <= rightHigh) {
        this.#toLeft = left;
        this.#toRight = right;
        return;
      }
    }
    // The optimum lies on an edge; a shape that cannot tell the two apart is met by the level line.
    let least = Infinity;
    for (let edge = 0; edge < 5; edge++) {
      const level = (fy + ry) / (ff + 2 * fr + rr);
      let left = edge === 1 ? leftLow : edge === 2 ? leftHigh : clamp(level, leftLow, leftHigh);
      let right = edge === 3 ? rightLow : edge === 4 ? rightHigh : clamp(level, rightLow, rightHigh);
      if (edge === 1 || edge === 2) right = clamp(rr > 0 ? (ry - fr * left) / rr : left, rightLow, rightHigh);
      if (edge > 2) left = clamp(ff > 0 ? (fy - fr * right) / ff : right, leftLow, leftHigh);
      const cost = 0.5 * (ff * left * left + rr * right * right) + fr * left * right - fy * left - ry * right;
      if (!(cost < least)) continue;
      least = cost;
      this.#toLeft = left;
      this.#toRight = right;
    }
  }
}

/** n / (p (1 − p)) at a share drawn towards ½ by one item, so that shares of 0 and 1 stay finite. */
function smoothedWeights({ scores, weights }: Points): Float64Array {
  return weights.map((n, i) => {
    const p = (n * scores[i]! + 0.5) / (n + 1);
    return n / (p * (1 - p));
  });
}
