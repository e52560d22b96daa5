import { clamp } from "./asymptotes.ts";
import { Derivatives, type LogisticProblem } from "./logistic-problem.ts";

/** Least damping, and the damping from which on no step climbs any more. */
const GENTLE = 1e-9;
const STUCK = 1e15;

/**
 * Levenberg–Marquardt on the expected information, clamped to the box; parameters that the gradient pushes against a
 * bound sit out. One climber serves all starts of a series: `climb` leaves its end in the fields.
 */
export class LogisticClimber {
  objective: number = NaN;
  iterations: number = 0;
  converged: boolean = false;
  readonly #problem: LogisticProblem;
  readonly #weight: number;
  #theta = new Float64Array(4);
  #next = new Float64Array(4);
  #here: Derivatives;
  #there: Derivatives;
  readonly #step = new Float64Array(4);
  readonly #lower = new Float64Array(16);

  constructor(problem: LogisticProblem) {
    this.#problem = problem;
    this.#weight = problem.points.weights.reduce((sum, w) => sum + w, 0);
    this.#here = new Derivatives(problem);
    this.#there = new Derivatives(problem);
  }

  get theta(): Float64Array {
    return this.#theta;
  }

  /** At `theta`, row by row. */
  get information(): Float64Array {
    return this.#here.information;
  }

  /** Until a step promises less than `tolerance` of the objective, but no more than `limit` steps. */
  climb(start: Float64Array, tolerance: number, limit: number): void {
    this.#theta.set(start);
    this.#here.evaluate(this.#theta);
    this.converged = false;
    let damping = 1e-3;
    let iterations = 0;
    while (iterations < limit && !this.converged) {
      iterations++;
      const promised = this.#solve(damping);
      const small = tolerance * Math.abs(this.#here.objective) + 1e-5 * tolerance * this.#weight;
      this.converged = !(promised > small) || damping > STUCK;
      if (this.converged) break;
      this.#walk();
      this.#there.evaluate(this.#next);
      if (this.#there.objective > this.#here.objective) {
        [this.#theta, this.#next] = [this.#next, this.#theta];
        [this.#here, this.#there] = [this.#there, this.#here];
        damping = Math.max(damping * 0.1, GENTLE);
      } else damping *= 8;
    }
    this.objective = this.#here.objective;
    this.iterations += iterations;
  }

  /** Sets the step; answers gradient · step. Rows of parameters that sit out become rows of the identity. */
  #solve(damping: number): number {
    const { gradient, information } = this.#here;
    const matrix = this.#lower;
    const step = this.#step;
    for (let a = 0; a < 4; a++) {
      const free = this.#free(a);
      step[a] = free ? gradient[a]! : 0;
      for (let b = 0; b <= a; b++) {
        const both = free && this.#free(b);
        matrix[4 * a + b] = both ? information[4 * a + b]! : 0;
      }
      matrix[5 * a] = free ? information[5 * a]! * (1 + damping) + 1e-12 : 1;
    }
    if (factorise(matrix)) substitute(matrix, step);
    else {
      for (let a = 0; a < 4; a++) step[a]! /= information[5 * a]! * (1 + damping) + 1e-12;
    }
    let promised = 0;
    for (let a = 0; a < 4; a++) promised += step[a]! * gradient[a]!;
    return promised;
  }

  #free(a: number): boolean {
    const value = this.#theta[a]!;
    const low = this.#problem.low[a]!;
    const high = this.#problem.high[a]!;
    const push = this.#here.gradient[a]!;
    return low < high && !(value <= low && push <= 0) && !(value >= high && push >= 0);
  }

  /** Along a straight line of k and k c, in which the curve's argument is linear; the asymptotes as they are. */
  #walk(): void {
    const { low, high } = this.#problem;
    const theta = this.#theta;
    const step = this.#step;
    const next = this.#next;
    const steeper = clamp(theta[1]! + Math.log1p(clamp(step[1]!, -0.75, 2)), low[1]!, high[1]!);
    next[0] = clamp(theta[0]! + step[0]! * Math.exp(theta[1]! - steeper), low[0]!, high[0]!);
    next[1] = steeper;
    next[2] = clamp(theta[2]! + step[2]!, low[2]!, high[2]!);
    next[3] = clamp(theta[3]! + step[3]!, low[3]!, high[3]!);
  }
}

/** Cholesky factor of a 4 × 4 matrix in its own lower triangle; false where it is not positive definite. */
function factorise(matrix: Float64Array): boolean {
  for (let a = 0; a < 4; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = matrix[4 * a + b]!;
      for (let c = 0; c < b; c++) sum -= matrix[4 * a + c]! * matrix[4 * b + c]!;
      if (a !== b) matrix[4 * a + b] = sum / matrix[5 * b]!;
      else if (sum > 0) matrix[5 * a] = Math.sqrt(sum);
      else return false;
    }
  }
  return true;
}

/** Solves for a right-hand side, in its place. */
function substitute(lower: Float64Array, solution: Float64Array): void {
  for (let a = 0; a < 4; a++) {
    for (let b = 0; b < a; b++) solution[a]! -= lower[4 * a + b]! * solution[b]!;
    solution[a]! /= lower[5 * a]!;
  }
  for (let a = 3; a >= 0; a--) {
    for (let b = a + 1; b < 4; b++) solution[a]! -= lower[4 * b + a]! * solution[b]!;
    solution[a]! /= lower[5 * a]!;
  }
}
