import type { DatasetCard } from "./dataset-card.ts";
import type { DatasetPoint, DatasetSeries } from "./dataset.ts";
import type { Row } from "./encoded-table.ts";

/** Groups the rows of a dataset's table into series, in order of first appearance; points ascend in scale. */
export function seriesFromRows(rows: readonly Row[], axis: DatasetCard["axis"]): DatasetSeries[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const id = idOf(row);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [row]);
    else group.push(row);
  }
  return Array.from(groups, ([id, group]) => toSeries(id, group, axis));
}

function idOf(row: Row): string {
  const parts = [row["family"], row["task"], row["metric"], `shots-${row["shots"]}`, row["setting"]];
  return parts
    .filter((part) => part !== undefined && part !== null)
    .map((part) => encodeURIComponent(part))
    .join("/");
}

function toSeries(id: string, rows: readonly Row[], axis: DatasetCard["axis"]): DatasetSeries {
  const first = rows[0] ?? {};
  const scaleColumn = axis.replaceAll("-", "_");
  return {
    id,
    source: text(first["source"]),
    family: text(first["family"]),
    task: text(first["task"]) ?? "",
    subtask: null,
    metric: text(first["metric"]) ?? "",
    shots: number(first["shots"]),
    variant: text(first["setting"]),
    chance: number(first["chance"]),
    axis: { kind: axis, transform: "log10" },
    points: rows.map((row) => toPoint(row, scaleColumn)).sort((a, b) => a.scale - b.scale),
  };
}

function toPoint(row: Row, scaleColumn: string): DatasetPoint {
  const items = number(row["n_items"]);
  const correct = number(row["n_correct"]);
  const share = items === null || correct === null ? Number.NaN : correct / items;
  return {
    scale: number(row[scaleColumn]) ?? Number.NaN,
    score: number(row["score"]) ?? share,
    items,
    correct,
    standardError: null,
    model: text(row["model"]),
  };
}

function text(cell: Row[string] | undefined): string | null {
  return typeof cell === "string" ? cell : null;
}

function number(cell: Row[string] | undefined): number | null {
  return typeof cell === "number" ? cell : null;
}
