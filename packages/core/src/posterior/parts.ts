import type { KernelCalls } from "@onset/kernel";
import type { PosteriorAxis } from "./axis.ts";
import { lookWithin } from "./find-grid.ts";
import type { ByQuantity, Look } from "./find-grid.ts";
import { evidenceOf, lookAtPlace, lookFinely } from "./look-finely.ts";
import type { FineLooks } from "./look-finely.ts";
import type { PosteriorProblem } from "./product-grid.ts";
import { scatterQuantity } from "./scatter-model.ts";
import { growthOf, scatterRanges } from "./scatter-ranges.ts";
import { shapeProbabilities } from "./shape-probabilities.ts";

/** A posterior within a range of η, which has grids of its own: how far the other quantities spread depends on η. */
export interface PosteriorPart {
  /** Of the whole; all parts sum to 1. */
  readonly share: number;
  readonly looks: FineLooks;
}

/** Shares below which a range is left out, and below which a coarse look is enough (it errs by a hundredth of itself). */
const negligible = 1e-6;
export const small: number = 0.05;
/** The share by coarse looks, which err, from which a range is looked at finely: none that turns out to have `small` is left out. */
const finely = 0.7 * small;

/** Cells of η that the kernel takes together. */
const etaLine = 2;

interface Range {
  readonly axes: ByQuantity<PosteriorAxis>;
  readonly coarse: Look;
}

/** The ranges of η that hold the posterior, from the smallest η on, each looked at finely; one where η is fixed. */
export function solveParts(
  kernel: KernelCalls,
  problem: PosteriorProblem,
  { axes, coarse, perSd }: { axes: ByQuantity<PosteriorAxis>; coarse: Look; perSd: number },
): PosteriorPart[] {
  const ranges = coarseRanges(kernel, problem, { axes, coarse });
  const shares = shapeProbabilities(
    kernel,
    ranges.map((range) => range.coarse.grid.logEvidence),
  );
  const [first, last] = [
    shares.findIndex((share) => share > negligible),
    shares.findLastIndex((share) => share > negligible),
  ];
  const sd = spreadOf(ranges, shares);
  const looks = ranges.slice(first, last + 1).map((range, i) => {
    const share = shares[first + i]!;
    if (share < finely) return onlyCoarsely(range.coarse);
    return lookFinely(kernel, problem, { ...range, perSd, share, etas: etasOf(range, (1.1 * perSd) / sd) });
  });
  const final = shapeProbabilities(
    kernel,
    looks.map((look) => evidenceOf(look).logEvidence),
  );
  return looks.map((look, i) => ({ share: final[i]!, looks: look }));
}

/** The same for threshold and width alone: every other direction as coarse as sums allow. */
export function placeParts(
  kernel: KernelCalls,
  problem: PosteriorProblem,
  { axes, coarse, perSd }: { axes: ByQuantity<PosteriorAxis>; coarse: Look; perSd: number },
): { readonly parts: readonly PosteriorPart[]; readonly logEvidence: number } {
  const ranges = coarseRanges(kernel, problem, { axes, coarse });
  const logs = ranges.map((range) => range.coarse.grid.logEvidence);
  const most = logs.reduce((high, one) => Math.max(high, one), -Infinity);
  const shares = shapeProbabilities(kernel, logs);
  const looks = ranges
    .filter((_, i) => shares[i]! > negligible)
    .map((range) => {
      if (shares[ranges.indexOf(range)]! < finely) return onlyCoarsely(range.coarse);
      const place = lookAtPlace(kernel, problem, { axes: range.axes, look: range.coarse, perSd });
      return { ...onlyCoarsely(range.coarse), place };
    });
  const fine = looks.map(({ place }) => place.grid.logEvidence);
  const final = shapeProbabilities(kernel, fine);
  const top = final.indexOf(Math.max(...final));
  const logEvidence = most === -Infinity ? most : fine[top]! - kernel.log(Float64Array.of(final[top]!))[0]!;
  return { parts: looks.map((look, i) => ({ share: final[i]!, looks: look })), logEvidence };
}

/** From the largest η down, each from where the last one found the mass: spreads only shrink on the way. */
function coarseRanges(kernel: KernelCalls, problem: PosteriorProblem, { axes, coarse }: Range): Range[] {
  const scatter = scatterQuantity(axes.jitter.prior);
  if (axes[scatter].prior.kind === "fixed") return [{ axes, coarse }];
  const grows = growthOf(problem, coarse, scatter);
  const { high, cell } = coarse.extents[scatter];
  const top = Math.min(axes[scatter].support[1], high + cell);
  let wider = coarse;
  const { ranges, narrower } = scatterRanges(kernel, axes[scatter], { high: top, grows });
  return ranges
    .map((support, i) => {
      const within = { ...axes, [scatter]: { ...axes[scatter], support } };
      wider = lookWithin(kernel, problem, {
        axes: within,
        wider,
        whole: coarse.grid.logEvidence,
        narrower: i === 0 ? 1 : narrower,
      });
      return { axes: within, coarse: wider };
    })
    .toReversed();
}

/** Standard deviation of what scatters, in t. */
function spreadOf(ranges: readonly Range[], shares: readonly number[]): number {
  let [sum, square] = [0, 0];
  for (const [i, { coarse }] of ranges.entries()) {
    const { middles } = coarse.grid.axes[scatterQuantity(coarse.grid.axes.jitter.axis.prior)];
    for (const [e, mass] of coarse.grid.scatters.entries()) {
      sum += shares[i]! * mass * middles[e]!;
      square += shares[i]! * mass * middles[e]! * middles[e]!;
    }
  }
  return Math.sqrt(Math.max(0, square - sum * sum));
}

/** Cells of a range, so many in a unit of t: whole lines of the kernel's tables. */
function etasOf({ axes }: Range, density: number): number {
  const [low, high] = axes[scatterQuantity(axes.jitter.prior)].support;
  const wanted = high > low ? Math.ceil(((high - low) * density) / etaLine) : 1;
  return etaLine * Math.max(2, Math.min(wanted, 32));
}

function onlyCoarsely(coarse: Look): FineLooks {
  return {
    coarse,
    place: coarse,
    guess: coarse,
    lapse: coarse,
    scatter: coarse,
    computed: coarse.grid.computed,
  };
}
