import { fitAll, nearestName } from "@onset/core";
import type { CurveFit, FitResult, Series } from "@onset/core";
import { loadSeries } from "../inputs/load-series.ts";
import type { Input } from "../inputs/load-series.ts";
import type { FittingOptions, SeriesOptions } from "../options/add-options.ts";
import { toFitOptions } from "../options/fit-options.ts";
import type { Session } from "../session/session.ts";
import { UsageError } from "../session/usage-error.ts";
import type { FittedSeries } from "./fitted-series.ts";

/** Which series are drawn, and how they are fitted. */
export interface FigureInput extends SeriesOptions, FittingOptions {
  readonly series?: readonly string[];
  readonly fit: boolean;
}

/** The series of the inputs, each with the curve that is drawn through it and, of several curves, a second one. */
export async function fitForFigure(
  session: Session,
  given: readonly string[],
  options: FigureInput,
): Promise<readonly FittedSeries[]> {
  const series = await chosenSeries(session, given, options);
  if (!options.fit) return series.map((each) => ({ series: each, fit: null, alternative: null }));
  const results = await fitSeries(session, series, options);
  if ((results[0]?.fits.length ?? 0) > 2)
    session.note("of more than two curves the two are drawn that the data prefer (least AICc)");
  return results.map(({ series: each, fits }) => {
    const [fit = null, alternative = null] = drawnOf(fits);
    return { series: each, fit, alternative };
  });
}

/** Two curves as they were asked for; of more the two that the data prefer, best first. */
function drawnOf(fits: readonly CurveFit[]): readonly CurveFit[] {
  if (fits.length <= 2) return fits;
  return fits.toSorted((a, b) => (a.aicc ?? Infinity) - (b.aicc ?? Infinity) || 0).slice(0, 2);
}

/** The series of the inputs that the filters and `--series` ask for. */
export async function chosenSeries(
  session: Session,
  given: readonly string[],
  options: FigureInput,
): Promise<readonly Series[]> {
  const inputs: readonly Input[] = await loadSeries(session, given, options);
  const all = inputs.flatMap(({ series }) => series);
  const { series: ids } = options;
  if (ids === undefined) return all;
  const stranger = ids.find((id) => !all.some((each) => each.id === id));
  if (stranger !== undefined) throw unknownSeries(stranger, all);
  return all.filter((each) => ids.includes(each.id));
}

/** Fits them with progress. */
export async function fitSeries(
  session: Session,
  series: readonly Series[],
  options: FittingOptions,
): Promise<readonly FitResult[]> {
  const progress = session.progress("fitting", "series", series.length);
  try {
    return await fitAll(series, await toFitOptions(session, options, progress));
  } finally {
    progress.done();
  }
}

function unknownSeries(id: string, all: readonly Series[]): UsageError {
  const ids = all.map((each) => each.id);
  const near = nearestName(id, ids);
  const hint = near === null ? "" : `did you mean ${near}? `;
  const more = ids.length > 12 ? ` … (${ids.length} in all)` : "";
  return new UsageError(
    `--series ${id}: no series of the input has this id: ${hint}there are ${ids.slice(0, 12).join(", ")}${more}`,
  );
}
