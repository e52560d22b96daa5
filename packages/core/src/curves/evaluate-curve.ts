import type { KernelCalls } from "@onset/kernel";
import type { CurveParameters } from "./check-parameters.ts";
import type { CurveId } from "./curve.ts";

/** A curve with checked parameters; `falling` turns F around, so that the score goes from 1 − λ down to γ. */
export interface CheckedCurve {
  readonly curve: CurveId;
  readonly parameters: CurveParameters;
  readonly direction: "rising" | "falling";
}

/** ψ at positions x, by the kernel. */
export function evaluateCurve(
  kernel: KernelCalls,
  curve: CheckedCurve,
  x: Float64Array,
): Float64Array<ArrayBuffer> {
  const { parameters } = curve;
  const one = (name: string): number => parameters[name] as number;
  const rates = { guessRate: one("guessRate"), lapseRate: one("lapseRate") };
  // 1/(1 + exp(+k (x − c))) is F turned around.
  const sign = curve.direction === "falling" ? -1 : 1;
  switch (curve.curve) {
    case "constant":
      return new Float64Array(x.length).fill(one("level"));
    case "linear":
      return Float64Array.from(x, (value) => one("intercept") + one("slope") * value);
    case "logistic":
      return kernel.logistic(x, {
        threshold: one("threshold"),
        steepness: sign * one("steepness"),
        ...rates,
      });
    case "exact-match":
      return kernel.exactMatch(x, {
        threshold: one("threshold"),
        steepness: sign * one("steepness"),
        steps: one("steps"),
        ...rates,
      });
    default:
      // product
      return kernel.product(x, {
        thresholds: Float64Array.from(parameters["thresholds"] as readonly number[]),
        steepnesses: Float64Array.from(
          parameters["steepnesses"] as readonly number[],
          (value) => sign * value,
        ),
        ...rates,
      });
  }
}
