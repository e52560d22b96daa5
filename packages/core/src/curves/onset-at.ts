import type { CurveFit } from "../fit/fit-result.ts";
import { mathematics } from "../mathematics.ts";
import { baseCurve } from "./curve-model.ts";
import type { CheckedCurve } from "./evaluate-curve.ts";
import { curveValues } from "./evaluate-curve.ts";
import { checkedCurve } from "./evaluate.ts";
import type { CurveWithParameters } from "./evaluate.ts";
import { closedInverse } from "./inverse/closed-inverse.ts";
import { finite, lawInverse } from "./inverse/law-inverse.ts";
import { searchRange } from "./inverse/search-range.ts";
import { closeIn, firstCrossing } from "./inverse/search.ts";
import type { Values } from "./inverse/search.ts";
import { rootOfShare, shareOf, turned } from "./inverse/share.ts";
import type { Share } from "./inverse/share.ts";
import { getCurve } from "./registry.ts";

/**
 * The x where a curve reaches p: of the unscaled curve F (`core`, 0 < p < 1) or of the score itself (`observed`).
 * NaN where it never does, and for fits without a curve; lines and laws have no unscaled curve, a constant no such x.
 * Closed where the registry says so; otherwise searched for, and of several the smallest (curves that turn back are
 * searched between places where nothing of them is left, broken power laws 20 decades around their breaks).
 */
export function onsetAt(
  fit: CurveFit | CurveWithParameters,
  p: number,
  options: { readonly of: "core" | "observed" },
): number {
  const curve = checkedCurve(fit);
  return curve === null ? Number.NaN : onsetOf(curve, p, options.of);
}

/** The same for a curve whose parameters are checked. */
export function onsetOf(curve: CheckedCurve, p: number, of: "core" | "observed"): number {
  if (Number.isNaN(p)) return Number.NaN;
  const core = of === "core";
  const { guessRate, lapseRate } = curve.parameters;
  if (typeof guessRate !== "number" || typeof lapseRate !== "number") {
    return core ? Number.NaN : onsetOfLaw(curve, p);
  }
  if (getCurve(curve.curve).kind === "hump") {
    const asked = core ? withoutRates(curve) : curve;
    return firstCrossing(valuesOf(asked), p, searchRange(curve.curve, curve.parameters));
  }
  const [floor, ceiling] = core ? [0, 1] : [guessRate, 1 - lapseRate];
  // Asked of the score itself, so that an asymptote is out of reach also after rounding.
  if (!(p > floor && p < ceiling)) return Number.NaN;
  return onsetOfShare(curve, shareOf((p - floor) / (ceiling - floor), (ceiling - p) / (ceiling - floor)));
}

/** Where the unscaled curve is a share. */
function onsetOfShare(curve: CheckedCurve, share: Share): number {
  const { steps } = curve.parameters;
  const step = typeof steps === "number" ? rootOfShare(share, steps) : share;
  const base = baseCurve(curve);
  const inverse = closedInverse(base);
  const one = (name: string): number => curve.parameters[name] as number;
  if (inverse !== undefined) {
    return finite(inverse(one, curve.direction === "falling" ? turned(step) : step));
  }
  return monotoneCrossing({ ...curve, curve: base }, step.s);
}

function onsetOfLaw(curve: CheckedCurve, p: number): number {
  const one = (name: string): number => curve.parameters[name] as number;
  const closed = lawInverse(curve.curve, one, p);
  if (closed !== undefined) return closed;
  return firstCrossing(valuesOf(curve), p, searchRange(curve.curve, curve.parameters));
}

/** A composition of logistics: closed in on between positions far below and above every skill. */
function monotoneCrossing(curve: CheckedCurve, share: number): number {
  if ((curve.parameters["thresholds"] as readonly number[]).length === 0) return Number.NaN;
  const { base: _, ...bare } = withoutRates(curve);
  const one = { ...bare, parameters: { ...bare.parameters, steps: 1 } };
  return closeIn(valuesOf(one), share, searchRange(curve.curve, curve.parameters));
}

function withoutRates(curve: CheckedCurve): CheckedCurve {
  return { ...curve, parameters: { ...curve.parameters, guessRate: 0, lapseRate: 0 } };
}

function valuesOf(curve: CheckedCurve): Values {
  return curveValues(mathematics(), curve);
}
