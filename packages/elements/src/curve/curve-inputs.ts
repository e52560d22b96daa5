// What `<onset-curve>` computes with: three asynchronous steps (load, fit, simulate), each a function of plain
// arguments, so that a Task can repeat one without the others.
import {
  axisFor,
  fit,
  OnsetError,
  scaleToX,
  simulate,
  xToScale,
  type Axis,
  type AxisKind,
  type CurveFit,
  type Engine,
  type FitResult,
  type FittableCurve,
  type Series,
} from "@onset/core";
import { curveFigure } from "@onset/figure";
import { providers } from "../sources/providers.ts";
import { selectSeries, type SeriesQuery } from "../sources/select-series.ts";
import type { SimulatedCurve } from "../sources/simulated-curve.ts";

/** Where the series comes from: at most one of the two. */
export interface SeriesSource extends SeriesQuery {
  readonly dataset: string;
  readonly src: string;
  readonly scale: AxisKind | null;
}

/** Loads the one series that the attributes name. */
export async function loadSeries(source: SeriesSource, signal: AbortSignal): Promise<Series> {
  const { dataset, src, scale } = source;
  if (dataset !== "" && src !== "") {
    throw new OnsetError(
      "invalid-option",
      `dataset and src exclude each other, got dataset="${dataset}" and src="${src}": remove one`,
    );
  }
  const { dataset: datasets, table } = providers();
  if (dataset !== "") {
    if (datasets === null) throw noLoader("dataset", "setDatasetLoader");
    return selectSeries(await datasets(dataset, { signal }), source, `the dataset ${dataset}`);
  }
  if (table === null) throw noLoader("src", "setTableLoader");
  return selectSeries(await table(src, { signal, scale }), source, src);
}

function noLoader(attribute: string, call: string): OnsetError {
  return new OnsetError(
    "invalid-option",
    `${attribute} needs a loader and none is registered: load the elements through the onset package, or call ${call}()`,
  );
}

/** Fits one curve to a series. */
export async function fitSeries(
  series: Series,
  curve: FittableCurve,
  place: { engine: Engine | null; signal: AbortSignal },
): Promise<FitResult> {
  return fit(series, { curves: [curve], signal: place.signal, ...(await engineOption(place.engine)) });
}

/** Points of a simulated curve, ready for a figure. */
export interface SimulatedPoints {
  readonly label: string;
  readonly axis: Axis;
  readonly scales: Float64Array;
  readonly scores: Float64Array;
}

/** Evaluates a curve over a range of scales. */
export async function simulateCurve(
  asked: SimulatedCurve,
  range: ScaleRange,
  place: { engine: Engine | null; signal: AbortSignal; key: string },
): Promise<SimulatedPoints> {
  const { curve, parameters } = asked;
  const { engine: _engine, ...rest } = place;
  const scales = spread(range.axis, range.low, range.high);
  const options = { ...rest, ...(await engineOption(place.engine)) };
  const points = await simulate({ curve, parameters, scales, axis: range.axis }, options);
  return { label: simulationLabel(asked), axis: range.axis, scales: points.scales, scores: points.scores };
}

/** A range of scales on an axis. */
export interface ScaleRange {
  readonly axis: Axis;
  readonly low: number;
  readonly high: number;
}

/**
 * Range of a simulated curve that stands alone: what is asked for, else sizes from a million to ten trillion, or three
 * decades to each side of a threshold outside them.
 */
export function rangeAlone(
  asked: { scale: AxisKind | ""; from: number | null; to: number | null },
  threshold: number,
): ScaleRange {
  const axis = axisFor(asked.scale === "" ? "params" : asked.scale);
  const [first, last] =
    threshold > 6.5 && threshold < 12.5 ? [6, 13] : [Math.floor(threshold) - 3, Math.ceil(threshold) + 3];
  const [low = 0, high = 0] = xToScale(axis, [first, last]);
  const range = { axis, low: asked.from ?? low, high: asked.to ?? high };
  if (range.low < range.high) return range;
  throw new OnsetError(
    "invalid-option",
    `from must be below to, got from ${range.low} to ${range.high}: exchange or correct the attributes`,
  );
}

/** Beside data the simulated curve runs over the whole plot, so that the two can be held against each other. */
export function rangeBeside(series: Series, fitted: CurveFit | null): ScaleRange {
  const [low, high] = curveFigure({ series, ...(fitted !== null && { fit: fitted }) }).x.domain;
  return { axis: series.axis, low, high };
}

const SAMPLES = 241;

/** Scales evenly spread in x. */
function spread(axis: Axis, low: number, high: number): Float64Array {
  const [from = 0, to = 0] = scaleToX(axis, [low, high]);
  const x = Float64Array.from({ length: SAMPLES }, (_, i) => from + ((to - from) * i) / (SAMPLES - 1));
  return xToScale(axis, x);
}

function simulationLabel({ curve, parameters }: SimulatedCurve): string {
  const steps = parameters["steps"];
  return curve === "exact-match" && steps !== undefined ? `Simulated, ${steps} steps` : "Simulated";
}

async function engineOption(own: Engine | null): Promise<{ engine?: Engine }> {
  const engine = own ?? (await providers().engine?.());
  return engine === undefined ? {} : { engine };
}
