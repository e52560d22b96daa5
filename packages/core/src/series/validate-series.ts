import { OnsetError } from "../errors.ts";
import { axisFor } from "./axis.ts";
import { checkSeriesShape } from "./check-series-shape.ts";
import type { Axis, Point, Series } from "./series.ts";

/**
 * A series as every verb wants it: refused (`invalid-series`) where a value breaks its rule, and with its points in
 * ascending order of scale. Points of equal scale keep their order. The argument itself is not changed.
 *
 * @param place where the series comes from (a file's name), for the message
 */
export function validateSeries(series: Series, place?: string): Series {
  checkSeriesShape(series, place);
  const where = `series ${JSON.stringify(series.id)}${place === undefined ? "" : ` of ${place}`}`;
  checkAxis(series.axis, where);
  if (series.points.length === 0) {
    throw new OnsetError(
      "invalid-series",
      `a series must have at least one point, got none in ${where}: leave it out`,
      {
        series: series.id,
      },
    );
  }
  for (const [index, point] of series.points.entries()) {
    checkPoint(point, series.axis, (rule, field, value, remedy) => {
      throw new OnsetError(
        "invalid-series",
        `${field} must be ${rule}, got ${String(value)} at point ${index + 1} of ${where}: ${remedy}`,
        { series: series.id, point: index + 1, field, value: String(value), place: place ?? null },
      );
    });
  }
  checkChance(series, where);
  return { ...series, points: series.points.toSorted((a, b) => a.scale - b.scale) };
}

type Refuse = (rule: string, field: string, value: unknown, remedy: string) => never;

function checkAxis(axis: Axis, where: string): void {
  const known = axisFor(axis.kind);
  if (known.transform !== axis.transform) {
    throw new OnsetError(
      "invalid-series",
      `the transform of axis ${axis.kind} must be ${known.transform}, got ${axis.transform} in ${where}: use axisFor("${axis.kind}")`,
    );
  }
}

function checkPoint(point: Point, axis: Axis, refuse: Refuse): void {
  const { scale, score, items, correct, standardError } = point;
  if (!Number.isFinite(scale)) refuse("a finite number", "scale", scale, "give the scale as published");
  if (axis.transform === "log10" && scale <= 0)
    refuse("positive", "scale", scale, `give ${axis.kind} as published, not their log10`);
  if (axis.transform === "log1p" && scale < 0)
    refuse("zero or more", "scale", scale, `give ${axis.kind} as counted`);
  if (!(score >= 0 && score <= 1)) refuse("a share between 0 and 1", "score", score, scoreRemedy(score));
  if (items !== null && !(Number.isSafeInteger(items) && items > 0))
    refuse("a positive integer or null", "items", items, "give the number of tries");
  if (correct !== null && !(Number.isSafeInteger(correct) && correct >= 0))
    refuse("an integer of 0 or more, or null", "correct", correct, "give the number of hits");
  if (correct !== null && items === null)
    refuse("null where items is null", "correct", correct, "give the number of items too");
  if (correct !== null && items !== null) checkHits(correct, items, score, refuse);
  if (standardError !== null && !(standardError >= 0 && Number.isFinite(standardError))) {
    refuse("0 or more, or null", "standardError", standardError, "give it in the unit of the score");
  }
}

/** Half a hit, and half a unit of a score printed with two decimals. */
const roundingOfScores = 0.0051;

function checkHits(correct: number, items: number, score: number, refuse: Refuse): void {
  if (correct > items)
    refuse(`at most items (${items})`, "correct", correct, "check that the two are not exchanged");
  if (Math.abs(correct / items - score) > 0.5 / items + roundingOfScores) {
    refuse(
      `near correct/items (${correct}/${items})`,
      "score",
      score,
      "leave correct and items null where the score is not their share",
    );
  }
}

function scoreRemedy(score: number): string {
  if (score > 1 && score <= 100) return "divide percent by 100";
  return "rescale by (score − min)/(max − min)";
}

function checkChance(series: Series, where: string): void {
  if (series.chance !== null && !(series.chance >= 0 && series.chance < 1)) {
    throw new OnsetError(
      "invalid-series",
      `chance must be at least 0 and below 1, or null, got ${String(series.chance)} in ${where}: give 1/choices or null`,
      { series: series.id, field: "chance", value: String(series.chance), place: null },
    );
  }
}
