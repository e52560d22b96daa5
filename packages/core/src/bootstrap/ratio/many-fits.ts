import type { KernelCalls } from "@onset/kernel";
import { total } from "../../fit/fit-data.ts";
import type { FitData } from "../../fit/fit-data.ts";
import { bestFits } from "../../fit/general/best-fits.ts";
import { curveScores } from "../../fit/general/curve-scores.ts";
import { highest } from "../../fit/general/highest.ts";
import type { GeneralFit } from "../../fit/general/highest.ts";
import type { TapeRequest } from "../../fit/general/solve-tapes.ts";
import type { Hypothesis } from "./hypothesis.ts";

/** Series that are searched over the whole box, the observed one first. */
const pilots = 64;

/** Pilots' curves that every further series climbs from. */
const starts = 3;

/** A pilot's curve at the sizes, its scores' mean taken off, and the length of what is left. */
interface Known {
  readonly fit: GeneralFit;
  readonly mean: number;
  readonly centred: Float64Array;
  readonly squares: number;
}

/** The best fits of series, call after call. */
export type ManyFits = (series: readonly FitData[]) => Map<FitData, GeneralFit>;

/**
 * The best fit of each of many series that differ by chance alone: the first are searched over the whole box, the others climb
 * from the {@link starts} of their curves that come nearest once their levels are moved to the series. Series share their sizes and
 * items; the first are so whichever calls they come in.
 */
export function manyFits(kernel: KernelCalls, { curve, settings }: Hypothesis): ManyFits {
  const searched: GeneralFit[] = [];
  let left = pilots;
  let known: Known[] | null = null;
  return (series) => {
    const first = series.slice(0, left);
    const found = bestFits(kernel, curve, first, settings);
    searched.push(...found.values());
    left -= first.length;
    const rest = series.slice(first.length);
    if (rest.length === 0) return found;
    known ??= knownCurves(kernel, searched);
    const bank = known;
    const more =
      bank.length === 0
        ? bestFits(kernel, curve, rest, settings)
        : highest(
            kernel,
            rest.flatMap((data) => nearest(bank, data).map((one) => climb(one, data))),
            settings,
          );
    for (const [data, fit] of more) found.set(data, fit);
    return found;
  };
}

function knownCurves(kernel: KernelCalls, fits: readonly GeneralFit[]): Known[] {
  return fits.flatMap((fit) => {
    const { data } = fit;
    const scores = curveScores(kernel, fit.model, [fit.solution.own], data.x);
    const mean = weighted(data, scores) / total(data.weights);
    const centred = scores.map((score) => score - mean);
    const squares = weighted(
      data,
      centred.map((value) => value * value),
    );
    return squares > 1e-12 ? [{ fit, mean, centred, squares }] : [];
  });
}

function weighted({ weights }: FitData, values: Float64Array): number {
  return total(values.map((value, i) => weights[i]! * value));
}

/** A known curve, and the scale by which it comes nearest to a series. */
interface Near {
  readonly known: Known;
  readonly scale: number;
  readonly gain: number;
}

function nearest(bank: readonly Known[], data: FitData): Near[] {
  const near = bank.map((known) => {
    const product = weightedProduct(data, known.centred, data.scores);
    const gain = product > 0 ? (product * product) / known.squares : 0;
    return { known, scale: product > 0 ? product / known.squares : 1, gain };
  });
  return near.toSorted((a, b) => b.gain - a.gain).slice(0, starts);
}

function weightedProduct({ weights }: FitData, one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += weights[i]! * one[i]! * other[i]!;
  return sum;
}

function climb({ known: { fit, mean }, scale }: Near, data: FitData): TapeRequest {
  const { model, box, solution, overdispersion } = fit;
  const own = solution.own.slice();
  if (model.tape.asymptotes) {
    const level = weighted(data, data.scores) / total(data.weights);
    for (let side = model.parameters.length; side < own.length; side++) {
      const [low, high] = box[side]!;
      own[side] = Math.min(high, Math.max(low, level + scale * (own[side]! - mean)));
    }
  }
  return { data, model, box, starts: [own], ...(overdispersion !== null && { overdispersion }) };
}
