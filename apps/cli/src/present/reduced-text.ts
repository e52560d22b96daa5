import type { ReducedColumn, ReducedTable } from "@onset/core";
import { counted, formatNumber } from "../terminal/numbers.ts";
import { plotsAcross, renderPlots } from "../terminal/plot.ts";
import type { Plot } from "../terminal/plot.ts";
import { printable } from "../terminal/printable.ts";
import { renderTable } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";

const ROWS_SHOWN = 20;
const NAMES_SHOWN = 3;

/** The table that a sweep was reduced to: its first rows, and a small picture where it is a curve of shares. */
export function reducedText(table: ReducedTable, terminal: Terminal): string {
  const shown = Math.min(table.rows, ROWS_SHOWN);
  const { text, hidden } = renderTable(
    table.columns.map(({ name, values }, index) => ({
      title: printable(name),
      align: values instanceof Float64Array ? "right" : "left",
      // The first column says which row it is; the last ones go first where there is too little room.
      sheds: index === 0 ? 0 : index,
    })),
    Array.from({ length: shown }, (_, row) => table.columns.map((column) => cell(column, row))),
    terminal,
  );
  const notes = [
    ...(table.rows > shown ? [`… and ${counted(table.rows - shown, "row")} more`] : []),
    ...(hidden.length > 0 ? [noRoom(hidden.map(printable))] : []),
  ];
  const plots = sharePlots(table).slice(0, plotsAcross(terminal));
  return [[text, ...notes].join("\n"), ...(plots.length > 0 ? [renderPlots(plots, terminal)] : [])].join(
    "\n\n",
  );
}

/** The first names and the number of the others, and where they are. */
function noRoom(hidden: readonly string[]): string {
  const more = hidden.length - NAMES_SHOWN;
  const names = more > 1 ? [...hidden.slice(0, NAMES_SHOWN), `${more} more`] : hidden;
  return `No room for: ${names.join(", ")} (--format json shows all)`;
}

function cell({ values }: ReducedColumn, row: number): string {
  const value = values[row]!;
  return typeof value === "number" ? formatNumber(value) : printable(value);
}

/** Means of shares along the one axis that is left. */
function sharePlots({ columns, rows }: ReducedTable): Plot[] {
  const [axis, ...others] = columns;
  if (axis === undefined || !(axis.values instanceof Float64Array) || rows < 4) return [];
  const xs = axis.values;
  if (!xs.every((x, row) => row === 0 || x > xs[row - 1]!)) return [];
  return others
    .filter(({ name, unit }) => unit === "share" && name.endsWith("_mean"))
    .map(({ name, values }) => ({
      title: printable(name),
      points: Array.from(xs, (x, row) => ({ x, y: Number(values[row]) })),
      curve: null,
      rule: null,
      leftLabel: `${printable(axis.name)} ${formatNumber(xs[0]!)}`,
      rightLabel: formatNumber(xs.at(-1)!),
    }));
}
