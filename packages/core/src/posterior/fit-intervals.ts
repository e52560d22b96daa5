import type { KernelCalls } from "@onset/kernel";
import type { FitData } from "../fit/fit-data.ts";
import type { CurveFit, FitQuantity, Interval } from "../fit/fit-result.ts";
import type { IntervalSource } from "../fit/interval-methods.ts";
import { scaleToX, xToScale } from "../series/axis.ts";
import type { FitSettings } from "../worker/slice-job.ts";
import { gapAt, reachOf } from "./data-reach.ts";
import { drawPosterior } from "./draws.ts";
import { drawOnsets, drawScores, drawSlopes } from "./draw-scores.ts";
import { askedBy } from "./fit-restraints.ts";
import { fittedScatter } from "./fitted-scatter.ts";
import { jitteredBy } from "./jitter/jittered-places.ts";
import { meanOf, wholeEvidence } from "./combine-parts.ts";
import { quantileOf, sampleDistribution } from "./marginal.ts";
import { outsideInterval } from "./outside-interval.ts";
import { posteriorBands } from "./posterior-bands.ts";
import { predictiveCounts, predictiveInterval } from "./predictive.ts";
import type { PosteriorQuantity } from "./prior.ts";
import { shapeOf } from "./shapes.ts";
import { solvePosterior } from "./solve-posterior.ts";
import type { SolvedPosterior } from "./solve-posterior.ts";

/** Draws behind everything that is no parameter. */
const drawCount = 2000;

/** Posterior intervals, evidence and bands of a fitted sigmoid; reasons where there is none. */
export const posteriorIntervals: IntervalSource = (kernel, data, fit, settings) => {
  const asked = askedBy(data, fit, settings);
  if ("fault" in asked) return { reasons: [...fit.reasons, asked.fault] };
  const solved = solvePosterior(kernel, data, asked.curve, asked.settings);
  const make = maker(settings);
  const { intervals, notes } = parameterIntervals(solved, make, settings.confidence);
  const draws = drawPosterior(kernel, solved, { draws: drawCount, seed: settings.seed });
  const bands = posteriorBands(kernel, solved, { draws, confidence: settings.confidence });
  const { width: _, ...own } = intervals;
  const { logEvidence } = wholeEvidence(kernel, solved.parts);
  const outside = outsideInterval(fit, intervals);
  return {
    reasons: [...fit.reasons, ...notes, ...(outside === null ? [] : [outside])],
    intervals,
    parameterIntervals: own,
    logEvidence,
    overdispersion: meanOverdispersion(solved),
    scatter: fittedScatter(kernel, solved, {
      model: settings.scatter,
      confidence: settings.confidence,
      logEvidence,
    }),
    slope: withSlope(fit, drawSlopes(solved, draws), { make, settings }),
    ...atScales(kernel, solved, { fit, draws, make, settings }),
    band: bands.pointwise,
    simultaneousBand: bands.simultaneous,
    predictionBand: bands.prediction,
  };
};

type Make = (low: number | null, high: number | null) => Interval;

function maker({ confidence, target }: FitSettings): Make {
  return (low, high) => ({ low, high, confidence, method: "posterior", target });
}

type Intervals = Partial<Record<FitQuantity, Interval>>;

/**
 * Central intervals. A threshold's end is open beyond half a decade outside of the data, a width's where it is narrower than
 * the gap between sizes (there the prior speaks, not the data) or wider than the data reach.
 */
function parameterIntervals(
  solved: SolvedPosterior,
  make: Make,
  confidence: number,
): { intervals: Intervals; notes: string[] } {
  const intervals: Intervals = {};
  const notes: string[] = [];
  const ends = (quantity: PosteriorQuantity): readonly [number, number, number] | null => {
    const of = solved.distributions[quantity];
    if (of === null) return null;
    return [(1 - confidence) / 2, (1 + confidence) / 2, 0.5].map((p) => quantileOf(of, p)) as [
      number,
      number,
      number,
    ];
  };
  const threshold = ends("threshold");
  if (threshold !== null)
    intervals.threshold = make(...withinReach(solved.data, [threshold[0], threshold[1]]));
  const width = ends("width");
  if (width !== null) {
    const gap = gapAt(solved.data, threshold?.[2] ?? 0);
    const below = width[2] < gap;
    const low = width[0] < gap ? null : width[0];
    const high = below || width[1] > solved.data.range + 1 ? null : width[1];
    intervals.width = make(low, high);
    const factor = shapeOf(solved.curve).width;
    intervals.steepness = make(high === null ? null : factor / high, low === null ? null : factor / low);
    if (below) {
      notes.push(
        "The rise is narrower than the gap between two sizes: how narrow, the posterior takes from its prior. A profile interval bounds it from above.",
      );
    }
  }
  for (const rate of ["guessRate", "lapseRate"] as const) {
    const found = ends(rate);
    if (found !== null) intervals[rate] = make(found[0], found[1]);
  }
  return { intervals, notes };
}

/** Ends as x; `null` for one that the data cannot set. */
function withinReach(data: FitData, [low, high]: readonly [number, number]): [number | null, number | null] {
  const { from, to } = reachOf(data);
  const inside = (end: number): boolean => end >= from && end <= to;
  return [inside(low) ? low : null, inside(high) ? high : null];
}

function meanOverdispersion({ priors, parts, axes }: SolvedPosterior): number | null {
  if (priors.overdispersion.kind === "fixed")
    return priors.overdispersion.value === 0 ? null : priors.overdispersion.value;
  return meanOf(parts, axes.overdispersion);
}

interface OfDraws {
  readonly make: Make;
  readonly settings: FitSettings;
}

function central(values: Float64Array, confidence: number): readonly [number, number] {
  const { quantile } = sampleDistribution(values);
  return [quantile((1 - confidence) / 2), quantile((1 + confidence) / 2)];
}

function withSlope(fit: CurveFit, slopes: Float64Array, { make, settings }: OfDraws): CurveFit["slope"] {
  if (fit.slope === null) return null;
  return { ...fit.slope, interval: make(...central(slopes, settings.confidence)) };
}

/** Intervals of the scores at scales, and of the scales of scores, that the fit was asked for. */
function atScales(
  kernel: KernelCalls,
  solved: SolvedPosterior,
  { fit, draws, make, settings }: OfDraws & { fit: CurveFit; draws: ReturnType<typeof drawPosterior> },
): Pick<CurveFit, "scoresAt" | "onsets"> {
  const { data } = solved;
  const items = Math.round(data.weights.reduce((sum, n) => sum + n, 0) / data.points);
  const moved = jitteredBy(kernel, draws);
  const jitters = moved.some((by) => by !== 0);
  const scoresAt = fit.scoresAt.map((one) => {
    const x = scaleToX(data.series.axis, [one.scale])[0]!;
    const scores = drawScores(kernel, solved, draws, x);
    const counts = predictiveCounts(
      Math.min(1000, Math.max(1, items)),
      someOf(
        jitters
          ? drawScores(
              kernel,
              solved,
              draws,
              moved.map((by) => x + by),
            )
          : scores,
        jitters,
      ),
      someOf(draws.overdispersion, jitters),
    );
    return {
      ...one,
      interval: make(...central(scores, settings.confidence)),
      prediction: make(...predictiveInterval(counts, settings.confidence)),
    };
  });
  const onsets = fit.onsets.map((one) => {
    const x = drawOnsets(kernel, solved, draws, one.score);
    const ends = withinReach(data, finiteEnds(x, settings.confidence));
    const scales = ends.map((end) => (end === null ? null : xToScale(data.series.axis, [end])[0]!));
    return { ...one, interval: make(scales[0] ?? null, scales[1] ?? null) };
  });
  return { scoresAt, onsets };
}

/** Predictions cost more than other quantities, and need fewer draws; more of them where places jitter. */
function someOf(values: Float64Array, jitters: boolean): Float64Array {
  return values.filter((_, i) => i % (jitters ? 2 : 8) === 0);
}

/** Quantiles of numbers some of which are infinite, without a difference of infinities. */
function finiteEnds(x: Float64Array, confidence: number): readonly [number, number] {
  const sorted = x.toSorted();
  const at = (p: number): number => sorted[Math.round(p * (sorted.length - 1))]!;
  return [at((1 - confidence) / 2), at((1 + confidence) / 2)];
}
