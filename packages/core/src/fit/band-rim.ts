import type { KernelCalls } from "@onset/kernel";
import { total } from "./fit-data.ts";
import type { FitData } from "./fit-data.ts";
import { deviance } from "./log-likelihood.ts";
import { solutionScores } from "./logistic-solution.ts";
import type { LogisticSolution } from "./logistic-solution.ts";
import type { BestLogistic } from "./profile-fits.ts";

/** (threshold, ln steepness, left, right) */
type Theta = readonly [number, number, number, number];

/** Steps of the search for the rim; a secant on √deviance needs two or three. */
const mostSteps = 5;

/**
 * Curves on the rim of the confidence region, deviance = cut, along the directions in which the score at one position
 * changes most for its cost (the delta method's, Σ∇ψ). Each is checked against the likelihood itself, so every
 * one belongs to the region, however crooked that is. None where the information is singular.
 */
export function rimCurves(
  kernel: KernelCalls,
  fit: BestLogistic,
  { positions, cut }: { readonly positions: Float64Array; readonly cut: number },
): LogisticSolution[] {
  const covariance = thetaCovariance(fit.solution);
  if (covariance === null || !Number.isFinite(cut)) return [];
  const core = kernel.logistic(positions, fit.solution);
  const curves: LogisticSolution[] = [];
  for (const [i, x] of positions.entries()) {
    const gradient = scoreGradient(fit.solution, x, core[i]!);
    const direction = covariance.map((row) => dot(row, gradient)) as unknown as Theta;
    const deviation = Math.sqrt(dot(direction, gradient));
    if (!(deviation > 0)) continue;
    const reach = (Math.sqrt(cut) * pointDeviation(fit)) / deviation;
    for (const step of [reach, -reach])
      curves.push(rimAlong(kernel, fit, direction.map((d) => d * step) as unknown as Theta, cut));
  }
  return curves;
}

/** Along a ray, as far out as the deviance allows. A step of 1 is where a parabola would put the rim. */
function rimAlong(kernel: KernelCalls, fit: BestLogistic, ray: Theta, cut: number): LogisticSolution {
  const target = Math.sqrt(cut);
  let inner = { step: 0, root: 0, solution: fit.solution };
  let outer: { step: number; root: number } | null = null;
  let step = 1;
  for (let tries = 0; tries < mostSteps; tries++) {
    const solution = shifted(kernel, fit, ray, step);
    const loss = deviance(kernel, fit.data, fit.solution.objective, solution.objective);
    const root = Math.sqrt(Math.max(0, loss));
    if (root <= target) inner = { step, root, solution };
    else outer = { step, root };
    if (outer === null) step *= 2;
    else if (Number.isFinite(outer.root)) {
      // Just inside the secant's crossing, so that the next try is likely to belong.
      const share = (target - inner.root) / (outer.root - inner.root);
      step = inner.step + 0.98 * share * (outer.step - inner.step);
    } else step = (inner.step + outer.step) / 2;
  }
  return inner.solution;
}

function shifted(
  kernel: KernelCalls,
  { data, box, solution }: BestLogistic,
  ray: Theta,
  step: number,
): LogisticSolution {
  const factor = kernel.exp(Float64Array.of(step * ray[1]))[0]!;
  const moved = {
    ...solution,
    threshold: clamp(solution.threshold + step * ray[0], box.threshold),
    steepness: solution.steepness * factor,
    left: clamp(solution.left + step * ray[2], box.left),
    right: clamp(solution.right + step * ray[3], box.right),
  };
  return { ...moved, objective: objectiveOf(kernel, data, solutionScores(kernel, moved, data.x)) };
}

/** The kernel's objective at given scores; −Infinity where a hit or a miss is impossible. */
function objectiveOf(kernel: KernelCalls, data: FitData, fitted: Float64Array): number {
  if (data.likelihood === "gaussian") {
    return -0.5 * total(data.scores.map((y, i) => data.weights[i]! * (y - fitted[i]!) * (y - fitted[i]!)));
  }
  const hit = kernel.log(fitted);
  const miss = kernel.log(fitted.map((p) => 1 - p));
  return total(
    data.scores.map(
      (y, i) => data.weights[i]! * ((y > 0 ? y * hit[i]! : 0) + (y < 1 ? (1 - y) * miss[i]! : 0)),
    ),
  );
}

/** Standard deviation of a score of weight 1: 1 for binomial, whose covariance knows it, σ̂ for gaussian. */
function pointDeviation({ data, solution }: BestLogistic): number {
  return data.likelihood === "binomial" ? 1 : Math.sqrt((-2 * solution.objective) / data.points);
}

/** ∇ψ at x in θ, given F(x). */
function scoreGradient(
  { threshold, steepness, left, right }: LogisticSolution,
  x: number,
  core: number,
): Theta {
  const bend = (right - left) * core * (1 - core) * steepness;
  return [-bend, bend * (x - threshold), 1 - core, core];
}

/** The kernel's upper triangle as a full matrix in θ; `null` where the information is singular. */
function thetaCovariance({ covariance, steepness }: LogisticSolution): number[][] | null {
  if (!covariance.every((value) => Number.isFinite(value))) return null;
  const scale = [1, 1 / steepness, 1, 1];
  const at = (a: number, b: number): number => {
    const [low, high] = a < b ? [a, b] : [b, a];
    return covariance[4 * low - (low * (low - 1)) / 2 + high - low]! * scale[a]! * scale[b]!;
  };
  return scale.map((_, a) => scale.map((__, b) => at(a, b)));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return total(a.map((value, i) => value * b[i]!));
}

function clamp(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(high, Math.max(low, value));
}
