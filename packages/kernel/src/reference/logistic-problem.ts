import { binomialTerm, type Likelihood, type Points } from "./points.ts";
import type { Shape } from "./asymptotes.ts";

/** θ is (threshold, ln steepness, left, right); `low` and `high` are the box of θ. */
export interface LogisticProblem {
  readonly likelihood: Likelihood;
  readonly points: Points;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Writes rise and fall of the logistic with `threshold` and steepness `k`; neither cancels, nothing overflows. */
export function writeShape(points: Points, threshold: number, k: number, { rise, fall }: Shape): void {
  const { count, x } = points;
  for (let i = 0; i < count; i++) {
    const z = k * (x[i]! - threshold);
    const e = Math.exp(-Math.abs(z));
    const large = 1 / (1 + e);
    const small = e * large;
    rise[i] = z >= 0 ? large : small;
    fall[i] = z >= 0 ? small : large;
  }
}

/** Objective, gradient and expected information in θ; `evaluate` leaves them in the fields. */
export class Derivatives {
  objective: number = NaN;
  readonly gradient: Float64Array = new Float64Array(4);
  /** Row by row. */
  readonly information: Float64Array = new Float64Array(16);
  readonly #problem: LogisticProblem;
  readonly #shape: Shape;
  #steepness = NaN;

  constructor(problem: LogisticProblem) {
    this.#problem = problem;
    const { count } = problem.points;
    this.#shape = { rise: new Float64Array(count), fall: new Float64Array(count) };
  }

  evaluate(theta: Float64Array): void {
    const { points, likelihood } = this.#problem;
    this.#steepness = Math.exp(theta[1]!);
    writeShape(points, theta[0]!, this.#steepness, this.#shape);
    this.gradient.fill(0);
    this.information.fill(0);
    this.objective = 0;
    const binomial = likelihood === "binomial";
    for (let i = 0; i < points.count; i++) this.#add(i, theta, binomial);
    for (let a = 1; a < 4; a++) {
      for (let b = 0; b < a; b++) this.information[4 * a + b] = this.information[4 * b + a]!;
    }
  }

  /** Adds one point to objective, gradient and the upper triangle of the information. */
  #add(i: number, theta: Float64Array, binomial: boolean): void {
    const { points } = this.#problem;
    const rise = this.#shape.rise[i]!;
    const fall = this.#shape.fall[i]!;
    const left = theta[2]!;
    const right = theta[3]!;
    const n = points.weights[i]!;
    const y = points.scores[i]!;
    const p = left * fall + right * rise;
    const q = (1 - left) * fall + (1 - right) * rise;
    // ∂ψ = (−bend, bend (x − c), fall, rise)
    const bend = (right - left) * rise * fall * this.#steepness;
    const turn = bend * (points.x[i]! - theta[0]!);
    const w = binomial ? n / Math.max(p * q, 1e-10) : n;
    const pull = w * (y - p);
    this.objective += binomial ? binomialTerm(n, y, p, q) : -0.5 * n * (y - p) * (y - p);
    const { gradient: g, information: m } = this;
    g[0]! -= pull * bend;
    g[1]! += pull * turn;
    g[2]! += pull * fall;
    g[3]! += pull * rise;
    m[0]! += w * bend * bend;
    m[1]! -= w * bend * turn;
    m[2]! -= w * bend * fall;
    m[3]! -= w * bend * rise;
    m[5]! += w * turn * turn;
    m[6]! += w * turn * fall;
    m[7]! += w * turn * rise;
    m[10]! += w * fall * fall;
    m[11]! += w * fall * rise;
    m[15]! += w * rise * rise;
  }
}
