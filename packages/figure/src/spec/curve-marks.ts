import {
  type Axis,
  type CurveFit,
  type Series,
  evaluate,
  scaleToX,
  scoreInterval,
  xToScale,
} from "@onset/core";
import type { CurveFigureInput, SimulatedCurve } from "./curve-input.ts";
import type { BandMark, FigureRole, LineMark, PointsMark, RuleMark } from "./figure-spec.ts";

type Domain = readonly [number, number];

/** Observed scores with their error bars. */
export function pointsMark(series: Series, confidence: number): PointsMark {
  const points = series.points.map((point) => {
    const interval = scoreInterval(point, confidence);
    return {
      x: point.scale,
      y: point.score,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      label: point.model,
    };
  });
  const counted = points.some((point) => point.low !== null);
  const percent = `${Math.round(confidence * 1000) / 10}\u00a0%`;
  return {
    kind: "points",
    role: "data",
    label: counted ? `observed, ${percent} interval` : "observed",
    points,
  };
}

const CURVE_NAMES: Readonly<Partial<Record<CurveFit["curve"], string>>> = {
  constant: "constant fit",
  linear: "straight-line fit",
  logistic: "logistic fit",
};

/** A fitted curve over the whole domain; null where the fit gives none. */
export function fitMark(
  fit: CurveFit,
  axis: Axis,
  as: { domain: Domain; role: FigureRole },
): LineMark | null {
  const x = samplePositions(fit, axis, as.domain);
  const y = [...evaluate(fit, x)];
  if (!y.every((value) => Number.isFinite(value))) return null;
  const doubt = fit.status === "not-identified" ? " (not identified)" : "";
  const label = `${CURVE_NAMES[fit.curve] ?? `${fit.curve} fit`}${doubt}`;
  return { kind: "line", role: as.role, label, x: [...xToScale(axis, x)], y };
}

/** An even grid, made denser where a steep curve turns; two ends suffice for a constant. */
function samplePositions(fit: CurveFit, axis: Axis, domain: Domain): readonly number[] {
  const [first = 0, last = 1] = scaleToX(axis, domain);
  const count = fit.curve === "constant" ? 1 : 96;
  const grid = Array.from({ length: count + 1 }, (_, index) => first + ((last - first) * index) / count);
  const threshold = fit.parameters["threshold"];
  const { width } = fit;
  if (threshold === undefined || width === null || width > (last - first) / 3) return grid;
  // A step is upright: not as wide as the grid, and less than a pixel.
  const turn = Math.max(width, (last - first) * 1e-6);
  for (let step = -24; step <= 24; step++) grid.push(threshold + (turn * step) / 16);
  return grid.filter((x) => x >= first && x <= last).sort((a, b) => a - b);
}

/** Which of a fit's bands is drawn, and how far. */
interface DrawnBand {
  readonly domain: Domain;
  readonly band: NonNullable<CurveFigureInput["band"]>;
}

const BANDS = {
  confidence: { field: "band", words: "band" },
  simultaneous: { field: "simultaneousBand", words: "band of the whole curve" },
  prediction: { field: "predictionBand", words: "band of a new measurement" },
} as const;

/** One of the fit's bands, cut to the domain; null where there is none. */
export function bandMark(fit: CurveFit, axis: Axis, { domain, band: which }: DrawnBand): BandMark | null {
  const { field, words } = BANDS[which];
  const band = fit[field];
  if (band === null) return null;
  const scales = xToScale(axis, band.x);
  const kept = [...scales.keys()].filter((index) => {
    const scale = scales[index] ?? Number.NaN;
    return scale >= domain[0] && scale <= domain[1];
  });
  if (kept.length < 2) return null;
  return {
    kind: "band",
    role: "fit",
    label: `${Math.round(band.confidence * 1000) / 10}\u00a0% ${words}`,
    x: kept.map((index) => scales[index] ?? 0),
    low: kept.map((index) => band.low[index] ?? 0),
    high: kept.map((index) => band.high[index] ?? 0),
  };
}

/** The threshold with its interval; null for curves without one and where the data do not say. */
export function thresholdMark(fit: CurveFit, axis: Axis): RuleMark | null {
  if (fit.thresholdScale === null) return null;
  const mark = { kind: "rule", role: "threshold", x: fit.thresholdScale } as const;
  const sides = fit.intervals.threshold;
  if (sides === undefined) return { ...mark, label: "threshold", interval: null };
  const interval = { low: toScale(axis, sides.low), high: toScale(axis, sides.high) };
  const limit = thresholdLimit(fit, axis);
  if (limit !== null) return { ...mark, x: limit, label: "limit of the threshold", interval };
  return { ...mark, label: "threshold with interval", interval };
}

/**
 * The one scale that is known of a threshold whose estimate stands on the bound of its search: the closed side of its
 * interval. Null where the estimate itself may be shown.
 */
export function thresholdLimit(fit: CurveFit, axis: Axis): number | null {
  const sides = fit.intervals.threshold;
  if (fit.status !== "at-bound" || sides === undefined) return null;
  if ((sides.low === null) === (sides.high === null)) return null;
  return toScale(axis, sides.low ?? sides.high);
}

/** One x as a published scale; null stays null, and a scale too large for a number is an open side. */
export function toScale(axis: Axis, x: number | null): number | null {
  if (x === null) return null;
  const scale = xToScale(axis, [x])[0] ?? Number.NaN;
  return Number.isFinite(scale) ? scale : null;
}

/** The chance level as a line; null if unknown or zero, where it would hide in the axis. */
export function chanceMark(series: Series, domain: Domain): LineMark | null {
  const { chance } = series;
  if (chance === null || chance <= 0) return null;
  return { kind: "line", role: "chance", label: "chance level", x: [...domain], y: [chance, chance] };
}

/** A simulated curve as it was computed; values that are no numbers are left out. */
export function simulationMark(simulation: SimulatedCurve): LineMark | null {
  const pairs = Array.from(
    simulation.scales,
    (scale, index) => [scale, simulation.scores[index] ?? Number.NaN] as const,
  )
    .filter(([scale, score]) => Number.isFinite(scale) && Number.isFinite(score))
    .sort((a, b) => a[0] - b[0]);
  if (pairs.length === 0) return null;
  return {
    kind: "line",
    role: "simulation",
    label: simulation.label,
    x: pairs.map((pair) => pair[0]),
    y: pairs.map((pair) => pair[1]),
  };
}
