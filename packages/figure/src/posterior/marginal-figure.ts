import type { Posterior, PosteriorQuantity, ShapePosterior } from "@onset/core";
import { formatInterval } from "../format/format-interval.ts";
import { formatValue } from "../format/format-value.ts";
import { describeFigure } from "../spec/describe.ts";
import type { FigureMark, FigureSpec, FigureTable } from "../spec/figure-spec.ts";
import { drawnMarginal, type DrawnMarginal } from "./drawn-marginal.ts";
import { openEnds } from "./open-ends.ts";
import { densityUnit, quantityAxis, quantityTitles, toAxis } from "./quantity-axis.ts";

/**
 * The marginal of one quantity: its density with the interval shaded under it, the median, and the prior beside it; `null`
 * where the quantity is fixed. The line is smooth and holds the mass of the grid's cells; the table has the cells.
 */
export function marginalFigure(
  { series, confidence }: Pick<Posterior, "series" | "confidence">,
  shape: ShapePosterior,
  quantity: PosteriorQuantity,
): FigureSpec | null {
  const marginal = shape.marginals[quantity];
  if (marginal === null) return null;
  const drawn = drawnMarginal(marginal, quantity);
  const toX = toAxis(series.axis, quantity);
  const unit = densityUnit(series.axis, quantity);
  const per = (density: readonly number[]): number[] => density.map((one) => one / unit.units);
  const [median, low, high] = toX([marginal.median, marginal.low, marginal.high]) as [number, number, number];
  const percent = `${Math.round(100 * confidence)} %`;
  const x = toX(drawn.values);
  const density = per(drawn.density);
  const axis = quantityAxis(series.axis, quantity, [x[0]!, x.at(-1)!]);
  const draft = {
    title: quantityTitles[quantity],
    x: axis,
    y: {
      label: unit.label,
      scale: "linear",
      domain: [0, 1.08 * Math.max(...density, 1e-300)],
      format: "number",
    },
    marks: [
      shaded(drawn, { label: `${percent} interval`, toX, per }),
      { kind: "line", role: "alternative", label: "prior", x, y: per(drawn.prior) },
      { kind: "line", role: "fit", label: "posterior", x, y: density },
      { kind: "rule", role: "threshold", label: "median", x: median, interval: null },
    ],
    notes: [
      `Median ${formatValue(median, axis.format)}, ${percent} interval ${formatInterval({ low, high }, axis.format)}.`,
      ...openEnds(series, quantity, shape.marginals),
    ],
  } as const;
  const [first, end] = drawn.cells;
  const cells = (values: readonly number[]): readonly number[] => values.slice(first, end);
  const rows = {
    x: toX(cells(marginal.values)),
    posterior: per(cells(marginal.density)),
    prior: per(cells(marginal.prior)),
  };
  return {
    ...draft,
    description: describeFigure(draft),
    table: {
      caption: `${draft.title}: ${unit.label.toLowerCase()}, before and after the data`,
      columns: [
        { name: axis.label, format: axis.format },
        { name: "Posterior", format: "number" },
        { name: "Prior", format: "number" },
      ],
      rows: rows.x.map((value, i) => [value, rows.posterior[i]!, rows.prior[i]!]),
    } satisfies FigureTable,
  };
}

interface Shading {
  readonly label: string;
  readonly toX: (values: readonly number[]) => number[];
  readonly per: (density: readonly number[]) => number[];
}

/** The probability inside the interval, as an area. */
function shaded({ inside }: DrawnMarginal, { label, toX, per }: Shading): FigureMark {
  const high = per(inside.density);
  return { kind: "band", role: "threshold", label, x: toX(inside.values), low: high.map(() => 0), high };
}
