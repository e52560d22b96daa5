import type { KernelCalls } from "@onset/kernel";
import { ln } from "./fit-data.ts";
import type { FitData } from "./fit-data.ts";
import type { CurveFit } from "./fit-result.ts";
import { logLikelihood } from "./log-likelihood.ts";

/** What a fit's likelihood says for comparing curves. */
export type Criteria = Pick<CurveFit, "logLikelihood" | "aicc" | "bic" | "freeParameters">;

/**
 * Log-likelihood, AICc and BIC with the number of points m as sample size. `curveParameters` are the curve's; the
 * gaussian's σ is counted on top in the criteria. AICc is null where m ≤ p + 1.
 * Source: C. M. Hurvich & C.-L. Tsai, Biometrika 76 (1989) 297.
 */
export function criteria(
  kernel: KernelCalls,
  data: FitData,
  objective: number,
  curveParameters: number,
): Criteria {
  const m = data.points;
  const p = curveParameters + (data.likelihood === "gaussian" ? 1 : 0);
  const value = logLikelihood(kernel, data, objective);
  return {
    logLikelihood: value,
    aicc: m > p + 1 ? -2 * value + 2 * p + (2 * p * (p + 1)) / (m - p - 1) : null,
    bic: -2 * value + p * ln(kernel, m),
    freeParameters: curveParameters,
  };
}

/** Fills in `weight`: exp(−Δ/2) over the fits that have an AICc, summing to 1. */
export function withWeights(kernel: KernelCalls, fits: readonly CurveFit[]): CurveFit[] {
  const known = fits.flatMap((fit) => (fit.aicc === null ? [] : [fit.aicc]));
  const least = Math.min(...known);
  const relative = kernel.exp(Float64Array.from(known, (aicc) => (least - aicc) / 2));
  const sum = relative.reduce((a, b) => a + b, 0);
  let next = 0;
  return fits.map((fit) => (fit.aicc === null ? fit : { ...fit, weight: relative[next++]! / sum }));
}
