import type { KernelCalls } from "@onset/kernel";
import type { FitData } from "../fit/fit-data.ts";
import { curveScores } from "../fit/general/curve-scores.ts";
import { freeCount } from "../fit/general/free-count.ts";
import type { GeneralFit } from "../fit/general/highest.ts";
import { pointDeviation } from "../fit/general/rim.ts";
import { streamOf, streams } from "../random/streams.ts";
import { betaBinomials } from "./beta-binomial-draws.ts";
import { seriesCurve } from "./series-curve.ts";

/**
 * Series drawn from a fitted curve: binomial or beta-binomial counts of as many items, or normal scores whose spread is the
 * one given, or estimated from the residuals (m − p degrees of freedom; of a Huber fit as well). Series have numbers, and are the same
 * whichever of them are drawn together.
 */
export function simulated(kernel: KernelCalls, fit: GeneralFit, range: Range): FitData[] {
  const { data } = fit;
  const psi = curveScores(kernel, fit.model, [fit.solution.own], data.x);
  const scores = counted(data)
    ? countedScores(kernel, fit, psi, range)
    : measuredScores(kernel, fit, psi, range);
  const m = data.points;
  return Array.from({ length: range.end - range.begin }, (_, r) => ({
    ...data,
    scores: scores.subarray(r * m, (r + 1) * m),
  }));
}

/** Numbers of the series wanted. */
interface Range {
  readonly seed: number;
  readonly begin: number;
  readonly end: number;
}

function counted({ likelihood }: FitData): boolean {
  return likelihood === "binomial" || likelihood === "beta-binomial";
}

function countedScores(
  kernel: KernelCalls,
  { data, overdispersion }: GeneralFit,
  psi: Float64Array,
  { seed, begin, end }: Range,
): Float64Array {
  const items = data.weights;
  const shares = psi.map((score) => Math.min(1, Math.max(0, score)));
  const curve = seriesCurve(data.series.id);
  const counts =
    overdispersion === null
      ? kernel.binomials({ seed, curve, begin, end }, items, shares)
      : betaBinomials(
          kernel,
          { shares, items, overdispersion },
          { seed, stream: streamOf(streams.scattered, curve), begin, end },
        );
  return counts.map((count, i) => count / items[i % data.points]!);
}

function measuredScores(
  kernel: KernelCalls,
  fit: GeneralFit,
  psi: Float64Array,
  { seed, begin, end }: Range,
): Float64Array {
  const { data } = fit;
  const m = data.points;
  const spread = pointDeviation(fit, Math.max(1, m - freeCount(fit)));
  const stream = streamOf(streams.residuals, seriesCurve(data.series.id));
  const normals = kernel.normals(seed, stream, begin * m, (end - begin) * m);
  return normals.map((z, i) => psi[i % m]! + (z * spread) / Math.sqrt(data.weights[i % m]!));
}
