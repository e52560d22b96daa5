import type { KernelCalls } from "@onset/kernel";
import { axisGrid } from "./axis.ts";
import type { AxisGrid, PosteriorAxis } from "./axis.ts";
import { cellsFor, coarsely, lookAt, whole } from "./find-grid.ts";
import type { ByQuantity, Look } from "./find-grid.ts";
import type { PosteriorQuantity } from "./prior.ts";
import type { PosteriorProblem } from "./product-grid.ts";
import { scatterQuantity } from "./scatter-model.ts";

/** A posterior within a range of η on five grids, each fine in other directions. */
export interface FineLooks {
  readonly coarse: Look;
  /** Fine in threshold and width. */
  readonly place: Look;
  /** Fine in guess rate. */
  readonly guess: Look;
  /** Fine in lapse rate. */
  readonly lapse: Look;
  /** Fine in overdispersion. */
  readonly scatter: Look;
  /** Nodes computed in all looks at the region. */
  readonly computed: number;
}

/** Which look the marginal of a quantity is read from. */
export const lookOf: ByQuantity<"place" | "guess" | "lapse" | "scatter"> = {
  threshold: "place",
  width: "place",
  guessRate: "guess",
  lapseRate: "lapse",
  overdispersion: "scatter",
  jitter: "scatter",
};

/** Cells in a standard deviation of the directions that are summed over, where the looks do not agree with the coarsest. */
const finerRests = [1.25, 1.8];
/** What the looks may differ in ln evidence, counted by the range's share, and the nodes beyond which no finer look is taken. */
const agreement = 0.03;
const mostNodes = 4e6;

/** What a range of η is looked at with. */
export interface AskedOfRange {
  readonly axes: ByQuantity<PosteriorAxis>;
  readonly coarse: Look;
  readonly perSd: number;
  /** Cells of η where its own marginal is read. */
  readonly etas: number;
  /** Of the posterior, about. */
  readonly share: number;
}

/**
 * Every direction with at least `perSd` nodes in a posterior standard deviation, where its own marginal is read; the
 * directions that are summed over have fewer, which leaves sums of smooth densities no error (the trapezoid rule: for a normal
 * density e^−2π² 0.64). The looks must agree on the evidence: that is the check. Where they do not, because ridges are
 * narrower than the posterior is wide, all are taken again more finely.
 */
export function lookFinely(kernel: KernelCalls, problem: PosteriorProblem, asked: AskedOfRange): FineLooks {
  let looks = looksWith(kernel, problem, { ...asked, rest: coarsely });
  let all = looks.computed;
  for (const [i, rest] of finerRests.entries()) {
    const growth = (rest / (finerRests[i - 1] ?? coarsely)) ** 3;
    if (asked.share * evidenceOf(looks).error <= agreement || looks.computed * growth > mostNodes) break;
    looks = looksWith(kernel, problem, { ...asked, rest });
    all += looks.computed;
  }
  return { ...looks, computed: all };
}

/** A look that is fine in threshold and width, all else coarse. */
export function lookAtPlace(
  kernel: KernelCalls,
  problem: PosteriorProblem,
  { axes, look, perSd }: { axes: ByQuantity<PosteriorAxis>; look: Look; perSd: number },
): Look {
  const cells = cellsFor(kernel, axes, { look, finely: ["threshold", "width"], perSd, etas: "few" });
  return lookAt(kernel, problem, cells, look.grid);
}

function looksWith(
  kernel: KernelCalls,
  problem: PosteriorProblem,
  { axes, coarse: first, perSd, etas, rest }: AskedOfRange & { readonly rest: number },
): FineLooks {
  const next = (look: Look, finely: readonly PosteriorQuantity[]): Look => {
    const cells = cellsFor(kernel, axes, { look, finely, perSd, rest, etas: "few" });
    return lookAt(kernel, problem, cells, look.grid);
  };
  const coarse = rest === coarsely ? first : next(first, []);
  const finer = (...finely: PosteriorQuantity[]): Look => {
    let look = coarse;
    // A second time where the coarse look had taken the posterior for wider than it is.
    for (let again = 0; again < 3; again++) {
      look = next(look, finely);
      if (finely.every((quantity) => perSdOf(look, quantity) >= perSd)) break;
    }
    return look;
  };
  const place = finer("threshold", "width");
  const [guess, lapse] = [finer("guessRate"), finer("lapseRate")];
  const model = scatterQuantity(axes.jitter.prior);
  const known = axes[model].prior.kind === "fixed";
  // The same nodes but for η: what differs is what η's cells make of it.
  const fine = (): AxisGrid => axisGrid(kernel, axes[model], whole(axes[model]), etas);
  const scatter = known
    ? coarse
    : lookAt(kernel, problem, { ...coarse.grid.axes, [model]: fine() }, coarse.grid);
  const computed = [place, guess, lapse, scatter].reduce((sum, { grid }) => sum + grid.computed, 0);
  return { coarse, place, guess, lapse, scatter, computed };
}

/** Nodes in a standard deviation of a quantity, the fewest within two of the mean; infinite where it is fixed. */
export function perSdOf({ grid, extents }: Look, quantity: PosteriorQuantity): number {
  const { axis } = grid.axes[quantity];
  return axis.prior.kind === "fixed" ? Infinity : extents[quantity].sd / extents[quantity].cell;
}

/**
 * ln of the evidence: the mean of the looks that are fine in place and in either rate, which err along different ridges (the sum
 * over a ridge is exact as soon as one direction across it is fine), and what finer η change. `error` is the most that any two of
 * the three differ by, and a third of the latter.
 */
export function evidenceOf({ coarse, place, guess, lapse, scatter }: FineLooks): {
  readonly logEvidence: number;
  readonly error: number;
} {
  const coarsest = coarse.grid.logEvidence;
  const first = place.grid.logEvidence;
  const second = (guess.grid.logEvidence + lapse.grid.logEvidence) / 2;
  const finer =
    scatter.grid.logEvidence + (scatter === coarse ? 0 : bentAtEnds(scatter.grid.scatters)) - coarsest;
  return {
    logEvidence: (first + second) / 2 + finer,
    error: Math.max(spanOf(place, guess, lapse), Math.abs(finer) / 3),
  };
}

function spanOf(...looks: readonly Look[]): number {
  const logs = looks.map(({ grid }) => grid.logEvidence);
  return Math.max(...logs) - Math.min(...logs);
}

/**
 * What equal cells by their middles leave out, as a share: the slopes at either end over 24 (the Euler–Maclaurin formula),
 * each from the three cells next to it.
 */
function bentAtEnds(masses: Float64Array): number {
  const slope = (near: number, next: number, third: number): number =>
    2 * masses[near]! - 3 * masses[next]! + masses[third]!;
  const last = masses.length - 1;
  return last < 2 ? 0 : (slope(last, last - 1, last - 2) + slope(0, 1, 2)) / 24;
}
