import type { KernelCalls } from "@onset/kernel";
import { scaleToX } from "../../series/axis.ts";
import type { FitSettings } from "../../worker/slice-job.ts";
import { intervalEnd } from "../probe-profile.ts";
import type { Uncertainty } from "../uncertainty.ts";
import { bandOf, bandPositions, scoreIntervals, widened } from "./bands.ts";
import type { Rows } from "./bands.ts";
import type { GeneralFit } from "./highest.ts";
import { curveScores, scoreGradients } from "./curve-scores.ts";
import { devianceLimit } from "./cuts.ts";
import { namedIntervals } from "./named-intervals.ts";
import type { Ends } from "./named-intervals.ts";
import type { ProfiledFit } from "./profile-general.ts";
import { profiledOwn } from "./profiled-curves.ts";
import { derivedQuantities, gradientOf, single } from "./quantities.ts";
import type { Quantity } from "./quantities.ts";
import { rimOwn } from "./rim.ts";

/**
 * Intervals and bands of a profiled fit. A band is the lowest and highest score, at each x, of curves whose deviance is within the
 * cut: those met on the profiles, and those on the rim of the confidence region in the directions that move the score at every
 * third position, or a quantity, most. All belong to the region, so the band lies inside the exact pointwise profile band: an inner
 * approximation, by little where the likelihood is near a parabola.
 */
export function profiledUncertainty(
  kernel: KernelCalls,
  { fit, profiles }: ProfiledFit,
  settings: FitSettings,
): Uncertainty {
  const { confidence } = settings;
  const x = bandPositions(fit.data);
  const at = scaleToX(fit.data.series.axis, settings.at);
  const quantities = [...hiddenParameters(fit), ...derivedQuantities(fit, settings)];
  const gradients = [
    ...scoreGradients(
      kernel,
      fit.model,
      fit.solution.own,
      x.filter((_, i) => i % 3 === 0),
    ),
    ...scoreGradients(kernel, fit.model, fit.solution.own, at),
    ...quantities.map((quantity) => gradientOf(fit, quantity)),
  ];
  const regionUpTo = (cut: number): Float64Array[] => [
    fit.solution.own,
    ...profiledOwn(kernel, fit, profiles, cut),
    ...rimOwn(kernel, fit, gradients, cut),
  ];
  const free = profiles.length;
  const region = regionUpTo(devianceLimit(kernel, fit.data, { free, together: 1, confidence }));
  const wide = regionUpTo(devianceLimit(kernel, fit.data, { free, together: free, confidence }));
  const own = new Map(
    profiles.map((profile): [number, Ends] => [
      profile.index,
      [intervalEnd(profile, "low"), intervalEnd(profile, "high")],
    ]),
  );
  const derived = new Map(
    quantities.map((quantity): [string, Ends] => [quantity.name, envelope(quantity, region)]),
  );
  const rows = envelopeRows(kernel, fit, region, x);
  const rowsAt = envelopeRows(kernel, fit, region, at);
  const as = { confidence, method: "profile-envelope" } as const;
  return {
    ...namedIntervals(fit, { own, derived }, settings),
    scoresAt: scoreIntervals(rowsAt, widened(fit, rowsAt, confidence), settings),
    band: bandOf(x, rows, as),
    simultaneousBand: bandOf(x, envelopeRows(kernel, fit, wide, x), as),
    predictionBand: bandOf(x, widened(fit, rows, confidence), as),
  };
}

/** Parameters that no number of the search stands for alone. */
export function hiddenParameters({ model }: GeneralFit): Quantity[] {
  return model.parameters.flatMap((parameter, index) => {
    if (parameter.own !== null) return [];
    const valueIn =
      (own: Float64Array) =>
      (name: string): number => {
        const at = model.parameters.findIndex((other) => other.name === (model.ties.get(name) ?? name));
        return model.parameters[at]!.natural(own[at]!, valueIn(own));
      };
    return [single(parameter.name, (own) => parameter.natural(own[index]!, valueIn(own)))];
  });
}

/** The least and the greatest value among curves of the region; open to a side that one of them ran off to. */
function envelope({ of }: Quantity, region: readonly Float64Array[]): Ends {
  const values = Array.from(of(region));
  const known = values.filter((value) => Number.isFinite(value));
  if (known.length === 0) return [null, null];
  const low = values.includes(Number.NEGATIVE_INFINITY) ? null : Math.min(...known);
  const high = values.includes(Number.POSITIVE_INFINITY) ? null : Math.max(...known);
  if (!values.some((value) => Number.isNaN(value))) return [low, high];
  // Where a value ceases to exist it has run off on the side that is farther from the estimate.
  const best = values[0]!;
  if (!Number.isFinite(best)) return [null, null];
  return Math.max(...known) - best >= best - Math.min(...known) ? [low, null] : [null, high];
}

function envelopeRows(
  kernel: KernelCalls,
  { model, solution }: GeneralFit,
  region: readonly Float64Array[],
  x: Float64Array,
): Rows {
  const center = curveScores(kernel, model, [solution.own], x);
  const [low, high] = [center.slice(), center.slice()];
  const all = curveScores(kernel, model, region, x);
  for (let from = 0; from < all.length; from += x.length) {
    for (let at = 0; at < x.length; at++) {
      const score = all[from + at]!;
      low[at] = Math.min(low[at]!, score);
      high[at] = Math.max(high[at]!, score);
    }
  }
  return { center, low, high };
}
