import { checkParameters } from "../curves/check-parameters.ts";
import { baseCurve } from "../curves/curve-model.ts";
import { getCurve } from "../curves/registry.ts";
import { OnsetError } from "../errors.ts";
import { expressionTape } from "../expression/expression-tape.ts";
import { suggestion } from "../nearest-name.ts";
import type { Axis } from "../series/series.ts";
import type { MeasuredPoints, SliceJob } from "../worker/slice-job.ts";
import type { CheckedPoints } from "./simulation-points.ts";
import type { CurveSimulation, ExpressionSimulation } from "./simulation.ts";

/** Positions in one slice: under 16 ms, and 4 MB to carry. A measured point costs some microseconds, its draw. */
const positionsPerSlice = { plain: 500_000, measured: 4096 } as const;

/** How many points a slice of these holds; the last may hold fewer. */
export function sliceLength({ measured }: CheckedPoints): number {
  return measured === null ? positionsPerSlice.plain : positionsPerSlice.measured;
}

/** A part of a simulation's points, by its place among them. */
interface Slice {
  readonly x: Float64Array<ArrayBuffer>;
  readonly scales: Float64Array<ArrayBuffer>;
  readonly measured?: MeasuredPoints;
}

/** The slices of a curve, once its parameters and axis are checked. */
export function curveJobs(simulation: CurveSimulation, points: CheckedPoints): Iterable<SliceJob> {
  const { curve, base, direction } = simulation;
  const model = { curve, ...(base !== undefined && { base }), ...(direction != null && { direction }) };
  const parameters = checkParameters(model, simulation.parameters);
  if (getCurve(baseCurve(model)).axis === "log10") refuseOtherAxes(curve, points.axis);
  return jobs(points, ({ x, measured }) => ({
    kind: "evaluate",
    ...model,
    parameters,
    x,
    ...(measured !== undefined && { measured }),
  }));
}

/** The slices of an expression, once it is compiled and all its parameters are there. */
export function expressionJobs(
  { expression, parameters = {} }: ExpressionSimulation,
  points: CheckedPoints,
): Iterable<SliceJob> {
  const { tape, parameters: names } = expressionTape(expression, { columns: ["x", "scale"] });
  const stranger = Object.keys(parameters).find((name) => !names.includes(name));
  if (stranger !== undefined) {
    const known = names.length === 0 ? "it has none" : suggestion(stranger, names);
    refuse(`the expression has no parameter ${JSON.stringify(stranger)}: ${known}`);
  }
  const values = Float64Array.from(names, (name) => valueOf(parameters, name));
  return jobs(points, ({ x, scales, measured }) => ({
    kind: "formula",
    tape,
    parameters: values,
    columns: [x, scales],
    ...(measured !== undefined && { measured }),
  }));
}

function valueOf(parameters: Readonly<Record<string, number>>, name: string): number {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (value === undefined) return refuse(`parameter ${name} of the expression is required: give it a number`);
  if (Number.isFinite(value)) return value;
  return refuse(`parameter ${name} of the expression must be a finite number, got ${value}`);
}

function refuseOtherAxes(curve: string, axis: Axis): void {
  if (axis.transform === "log10") return;
  refuse(
    `curve ${curve} speaks of the scale 10^x and needs a log10 axis, got ${axis.kind} (${axis.transform}): take params, train-flops or train-tokens, or another curve`,
  );
}

function* jobs(points: CheckedPoints, job: (slice: Slice) => SliceJob): Generator<SliceJob, void, undefined> {
  const { x, scales, measured } = points;
  const length = sliceLength(points);
  for (let from = 0; from < x.length; from += length) {
    const to = from + length;
    yield job({
      x: x.slice(from, to),
      scales: scales.slice(from, to),
      ...(measured !== null && { measured: { ...measured, replicate: from / length } }),
    });
  }
}

function refuse(message: string): never {
  throw new OnsetError("invalid-option", message);
}
