import type { FitOptions } from "../fit/fit-options.ts";
import type { FitResult } from "../fit/fit-result.ts";
import { fitAll } from "../fit/fit.ts";
import type { Series } from "../series/series.ts";
import type { Answer, SeriesAnalysis } from "./analysis.ts";
import { answerHowSharp, answerWhere } from "./answers.ts";
import { compareShapes } from "./compare-shapes.ts";

/**
 * The main job: constant, line and logistic fitted to every series, compared, and the answers to where the
 * capability switches on and how sharply. `options.curves` and `options.interval` have no say here: the comparison
 * needs all three curves, and an answer needs its interval. Throws as `fitAll` does.
 */
export async function analyse(
  series: readonly Series[],
  options: FitOptions = {},
): Promise<SeriesAnalysis[]> {
  const results = await fitAll(series, {
    ...options,
    curves: ["constant", "linear", "logistic"],
    interval: "profile",
  });
  return results.map(analysisOf);
}

function analysisOf(result: FitResult): SeriesAnalysis {
  const logistic = result.fits.find((candidate) => candidate.curve === "logistic")!;
  const comparison = compareShapes(result.fits, result.series.points.length);
  const where = answerWhere(logistic, result.series);
  return {
    result,
    answers: {
      where: comparison.best === "linear" ? withLineCaution(where) : where,
      howSharp: answerHowSharp(logistic, result.series),
    },
    comparison,
  };
}

/** A line has a middle too, but nothing switches there. */
function withLineCaution(where: Answer): Answer {
  if (where.status === "not-identified") return where;
  const caution =
    "A straight line describes the scores better, so this is the middle of a steady change, not a switch.";
  return { ...where, sentence: `${where.sentence} ${caution}` };
}
