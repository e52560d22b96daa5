import { type Axis, evaluate, scaleToX } from "@onset/core";
import { axisTitles } from "../format/format-scale.ts";
import { pointsMark } from "./curve-marks.ts";
import type { CurveFigureInput, SimulatedCurve } from "./curve-input.ts";
import type { FigureCell, FigureColumn, FigureTable } from "./figure-spec.ts";

/** Rows that a table of a simulated curve alone shows at most; the curve itself has hundreds. */
const MOST_SIMULATED_ROWS = 25;

/** A column and its cells, one for each row. */
interface FilledColumn extends FigureColumn {
  readonly cells: readonly FigureCell[];
}

/**
 * The figure's numbers: one row for each observed point, with the fitted and simulated score beside it; without
 * observations, an even choice of simulated points. Columns that would be empty are left out.
 */
export function curveTable(input: CurveFigureInput, axis: Axis, title: string): FigureTable {
  const columns = input.series === undefined ? simulatedColumns(input, axis) : observedColumns(input, axis);
  const kept = columns.filter((column) => column.cells.some((cell) => cell !== null));
  const length = kept[0]?.cells.length ?? 0;
  return {
    caption: `${title}: the numbers of the figure`,
    columns: kept.map(({ name, format }) => ({ name, format })),
    rows: Array.from({ length }, (_, row) => kept.map((column) => column.cells[row] ?? null)),
  };
}

function observedColumns(input: CurveFigureInput, axis: Axis): readonly FilledColumn[] {
  const points = input.series?.points ?? [];
  const drawn = input.series === undefined ? [] : pointsMark(input.series, input.confidence ?? 0.95).points;
  const scales = points.map((point) => point.scale);
  return [
    { name: "Model", format: "text", cells: points.map((point) => point.model) },
    { name: axisTitles[axis.kind], format: axis.kind, cells: scales },
    { name: "Score", format: "share", cells: points.map((point) => point.score) },
    { name: "Low", format: "share", cells: drawn.map((point) => point.low) },
    { name: "High", format: "share", cells: drawn.map((point) => point.high) },
    { name: "Items", format: "count", cells: points.map((point) => point.items) },
    { name: "Fitted", format: "share", cells: fittedScores(input, axis, scales) },
    {
      name: input.simulation?.label ?? "Simulated",
      format: "share",
      cells: simulatedAt(input.simulation, axis, scales),
    },
  ];
}

function fittedScores(input: CurveFigureInput, axis: Axis, scales: readonly number[]): readonly FigureCell[] {
  if (input.fit === undefined) return scales.map(() => null);
  return Array.from(evaluate(input.fit, scaleToX(axis, scales)), finiteOrNull);
}

/** The simulated curve read at observed scales, linearly in x between its own points; null outside them. */
function simulatedAt(
  simulation: SimulatedCurve | undefined,
  axis: Axis,
  scales: readonly number[],
): readonly FigureCell[] {
  if (simulation === undefined) return scales.map(() => null);
  const x = scaleToX(axis, simulation.scales);
  return Array.from(scaleToX(axis, scales), (at) => {
    const next = x.findIndex((value) => value >= at);
    if (next < 0 || (next === 0 && x[0] !== at)) return null;
    const before = Math.max(0, next - 1);
    const [x0 = 0, x1 = 0] = [x[before], x[next]];
    const [y0 = 0, y1 = 0] = [simulation.scores[before], simulation.scores[next]];
    return finiteOrNull(x1 === x0 ? y1 : y0 + ((y1 - y0) * (at - x0)) / (x1 - x0));
  });
}

function simulatedColumns(input: CurveFigureInput, axis: Axis): readonly FilledColumn[] {
  const { simulation } = input;
  if (simulation === undefined) return [];
  const last = simulation.scales.length - 1;
  const rows = Math.min(MOST_SIMULATED_ROWS, last + 1);
  const chosen = Array.from({ length: rows }, (_, row) => Math.round((row * last) / Math.max(1, rows - 1)));
  return [
    {
      name: axisTitles[axis.kind],
      format: axis.kind,
      cells: chosen.map((index) => simulation.scales[index] ?? null),
    },
    {
      name: simulation.label,
      format: "share",
      cells: chosen.map((index) => finiteOrNull(simulation.scores[index] ?? Number.NaN)),
    },
  ];
}

const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null);
