// The curve behind a cell: its scores along the scale, with what the cell says of it and the data it is held against.
import { axisFor, sweep, type Engine, type Series, type SweepSpec } from "@onset/core";
import { curveFigure, describeFigure, formatHeatmapValue, type FigureSpec } from "@onset/figure";
import { curveSpec, type Steps } from "./slice-spec.ts";
import type { SweepView } from "./sweep-view.ts";

/** A curve that was asked for. */
export interface CurveRequest {
  readonly view: SweepView;
  /** The step of every axis. */
  readonly steps: Steps;
  /** The cell's value; NaN where it has none. */
  readonly value: number;
}

/** Where and how to compute. */
export interface CurvePlace {
  readonly engine: Engine | undefined;
  readonly signal: AbortSignal;
  readonly key: string;
}

/** Computes the curve of a cell and makes its figure. */
export async function cellCurve(request: CurveRequest, place: CurvePlace): Promise<FigureSpec> {
  const { view, steps } = request;
  const { engine, ...rest } = place;
  const { columns } = await sweep(curveSpec(view, steps), {
    ...rest,
    ...(engine !== undefined && { engine }),
  });
  const simulation = {
    label: "curve of this cell",
    scales: columns["scale"] ?? new Float64Array(),
    scores: columns["score"] ?? new Float64Array(),
  };
  const series = dataSeries(view.spec);
  const figure = curveFigure({
    simulation,
    title: curveTitle(view, steps),
    ...(series !== null && { series }),
  });
  const marked = {
    ...figure,
    x: { ...figure.x, label: "Scale" },
    marks: [...valueRule(request), ...figure.marks],
  };
  return { ...marked, description: describeFigure(marked) };
}

/** A vertical rule where the cell's value is a place on the scale. */
function valueRule({ view, value }: CurveRequest): FigureSpec["marks"] {
  if (view.value.unit !== "x" || !Number.isFinite(value) || Math.abs(value) > 300) return [];
  return [{ kind: "rule", role: "threshold", label: view.value.name, x: 10 ** value, interval: null }];
}

/** `threshold 1B, steepness 3.2`: the parameters, except those with one value throughout. */
function curveTitle({ axes }: SweepView, steps: Steps): string {
  const words = axes
    .filter((axis) => axis.name !== "scale" && axis.steps > 1)
    .flatMap((axis) => axis.members.map((member) => stepText(member, steps[axis.name] ?? 0)));
  const text = words.join(", ");
  return text === "" ? "Curve" : text.charAt(0).toUpperCase() + text.slice(1);
}

/** One parameter at a step, `threshold 1B`. */
export function stepText(
  {
    name,
    unit,
    values,
  }: { readonly name: string; readonly unit: string; readonly values: ArrayLike<number> },
  step: number,
): string {
  return `${name} ${stepValue(unit, values[step] ?? Number.NaN)}`;
}

/** A parameter's value as a reader meets it. */
export function stepValue(unit: string, value: number): string {
  if (unit === "x") return formatHeatmapValue(value, "log10-scale");
  if (unit === "scale" || unit === "tokens") return formatHeatmapValue(value, "scale");
  return formatHeatmapValue(value, unit === "share" || unit === "count" ? unit : "number");
}

/** The spec's data as a series, so that curve and data stand in one figure; null without data. */
function dataSeries({ data }: SweepSpec): Series | null {
  if (data === undefined) return null;
  const points = data.scale.map((scale, i) => {
    const items = data.items?.[i] ?? null;
    const correct = data.correct?.[i] ?? null;
    const score = data.score?.[i] ?? (items === null || correct === null ? Number.NaN : correct / items);
    return { scale, score, items, correct, standardError: null, model: null };
  });
  const named = { family: null, task: "data", subtask: null, metric: "", shots: null, variant: null };
  return { ...named, id: "data", source: null, chance: null, axis: axisFor("params"), points };
}
