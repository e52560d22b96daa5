import { sweepColumns, sweepRows } from "@onset/core";
import type { SweepPlan } from "@onset/core";
import { counted, formatCount, formatNumber, grouped } from "../terminal/numbers.ts";
import { printable } from "../terminal/printable.ts";
import { renderTable } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { SweepRun } from "./summarise-sweep.ts";

/** Float64 columns: what the rows weigh before compression. */
const BYTES_PER_VALUE = 8;
const FILES_SHOWN = 5;

/** What a sweep would compute. */
export function planText(plan: SweepPlan, terminal: Terminal): string {
  const rows = sweepRows(plan);
  const columns = sweepColumns(plan).length;
  return [
    sizes(plan, terminal),
    `${counted(rows, "row")} of ${columns} columns, ${formatCount(rows * columns * BYTES_PER_VALUE)}B before compression. Nothing was computed or written.`,
  ].join("\n\n");
}

/** A sweep that has run, and what it wrote: null where its rows were not kept. */
export interface FinishedSweep extends SweepRun {
  readonly files: readonly string[] | null;
  /** The same sweep stood in the folder, whole: nothing was computed. */
  readonly alreadyComplete: boolean;
}

/** What a sweep has computed, how fast, and where its rows are. */
export function ranText(plan: SweepPlan, run: FinishedSweep, terminal: Terminal): string {
  const parts = [sizes(plan, terminal)];
  if (run.alreadyComplete)
    parts.push("This very sweep is in the folder already, whole: nothing was computed.");
  else parts.push(throughput(plan.cells, run));
  if (run.columns.length > 0) parts.push(ranges(run, terminal));
  parts.push(
    run.files === null ? "The rows were not kept: add --out FOLDER to keep them." : fileLines(run.files),
  );
  return parts.join("\n\n");
}

/** "100 M cells in 0.61 s: 164 M cells a second". */
export function throughput(
  cells: number,
  { seconds, cellsPerSecond }: Pick<SweepRun, "seconds" | "cellsPerSecond">,
): string {
  return `${formatCount(cells)} cells in ${formatNumber(seconds)} s: ${formatCount(cellsPerSecond)} cells a second`;
}

function sizes(plan: SweepPlan, terminal: Terminal): string {
  const axes = plan.columns.filter(({ role, name }) => role === "axis" && name !== "scale");
  const rows = axes.map(({ name, unit, axis }) => [
    `${name} (${unit})`,
    axis === undefined ? "" : grouped(axis.values.length),
    formatNumber(axis?.values[0] ?? null),
    formatNumber(axis?.values.at(-1) ?? null),
  ]);
  if (plan.scales.length > 0) {
    rows.push([
      "scale",
      grouped(plan.scales.length),
      formatNumber(plan.scales[0] ?? null),
      formatNumber(plan.scales.at(-1) ?? null),
    ]);
  }
  const table = renderTable(
    [
      { title: "axis" },
      { title: "values", align: "right" },
      { title: "from", align: "right" },
      { title: "to", align: "right" },
    ],
    rows,
    terminal,
  ).text;
  return `${terminal.colours.bold(`Sweep of ${plan.title} curves`)}: ${counted(plan.cells, "cell")} (${counted(plan.curves, "curve")} at ${counted(plan.scales.length, "scale")})\n\n${table}`;
}

function ranges(run: SweepRun, terminal: Terminal): string {
  return renderTable(
    [
      { title: "column" },
      { title: "rows", align: "right" },
      { title: "least", align: "right" },
      { title: "most", align: "right" },
      { title: "outside the scales", align: "right" },
    ],
    run.columns.map((column) => [
      column.name,
      grouped(column.rows),
      formatNumber(column.least),
      formatNumber(column.most),
      grouped(column.undefined),
    ]),
    terminal,
  ).text;
}

function fileLines(files: readonly string[]): string {
  const shown = files.slice(0, FILES_SHOWN).map((file) => `  ${printable(file)}`);
  const rest = files.length - shown.length;
  return [
    `Wrote ${counted(files.length, "file")}:`,
    ...shown,
    ...(rest > 0 ? [`  … and ${rest} more`] : []),
  ].join("\n");
}
