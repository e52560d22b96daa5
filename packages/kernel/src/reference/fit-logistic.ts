import type { FitBatch, LogisticFits } from "../kernel-calls.ts";
import { clamp } from "./asymptotes.ts";
import { covarianceOf } from "./information.ts";
import { LogisticClimber } from "./logistic-climb.ts";
import { peaksOf } from "./logistic-grid.ts";
import type { LogisticProblem } from "./logistic-problem.ts";
import { pointsOf } from "./points.ts";

// The twin of the kernel's logistic fits, by another road: every cell of a grid over threshold and log steepness gets
// its best asymptotes, and Fisher scoring in all four parameters at once climbs from the best peaks of that grid, the
// winner to the end.

/** Peaks that are climbed at all. */
const STARTS = 6;
/** Enough to tell peaks apart: a share of the objective, and a number of steps. */
const ROUGH = { tolerance: 1e-6, limit: 30 } as const;
const FINE = { tolerance: 1e-13, limit: 200 } as const;

/** Twin of the kernel's logistic fits; about half a millisecond a series gaussian, one binomial. */
export function fitLogistic(batch: FitBatch): LogisticFits {
  const series = batch.offsets.length - 1;
  const column = (): Float64Array<ArrayBuffer> => new Float64Array(series).fill(NaN);
  const fits: LogisticFits = {
    threshold: column(),
    steepness: column(),
    left: column(),
    right: column(),
    objective: column(),
    covariance: new Float64Array(series * 10).fill(NaN),
    atBound: new Uint8Array(series),
    iterations: new Uint16Array(series),
    status: new Uint8Array(series),
  };
  for (let s = 0; s < series; s++) fitOne(batch, s, fits);
  return fits;
}

function fitOne(batch: FitBatch, s: number, fits: LogisticFits): void {
  const { points, status } = pointsOf(batch, s);
  fits.status[s] = status;
  if (status !== 0) return;
  const bounds = batch.bounds.subarray(8 * s, 8 * s + 8);
  const low = bounds.filter((_, i) => i % 2 === 0);
  const high = bounds.filter((_, i) => i % 2 === 1);
  const [slowest, fastest] = [low[1]!, high[1]!];
  low[1] = Math.log(slowest);
  high[1] = Math.log(fastest);
  const climber = highest({ likelihood: batch.likelihood, points, low, high });
  const { theta } = climber;
  const held = Array.from(theta, (value, a) => value <= low[a]! || value >= high[a]!);
  const k = clamp(Math.exp(theta[1]!), slowest, fastest);
  fits.threshold[s] = theta[0]!;
  fits.steepness[s] = theta[1]! <= low[1] ? slowest : theta[1]! >= high[1] ? fastest : k;
  fits.left[s] = theta[2]!;
  fits.right[s] = theta[3]!;
  fits.objective[s] = climber.objective;
  fits.iterations[s] = climber.iterations;
  fits.status[s] = climber.converged ? 0 : 1;
  fits.atBound[s] = held.reduce((bits, is, a) => bits + (is ? 1 << a : 0), 0);
  const free = held.map((is) => !is);
  fits.covariance.set(covarianceOf(inSteepness(climber.information, k), free), 10 * s);
}

/** Climbs from the best peaks, and from the highest point reached to the end. */
function highest(problem: LogisticProblem): LogisticClimber {
  const climber = new LogisticClimber(problem);
  const best = new Float64Array(4);
  let objective = -Infinity;
  for (const peak of peaksOf(problem).slice(0, STARTS)) {
    climber.climb(peak.theta, ROUGH.tolerance, ROUGH.limit);
    if (!(climber.objective > objective)) continue;
    objective = climber.objective;
    best.set(climber.theta);
  }
  climber.climb(best, FINE.tolerance, FINE.limit);
  return climber;
}

/** The information in (threshold, steepness, left, right) from that in θ, as rows. */
function inSteepness(information: Float64Array, steepness: number): number[][] {
  const scale = [1, steepness, 1, 1];
  return scale.map((row, a) => scale.map((column, b) => information[4 * a + b]! / (row * column)));
}
