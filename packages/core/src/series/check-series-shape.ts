import { OnsetError } from "../errors.ts";
import type { Series } from "./series.ts";

/**
 * Refuses what is no series at all, before its values are looked at: numbers alone do not say what is on the axis, how many
 * items stand behind a score, or what kind an uncertainty is.
 */
export function checkSeriesShape(series: unknown, place: string | undefined): asserts series is Series {
  const where = place === undefined ? "" : ` in ${place}`;
  if (!isRecord(series)) {
    refuse(`a series must be a record of id, axis and points, got ${kindOf(series)}${where}`);
  }
  if (typeof series["id"] !== "string" || series["id"] === "") {
    refuse(`a series must have an id${where}: make one with seriesId(…)`);
  }
  const of = `of series ${JSON.stringify(series["id"])}${where}`;
  if (!isRecord(series["axis"])) {
    refuse(`axis ${of} must be a record, got ${kindOf(series["axis"])}: use axisFor("params")`);
  }
  const points: unknown = series["points"];
  if (!Array.isArray(points)) {
    refuse(`points ${of} must be a list, got ${kindOf(points)}: give one record a score`);
  }
  const bare = points.findIndex((point) => !isRecord(point));
  if (bare >= 0) {
    refuse(
      `point ${bare + 1} ${of} must be a record of scale, score, items, correct and standardError (null where unknown), got ${kindOf(points[bare])}`,
    );
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" && value !== null ? "a record" : String(value);
}

function refuse(message: string): never {
  throw new OnsetError("invalid-series", message);
}
