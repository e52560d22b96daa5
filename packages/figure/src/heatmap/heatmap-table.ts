import type { FigureCell, FigureTable } from "../spec/figure-spec.ts";
import { formatHeatmapValue } from "./heatmap-format.ts";
import type { HeatmapAxis, HeatmapPanel, HeatmapSpec } from "./heatmap-spec.ts";

/** Most rows and columns of values: what a reader can take in, whatever the size of the field. */
const MOST = { rows: 12, columns: 8 };

/** The values of a heatmap as a table, rows from the top of the picture down; of large fields every so-manieth row and column. */
export function heatmapTable(heatmap: Pick<HeatmapSpec, "x" | "y" | "value" | "panels">): FigureTable {
  const { x, y, value, panels } = heatmap;
  const columns = spread(x.values.length, MOST.columns);
  const rows = spread(y.values.length, MOST.rows).toReversed();
  const several = panels.length > 1;
  const whole = columns.length === x.values.length && rows.length === y.values.length;
  const part = whole
    ? ""
    : `, ${rows.length} of ${y.values.length} rows and ${columns.length} of ${x.values.length} columns`;
  return {
    caption: `${value.label} by ${y.label} (rows) and ${x.label} (columns)${part}`,
    columns: [
      { name: y.label, format: "text" },
      ...(several ? [{ name: "Panel", format: "text" } as const] : []),
      ...columns.map((ix) => ({ name: written(x, ix), format: "text" }) as const),
    ],
    rows: panels.flatMap((panel) =>
      rows.map((iy): readonly FigureCell[] => [
        written(y, iy),
        ...(several ? [panel.title] : []),
        ...columns.map((ix) => cell(heatmap, panel, iy * x.values.length + ix)),
      ]),
    ),
  };
}

function cell({ value }: Pick<HeatmapSpec, "value">, { values }: HeatmapPanel, place: number): FigureCell {
  const number = values[place] ?? Number.NaN;
  return Number.isNaN(number) ? null : formatHeatmapValue(number, value.format);
}

const written = ({ values, format }: HeatmapAxis, index: number): string =>
  formatHeatmapValue(values[index] ?? Number.NaN, format);

/** At most `most` indices from 0 to `count` − 1, both ends among them, as evenly as whole numbers allow. */
function spread(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i);
  return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)));
}
