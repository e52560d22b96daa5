import { firstCrossing } from "../../curves/inverse/search.ts";
import { onsetAt } from "../../curves/onset-at.ts";
import { getCurve } from "../../curves/registry.ts";
import { mathematics } from "../../mathematics.ts";
import { fitFrame } from "../model/search-parameter.ts";
import { curveScores } from "./curve-scores.ts";
import type { GeneralFit } from "./highest.ts";
import { registryCurve } from "./registry-curve.ts";

/** Decades outside of the observed sizes beyond which nothing can be said. */
const farthest = 1.5;

/**
 * The x where a fitted curve reaches a score; NaN where it does not. Of a curve that turns back, the smallest among the
 * observed sizes, else the smallest within 1.5 decades of them: what it does further out are its own turns, not the data's.
 */
export function fittedOnset({ model, data }: GeneralFit, own: Float64Array, score: number): number {
  const turns = model.curve === "broken-power-law" || getCurve(model.curve).kind === "hump";
  if (!turns) return onsetAt(registryCurve(model, own), score, { of: "observed" });
  const kernel = mathematics();
  const values = (x: Float64Array): Float64Array => curveScores(kernel, model, [own], x);
  const [first, last] = [data.x[0]!, data.x.at(-1)!];
  const [low, high] = reachOf(data);
  for (const range of [
    [first, last],
    [low, first],
    [last, high],
  ] as const) {
    const x = firstCrossing(values, score, range);
    if (!Number.isNaN(x)) return x;
  }
  return Number.NaN;
}

/**
 * The same as a quantity of the curves that the data do not exclude: where one of them does not reach the score, ±∞ says to
 * which side it ran off, as the fitted curve passes the score, and NaN that it cannot be told.
 */
export function onsetQuantity(fit: GeneralFit, score: number): (own: Float64Array) => number {
  const rises = risesThrough(fit, score);
  const ends = Float64Array.of(fit.data.x[0]!, fit.data.x.at(-1)!);
  return (own) => {
    const x = fittedOnset(fit, own, score);
    if (!Number.isNaN(x)) return x;
    const [first, last] = curveScores(mathematics(), fit.model, [own], ends) as unknown as [number, number];
    if (rises ? last < score : last > score) return Number.POSITIVE_INFINITY;
    return (rises ? first > score : first < score) ? Number.NEGATIVE_INFINITY : Number.NaN;
  };
}

/** Which way the fitted curve passes a score; where it does not reach it, which way it goes over the data. */
function risesThrough(fit: GeneralFit, score: number): boolean {
  const { model, data, solution } = fit;
  const x = fittedOnset(fit, solution.own, score);
  const step = 1e-3 * data.range;
  const places = Number.isNaN(x) ? [data.x[0]!, data.x.at(-1)!] : [x - step, x + step];
  const [before, after] = curveScores(
    mathematics(),
    model,
    [solution.own],
    Float64Array.from(places),
  ) as unknown as [number, number];
  return after >= before;
}

/** Whether an x is near enough to the data to be told. */
export function isNear({ data }: GeneralFit, x: number): boolean {
  const [low, high] = reachOf(data);
  return x >= low && x <= high;
}

function reachOf(data: GeneralFit["data"]): readonly [number, number] {
  const { first, last, decade } = fitFrame(data);
  // ln(1 + shots) is never negative.
  const least = data.series.axis.transform === "log1p" ? 0 : Number.NEGATIVE_INFINITY;
  return [Math.max(least, first - farthest * decade), last + farthest * decade];
}
