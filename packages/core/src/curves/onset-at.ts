import type { CurveFit } from "../fit/fit-result.ts";
import { mathematics } from "../mathematics.ts";
import type { CheckedCurve } from "./evaluate-curve.ts";
import { evaluateCurve } from "./evaluate-curve.ts";
import { checkedCurve } from "./evaluate.ts";
import type { CurveWithParameters } from "./evaluate.ts";

/**
 * The x where a curve reaches p: of the unscaled curve F (`core`, 0 < p < 1) or of the score itself (`observed`).
 * NaN where it never does, and for fits without a curve; a line has no unscaled curve, a constant no such x.
 */
export function onsetAt(
  fit: CurveFit | CurveWithParameters,
  p: number,
  options: { readonly of: "core" | "observed" },
): number {
  const curve = checkedCurve(fit);
  if (curve === null || curve.curve === "constant") return Number.NaN;
  const one = (name: string): number => curve.parameters[name] as number;
  if (curve.curve === "linear") {
    return options.of === "observed" && one("slope") !== 0
      ? (p - one("intercept")) / one("slope")
      : Number.NaN;
  }
  const core = options.of === "core";
  const floor = core ? 0 : one("guessRate");
  const ceiling = core ? 1 : 1 - one("lapseRate");
  // Asked of the score itself, so that an asymptote is out of reach also after rounding.
  if (!(p > floor && p < ceiling)) return Number.NaN;
  const share = (p - floor) / (ceiling - floor);
  if (curve.curve === "product") return crossing(curve, share);
  const step = curve.curve === "exact-match" ? root(share, one("steps")) : share;
  const [odds, against] = mathematics().log(Float64Array.of(step, 1 - step));
  const sign = curve.direction === "falling" ? -1 : 1;
  return one("threshold") + (sign * (odds! - against!)) / one("steepness");
}

/** share^(1/steps) */
function root(share: number, steps: number): number {
  const kernel = mathematics();
  return kernel.exp(kernel.log(Float64Array.of(share)).map((value) => value / steps))[0]!;
}

/** A product of logistics has no closed inverse: bisection between positions far below and above every skill. */
function crossing(curve: CheckedCurve, share: number): number {
  const core: CheckedCurve = { ...curve, parameters: { ...curve.parameters, guessRate: 0, lapseRate: 0 } };
  const thresholds = curve.parameters["thresholds"] as readonly number[];
  const steepnesses = curve.parameters["steepnesses"] as readonly number[];
  if (thresholds.length === 0) return Number.NaN;
  const reach = 800 / Math.min(...steepnesses);
  let low = Math.min(...thresholds) - reach;
  let high = Math.max(...thresholds) + reach;
  const falling = curve.direction === "falling";
  for (let step = 0; step < 200 && low < high; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    const value = evaluateCurve(mathematics(), core, Float64Array.of(middle))[0]!;
    if (value < share === !falling) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
