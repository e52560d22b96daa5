import {
  axisFor,
  OnsetError,
  seriesId,
  validateSeries,
  type AxisKind,
  type Point,
  type Series,
} from "@onset/core";

/**
 * Reads a series written by hand inside the page:
 * `{ "task": "Addition", "points": [{ "scale": 1e8, "score": 0.02, "items": 100 }] }`. Everything but `points` may
 * be left out; a whole {@link Series} record is read as it is.
 *
 * @throws {@link OnsetError} `invalid-series` naming the field.
 */
export function readInlineSeries(text: string): Series {
  const value = parse(text);
  const place = "the JSON inside the element";
  const fields = isRecord(value) ? value : {};
  if (!Array.isArray(fields["points"])) {
    throw new OnsetError(
      "invalid-series",
      `${place} needs an array "points", got ${typeof fields["points"]}: write { "points": [{ "scale": 1e9, "score": 0.5 }] }`,
    );
  }
  const series = complete(fields, fields["points"]);
  validateSeries(series, place);
  return series;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new OnsetError(
      "invalid-series",
      `the JSON inside the element cannot be read (${said}): check commas and quotes`,
      {},
      { cause },
    );
  }
}

function complete(fields: Record<string, unknown>, points: readonly unknown[]): Series {
  const named = {
    family: text(fields["family"]),
    task: text(fields["task"]) ?? "task",
    subtask: text(fields["subtask"]),
    metric: text(fields["metric"]) ?? "score",
    shots: number(fields["shots"]),
    variant: text(fields["variant"]),
  };
  const axis = isRecord(fields["axis"]) ? fields["axis"] : {};
  return {
    ...named,
    id: text(fields["id"]) ?? seriesId(named),
    source: text(fields["source"]),
    chance: number(fields["chance"]),
    axis: axisFor((text(axis["kind"]) ?? "params") as AxisKind),
    points: points.map(completePoint).sort((a, b) => a.scale - b.scale),
  };
}

function completePoint(value: unknown): Point {
  const fields = isRecord(value) ? value : {};
  const items = number(fields["items"]);
  const score = fields["score"] as number;
  return {
    scale: fields["scale"] as number,
    score,
    items,
    correct: number(fields["correct"]) ?? (items === null ? null : Math.round(items * score)),
    standardError: number(fields["standardError"]),
    model: text(fields["model"]),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
const number = (value: unknown): number | null => (typeof value === "number" ? value : null);
