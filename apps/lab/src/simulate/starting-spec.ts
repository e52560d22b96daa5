// A sweep to begin with, for any model: two axes wide enough to see something, the rest fixed or on a slider.
import type { AxisSpec, SweepSpec } from "@onset/core";
import { modelParameters, type ModelParameter } from "./model-parameters.ts";

type Model = SweepSpec["model"];

/** Sizes from a million to ten trillion. */
export const SCALES: AxisSpec = { from: 1e6, to: 1e13, count: 120, spacing: "geometric" };
const FINE = 160;

/**
 * The spec of a model: parameters that `before` sets keep their values, the others get some of their own. At least two
 * axes have several values where the model has two parameters that may vary.
 */
export function startingSpec(model: Model, before?: SweepSpec): SweepSpec {
  const parameters = modelParameters(model);
  const fixed: Record<string, number | readonly number[]> = {};
  const axes: Record<string, AxisSpec> = {};
  for (const parameter of parameters) {
    const { name } = parameter;
    const kept = before?.axes[name];
    const own = before?.model.parameters?.[name];
    if (kept !== undefined) axes[name] = kept;
    else if (own !== undefined && Array.isArray(own) === parameter.list) fixed[name] = own;
    else if (parameter.initial === undefined) choose(parameter, fixed, axes);
  }
  widen(parameters, fixed, axes);
  const { parameters: _parameters, ...bare } = model;
  // What takes one axis away leaves too few of a model with one parameter: its scores have the scale for a second.
  const few = Object.keys(axes).length < 2;
  return {
    onset: "sweep/1",
    model: Object.keys(fixed).length > 0 ? { ...bare, parameters: fixed } : bare,
    axes: { ...axes, scale: before?.axes["scale"] ?? SCALES },
    observables: few ? ["score"] : (before?.observables ?? ["onset", "width"]),
  };
}

/** A value, or an axis for what is most worth varying. */
function choose(
  { name, unit, low, list }: ModelParameter,
  fixed: Record<string, number | readonly number[]>,
  axes: Record<string, AxisSpec>,
): void {
  if (list) fixed[name] = unit === "x" ? [9, 10, 11] : unit === "score per x" ? [0.2, 0.2, 0.2] : [2, 2, 2];
  else if (name === "threshold") axes[name] = { from: 8, to: 12, count: FINE };
  else if (name === "steepness")
    axes[name] = { from: Math.max(0.5, low), to: Math.max(10, 4 * low), count: FINE, spacing: "geometric" };
  else if (name === "steps") axes[name] = [1, 2, 4, 8, 16, 32, 64];
  else if (name === "skills") axes[name] = [4, 8, 16, 32];
  else if (name === "atLeast") axes[name] = [1, 2, 3, 4];
  else if (name === "correlation") axes[name] = { from: 0, to: 1, count: 11 };
  else if (unit === "x") fixed[name] = 10;
  else fixed[name] = Math.max(1, low) === low ? low + 1 : 0.5;
}

/** Where fewer than two parameters vary, the next ones do. */
function widen(
  parameters: readonly ModelParameter[],
  fixed: Record<string, number | readonly number[]>,
  axes: Record<string, AxisSpec>,
): void {
  for (const { name, unit, low, high, initial, list } of parameters) {
    if (Object.values(axes).filter((axis) => typeof axis === "object").length >= 2) return;
    if (list || name in axes || unit === "count") continue;
    const middle = fixed[name] ?? initial;
    if (typeof middle !== "number") continue;
    const { [name]: _dropped, ...others } = fixed;
    for (const key of Object.keys(fixed)) if (!(key in others)) delete fixed[key];
    axes[name] = around(middle, { low, high, unit });
  }
}

/** A range about a value, inside its bounds. */
function around(
  middle: number,
  { low, high, unit }: Pick<ModelParameter, "low" | "high" | "unit">,
): AxisSpec {
  if (unit === "share") return { from: 0, to: 0.4, count: FINE };
  const [from, to] = unit === "x" ? [middle - 2, middle + 2] : [middle / 2, middle * 2];
  return { from: Math.max(from, low), to: Math.min(to, high), count: FINE };
}
