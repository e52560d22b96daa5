import { withoutControls } from "../text/shown.ts";
import { LARGEST_FILE, refuseBinary, refuseLarge } from "../text/decode-text.ts";
import { andMore, faultMessage, tableError } from "./fault.ts";
import type { Fault } from "./fault.ts";
import { groupRows } from "./group-rows.ts";
import { notesOn } from "./notes.ts";
import type { ReadOptions, ReadResult, TableProblem } from "./read-result.ts";
import { readSeries } from "./read-series.ts";
import type { SeriesReading } from "./read-series.ts";
import { refuseOtherFormats } from "./other-formats.ts";
import { tableRows } from "./table-rows.ts";

/**
 * Reads a table of scores into series: a tidy table (columns by name, in any order), or a plain one of two columns,
 * scale and score, with or without a header. Comma, tab or semicolon separate; the decimal mark is the point.
 *
 * @remarks
 * **Scores** become shares in which more is better: (score − min)/(max − min) where the table gives `min` and `max`
 * (else 0 and 1), turned where `higher_is_better` is false; a missing score is `n_correct / n_items`. Rows with
 * neither are left out, and a note says so.
 * **Faults.** What concerns the file (binary, no rows, no usable columns, ragged rows, broken quotes) is thrown. What
 * concerns cells refuses the series they belong to, whole, in `problems`; the others are read. Where no series at all
 * is left, the first problem is thrown. So a command that catches an error has read nothing, and one that finds
 * `problems` has read some.
 *
 * @param text - The decoded file, see {@link decodeText}.
 * @throws {@link OnsetError} `invalid-table` with rule, value, row, column, file and remedy; its `details` carry `file`,
 * `row`, `column` and `value`.
 *
 * @example
 * ```ts
 * const { series } = readTable("params,score\n1e8,0.02\n1e9,0.10\n", { name: "scores.csv" });
 * series[0].points[1].score; // 0.1
 * ```
 */
export function readTable(text: string, options: ReadOptions): ReadResult {
  const { name, axisKind = null } = options;
  if (text.length > LARGEST_FILE) refuseLarge(text.length, withoutControls(name));
  refuseBinary(text, name);
  refuseOtherFormats(text, name);
  const { layout, rows } = tableRows(text.replace(/^\uFEFF+/, ""), name);
  const groups = groupRows(rows, { layout, task: taskFrom(name), shotsOnAxis: axisKind === "shots" });
  const readings = groups.map((group) => readSeries(group, axisKind, layout));
  const series = readings.filter((reading) => reading.kind === "series");
  if (series.length === 0) throw nothingRead(readings, name);
  return {
    series: series.map((reading) => reading.series),
    problems: readings
      .filter((reading) => reading.kind === "refused")
      .map(({ id, faults }) => toProblem(id, faults, name)),
    notes: notesOn({ layout, rows, readings }),
    rescaled: series.map(({ rescaled }) => rescaled).filter((rescaled) => rescaled !== null),
  };
}

/** `results/2D+.csv` is about the task `2D+`. */
function taskFrom(name: string): string {
  const file = name.split(/[\\/]/).at(-1) ?? name;
  return file.replace(/(?<=.)\.(?:csv|tsv|txt|tab)$/i, "") || "task";
}

function nothingRead(readings: readonly SeriesReading[], name: string): Error {
  const faults = readings.flatMap((reading) => (reading.kind === "refused" ? reading.faults : []));
  const [first] = faults;
  if (first !== undefined) return tableError(first, name, faults.length - 1);
  const rule = "at least one row must have a score";
  return tableError(
    { rule, value: null, row: null, column: "score", remedy: "fill in score, or n_items and n_correct" },
    name,
  );
}

function toProblem(series: string, faults: readonly Fault[], name: string): TableProblem {
  const [first] = faults as readonly [Fault];
  const { row, column, value } = first;
  return { series, message: `${faultMessage(first, name)}${andMore(faults.length - 1)}`, row, column, value };
}
