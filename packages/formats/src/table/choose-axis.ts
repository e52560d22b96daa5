import type { AxisKind } from "@onset/core";
import { DEFAULT_KINDS, SCALE_COLUMNS } from "./columns.ts";
import type { Fault } from "./fault.ts";
import type { Layout } from "./layout.ts";
import { cellOf, isBlank } from "./table-rows.ts";
import type { TableRow } from "./table-rows.ts";

/** The axis of one series: the one asked for, or the first that all its rows have; else what is missing. */
export function chooseAxis(
  rows: readonly TableRow[],
  asked: AxisKind | null,
  { columns }: Layout,
): AxisKind | Fault {
  const complete = (kind: AxisKind): boolean =>
    rows.every((row) => !isBlank(cellOf(row, SCALE_COLUMNS[kind])));
  const kinds: readonly AxisKind[] = asked === null ? DEFAULT_KINDS : [asked];
  const chosen = kinds.find(complete);
  if (chosen !== undefined) return chosen;
  const present = kinds.find((kind) => columns.has(SCALE_COLUMNS[kind])) ?? kinds[0] ?? "params";
  const column = SCALE_COLUMNS[present];
  const others = (Object.keys(SCALE_COLUMNS) as AxisKind[]).filter(
    (kind) => kind !== asked && kind !== "shots" && complete(kind),
  );
  const choice = others.length === 0 ? "" : `, or ask for another axis: ${others.join(", ")}`;
  if (!columns.has(column)) {
    const rule = `a series over ${present} must have a column ${column}`;
    return { rule, value: null, row: null, column: null, remedy: `add it${choice}` };
  }
  const bare = rows.find((row) => isBlank(cellOf(row, column)));
  return {
    rule: `${column} must be given in every row of a series`,
    value: (bare === undefined ? "" : cellOf(bare, column)) || null,
    row: bare?.line ?? null,
    column: columns.get(column)?.title ?? column,
    remedy: `fill it in${choice}`,
  };
}
