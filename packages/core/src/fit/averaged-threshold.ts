import type { KernelCalls } from "@onset/kernel";
import { normalCut } from "../distributions/normal.ts";
import { xToScale } from "../series/axis.ts";
import type { FitData } from "./fit-data.ts";
import type { AveragedThreshold, CurveFit } from "./fit-result.ts";
import { averagedReach, distinctShapes, sharesOf } from "./weighted-average.ts";

interface Candidate {
  readonly fit: CurveFit;
  readonly threshold: number;
  readonly low: number | null;
  readonly high: number | null;
  /** ln of the weight, but for a constant. */
  readonly logWeight: number;
}

/**
 * The threshold averaged over the distinct shapes that have one, by evidence where every one of them carries it, else by
 * Akaike weight; its interval adds the spread between shapes to that within. Open where a shape that counts leaves
 * it open.
 */
export function averagedThreshold(
  kernel: KernelCalls,
  data: FitData,
  fits: readonly CurveFit[],
  confidence: number,
): AveragedThreshold | null {
  // A shape without an interval, of which a posterior is not computed, say, does not keep the others from their evidence.
  const located = distinctShapes(
    fits.filter(
      ({ thresholdScale, intervals }) => thresholdScale !== null && intervals.threshold !== undefined,
    ),
  );
  const evidence = located.length > 0 && located.every((fit) => fit.logEvidence !== null);
  const candidates = located.flatMap((fit): Candidate[] => {
    const logWeight = evidence ? fit.logEvidence : fit.aicc === null ? null : -fit.aicc / 2;
    const { threshold: ends } = fit.intervals;
    const threshold = thresholdOf(kernel, data, fit);
    if (logWeight === null || ends === undefined || threshold === null) return [];
    return [{ fit, threshold, low: ends.low, high: ends.high, logWeight }];
  });
  if (candidates.length < 2) return null;
  const weights = sharesOf(
    kernel,
    candidates.map(({ logWeight }) => logWeight),
  );
  const mean = weights.reduce((all, weight, i) => all + weight * candidates[i]!.threshold, 0);
  const cut = normalCut(confidence);
  const reach = (side: "low" | "high"): number | null =>
    averagedReach(
      candidates.map((one) => ({ value: one.threshold, end: one[side] })),
      weights,
      mean,
      cut,
    );
  const [below, above] = [reach("low"), reach("high")];
  return {
    threshold: mean,
    thresholdScale: xToScale(data.series.axis, [mean])[0]!,
    low: below === null ? null : mean - below,
    high: above === null ? null : mean + above,
    confidence,
    by: evidence ? "evidence" : "aicc",
    weights: Object.fromEntries(candidates.map(({ fit }, i) => [fit.curve, weights[i]!])),
  };
}

function thresholdOf(kernel: KernelCalls, { series }: FitData, fit: CurveFit): number | null {
  const { threshold } = fit.parameters;
  if (fit.curve !== "exact-match" && threshold !== undefined) return threshold;
  const scale = fit.thresholdScale!;
  const { transform } = series.axis;
  if (transform === "identity") return scale;
  return kernel[transform](Float64Array.of(scale))[0]!;
}
