import type { CurveFit, Series, SeriesAnalysis } from "@onset/core";
import { curveFigure } from "../spec/curve-figure.ts";
import type { FigureSpec } from "../spec/figure-spec.ts";
import type { ReportOptions, ReportSource } from "./report-options.ts";

/** One series of the report, with everything that its row and its card show. */
export interface ReportEntry {
  readonly analysis: SeriesAnalysis;
  readonly series: Series;
  /** The logistic fit, or the first one there is. */
  readonly fit: CurveFit | undefined;
  readonly figure: FigureSpec;
  /** Id of its card, unique in the page. */
  readonly anchor: string;
}

/** The series of one source, in the order of the input. */
export interface ReportGroup {
  readonly source: ReportSource;
  /** Id prefix, unique in the page. */
  readonly anchor: string;
  readonly entries: readonly ReportEntry[];
}

/** Groups analyses by their source, in order of first appearance. */
export function reportGroups(
  analyses: readonly SeriesAnalysis[],
  options: ReportOptions,
): readonly ReportGroup[] {
  const bySource = new Map<string | null, ReportEntry[]>();
  analyses.forEach((analysis, index) => {
    const key = analysis.result.series.source;
    const entries = bySource.get(key) ?? [];
    entries.push(entryOf(analysis, index));
    bySource.set(key, entries);
  });
  return Array.from(bySource, ([key, entries], index) => ({
    source: sourceOf(key, options),
    anchor: `group-${index + 1}`,
    entries,
  }));
}

function sourceOf(key: string | null, { sources = [] }: ReportOptions): ReportSource {
  const known = sources.find((source) => (source.source === undefined ? source.id : source.source) === key);
  const name = key ?? "Series without a source";
  return known ?? { id: name, title: name };
}

function entryOf(analysis: SeriesAnalysis, index: number): ReportEntry {
  const { series, fits } = analysis.result;
  const fit = fits.find((one) => one.curve === "logistic") ?? fits[0];
  const line = fits.find((one) => one.curve === "linear" && one !== fit);
  const figure = curveFigure({
    series,
    ...(fit === undefined ? {} : { fit }),
    ...(line === undefined ? {} : { alternative: line }),
  });
  return { analysis, series, fit, figure, anchor: `series-${index + 1}` };
}
