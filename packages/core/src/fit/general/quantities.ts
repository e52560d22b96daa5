import { mathematics } from "../../mathematics.ts";
import { curvePlace } from "../../curves/width.ts";
import { scaleToX } from "../../series/axis.ts";
import type { FitSettings } from "../../worker/slice-job.ts";
import type { FitModel } from "../model/fit-model.ts";
import type { GeneralFit } from "./highest.ts";
import { diagonal } from "./profile-own.ts";
import { curveScores } from "./curve-scores.ts";
import { onsetQuantity } from "./fitted-onset.ts";
import { registryCurve } from "./registry-curve.ts";
import { slopeOver } from "./slopes.ts";

/** A number that follows from a curve; NaN where the curve has none, ±∞ where it ran off to that side. Many curves are asked at once. */
export interface Quantity {
  readonly name: string;
  readonly of: (own: readonly Float64Array[]) => ArrayLike<number>;
}

/** A quantity that is worked out curve by curve. */
export function single(name: string, of: (own: Float64Array) => number): Quantity {
  return { name, of: (own) => own.map(of) };
}

interface FoundPlace {
  readonly threshold: number;
  readonly width: number;
}

/** Of a curve both are asked for, of the fitted one several times, and finding them may take a search. */
const places = new WeakMap<Float64Array, FoundPlace>();

/** The threshold and the width of the search's own numbers: there where the model has them, else found from the curve. */
export function placeOf(model: FitModel, own: Float64Array): FoundPlace {
  const known = places.get(own);
  if (known !== undefined) return known;
  const { threshold, width } = curvePlace(registryCurve(model, own));
  const found = { threshold: threshold ?? Number.NaN, width: width ?? Number.NaN };
  places.set(own, found);
  return found;
}

/** Quantities beside the curve's own parameters that are to have an interval. */
export function derivedQuantities(fit: GeneralFit, settings: FitSettings): Quantity[] {
  const { model, data } = fit;
  const kernel = mathematics();
  const at = scaleToX(data.series.axis, settings.at);
  const placed =
    model.parameters.some(({ measures }) => measures === "logWidth") && model.curve !== "exact-match";
  const hasPlace = model.levels !== "none" && !model.parameters.some(({ name }) => name === "hump");
  return [
    ...(hasPlace && !placed
      ? [
          single("threshold", (own) => placeOf(model, own).threshold),
          single("width", (own) => placeOf(model, own).width),
        ]
      : []),
    ...(model.curve === "constant"
      ? []
      : [{ name: "slope", of: (own: readonly Float64Array[]) => slopeOver(fit, own) }]),
    ...Array.from(at, (x, i) => ({
      name: `at${i}`,
      of: (own: readonly Float64Array[]) => curveScores(kernel, model, own, Float64Array.of(x)),
    })),
    ...settings.onsetAt.map((score, i) => single(`onset${i}`, onsetQuantity(fit, score))),
  ];
}

/**
 * ∇g in the search's numbers by differences to both sides, or to one where a bound is near: beyond it there is no curve.
 * Zeros where the quantity is not there on both sides.
 */
export function gradientOf({ box, solution }: GeneralFit, quantity: Quantity): number[] {
  const { own, covariance } = solution;
  const p = own.length;
  const ends = Array.from(own, (value, i) => {
    const variance = covariance[diagonal(p, i)]!;
    if (!(variance > 0)) return [value, value] as const;
    const step = Math.max(1e-7 * (1 + Math.abs(value)), 1e-3 * Math.min(Math.sqrt(variance), 1));
    return [Math.max(box[i]![0], value - step), Math.min(box[i]![1], value + step)] as const;
  });
  const moved = ends.flatMap((both, i) => both.map((end) => own.map((old, j) => (j === i ? end : old))));
  const values = quantity.of(moved);
  return ends.map(([low, high], i) => {
    if (!(high > low)) return 0;
    const slope = (values[2 * i + 1]! - values[2 * i]!) / (high - low);
    return Number.isFinite(slope) ? slope : 0;
  });
}
