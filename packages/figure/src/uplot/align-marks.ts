import type uPlot from "uplot";
import type { BandMark, FigureMark, FigureSpec, LineMark } from "../spec/figure-spec.ts";
import type { FigureTheme } from "../theme/theme.ts";

/** Lines and bands on one shared x. */
export interface AlignedMarks {
  readonly data: uPlot.AlignedData;
  readonly series: uPlot.Series[];
  readonly bands: uPlot.Band[];
}

interface Column {
  readonly series: uPlot.Series;
  readonly at: ReadonlyMap<number, number>;
}

/**
 * Puts lines and bands on the union of their positions; gaps are null and spanned. The ends of the domain are always
 * there, so that a figure of one point, or none, still has an x axis to stand on.
 */
export function alignMarks(spec: FigureSpec, theme: FigureTheme): AlignedMarks {
  const columns: Column[] = [];
  const bands: uPlot.Band[] = [];
  for (const mark of spec.marks) {
    if (mark.kind === "band") {
      columns.push(edge(mark, "high"), edge(mark, "low"));
      const { color, areaOpacity } = theme.roles[mark.role];
      bands.push({ series: [columns.length - 1, columns.length], fill: withOpacity(color, areaOpacity) });
    }
  }
  for (const mark of spec.marks) if (mark.kind === "line") columns.push(lineColumn(mark, theme));
  const x = unionOf(spec);
  const values = columns.map((column) => x.map((position) => column.at.get(position) ?? null));
  return { data: [x, ...values], series: columns.map((column) => column.series), bands };
}

function unionOf(spec: FigureSpec): number[] {
  const all = new Set([...spec.x.domain, ...spec.marks.flatMap(positions)]);
  return [...all].sort((a, b) => a - b);
}

function positions(mark: FigureMark): readonly number[] {
  if (mark.kind === "points") return mark.points.map((point) => point.x);
  return mark.kind === "rule" ? [] : mark.x;
}

function edge(mark: BandMark, side: "low" | "high"): Column {
  const values = mark[side];
  return {
    series: {
      label: `${mark.label}, ${side}`,
      scale: "y",
      width: 0,
      spanGaps: true,
      points: { show: false },
    },
    at: new Map(mark.x.map((x, index) => [x, values[index] ?? 0])),
  };
}

function lineColumn(mark: LineMark, theme: FigureTheme): Column {
  const style = theme.roles[mark.role];
  return {
    series: {
      label: mark.label,
      scale: "y",
      stroke: style.color,
      width: style.width,
      dash: [...style.dash],
      spanGaps: true,
      // Snapped to whole pixels a smooth curve would show steps.
      pxAlign: 0,
      points: { show: false },
    },
    at: new Map(mark.x.map((x, index) => [x, mark.y[index] ?? 0])),
  };
}

/** A colour with an opacity, by CSS alone, whatever notation the theme uses. */
export function withOpacity(color: string, opacity: number): string {
  return `color-mix(in srgb, ${color} ${Math.round(opacity * 100)}%, transparent)`;
}
