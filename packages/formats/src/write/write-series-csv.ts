import type { Series } from "@onset/core";
import { SCALE_COLUMNS } from "../table/columns.ts";
import { toCsv } from "./csv.ts";
import type { OutCell } from "./csv.ts";

const BEFORE_SCALES = ["source", "family", "model", "variant"] as const;
const AFTER_SCALES = [
  "task",
  "subtask",
  "metric",
  "shots",
  "n_items",
  "n_correct",
  "score",
  "score_stderr",
  "chance",
] as const;

/**
 * The tidy table of series, one row per point. Scale columns are those that the series have on their axes.
 * `readTable` gives the series back exactly (name the axis for kinds that are not chosen unasked: loss, shots, date).
 *
 * Text cells that a spreadsheet would run as formulas get an apostrophe in front, which `readTable` takes off again.
 *
 * @example
 * ```ts
 * const csv = writeSeriesCsv((await loadDataset("gpt3-arithmetic")).series);
 * ```
 */
export function writeSeriesCsv(series: readonly Series[]): string {
  const kinds = new Set(series.map(({ axis }) => axis.kind));
  const scaleColumns = Object.entries(SCALE_COLUMNS)
    .filter(([kind, column]) => column !== "shots" && (kinds as ReadonlySet<string>).has(kind))
    .map(([, column]) => column);
  const columns = [...BEFORE_SCALES, ...scaleColumns, ...AFTER_SCALES];
  const rows = series.flatMap((each) => each.points.map((_, index) => pointRow(each, index, columns)));
  return toCsv(columns, rows);
}

function pointRow(series: Series, index: number, columns: readonly string[]): OutCell[] {
  const { source, family, variant, task, subtask, metric, shots, chance, axis, points } = series;
  const point = points[index];
  if (point === undefined) return [];
  const cells: Readonly<Record<string, OutCell>> = {
    source,
    family,
    model: point.model,
    variant,
    task,
    subtask,
    metric,
    shots,
    n_items: point.items,
    n_correct: point.correct,
    score: point.score,
    score_stderr: point.standardError,
    chance,
    [SCALE_COLUMNS[axis.kind]]: point.scale,
  };
  return columns.map((column) => cells[column] ?? null);
}
