import type { KernelCalls } from "@onset/kernel";
import { getCurve } from "../curves/registry.ts";
import { ln } from "./fit-data.ts";
import type { FitData } from "./fit-data.ts";
import type { CurveFit } from "./fit-result.ts";
import { knownSpread } from "./general/cuts.ts";
import { logLikelihood } from "./log-likelihood.ts";

/** What a fit's likelihood says for comparing curves. */
export type Criteria = Pick<CurveFit, "logLikelihood" | "aicc" | "bic" | "freeParameters">;

/**
 * Log-likelihood, AICc and BIC with the number of sizes m as sample size: scores of one size tell one place of the curve,
 * however many they are, and counts weigh shapes alike whether they are pooled by size or not. `curveParameters` are the
 * curve's; the gaussian's σ is counted on top in the criteria. AICc is null where m ≤ p + 1.
 * Source: C. M. Hurvich & C.-L. Tsai, Biometrika 76 (1989) 297.
 */
export function criteria(
  kernel: KernelCalls,
  data: FitData,
  objective: number,
  curveParameters: number,
): Criteria {
  const m = data.sizes;
  const p = curveParameters + (knownSpread(data) ? 0 : 1);
  const value = logLikelihood(kernel, data, objective);
  if (value === null) return { logLikelihood: null, aicc: null, bic: null, freeParameters: curveParameters };
  return {
    logLikelihood: value,
    aicc: m > p + 1 ? -2 * value + 2 * p + (2 * p * (p + 1)) / (m - p - 1) : null,
    bic: -2 * value + p * ln(kernel, m),
    freeParameters: curveParameters,
  };
}

/**
 * Fills in `weight`: exp(−Δ/2) over the distinct shapes that have an AICc, summing to 1. A second name of a shape, and an
 * exact match over a logistic beside the Richards curve that it is, have none.
 */
export function withWeights(kernel: KernelCalls, fits: readonly CurveFit[]): CurveFit[] {
  const counts = fits.map((fit, index) => fit.aicc !== null && isFirstOfShape(fits, index));
  const known = fits.flatMap((fit, index) => (counts[index] === true ? [fit.aicc!] : []));
  if (known.length === 0) return [...fits];
  const least = Math.min(...known);
  const relative = kernel.exp(Float64Array.from(known, (aicc) => (least - aicc) / 2));
  const sum = relative.reduce((a, b) => a + b, 0);
  let next = 0;
  return fits.map((fit, index) =>
    counts[index] === true ? { ...fit, weight: relative[next++]! / sum } : { ...fit, weight: null },
  );
}

function isFirstOfShape(fits: readonly CurveFit[], index: number): boolean {
  const shapes = fits.map(({ curve }) => getCurve(curve).sameAs ?? curve);
  const { curve, base } = fits[index]!;
  if (curve === "exact-match" && base === "logistic" && shapes.includes("richards")) return false;
  return shapes.indexOf(shapes[index]!) === index;
}
