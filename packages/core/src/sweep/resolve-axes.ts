// From the axes as written to steps of parameters, with every rule that needs the values.
import { suggestion } from "../nearest-name.ts";
import { valuesOf } from "./axis-values.ts";
import type { ValuesSpec } from "./axis-values.ts";
import { axisPoints } from "./axis-points.ts";
import { checkName } from "./check-name.ts";
import { sobolDimensions } from "../random/sobol.ts";
import { checkValues } from "./model/model-parameter.ts";
import type { ModelParameter } from "./model/model-parameter.ts";
import type { FixedValue } from "./model/sweep-model.ts";
import { refuseSpec } from "./spec-fault.ts";
import type { SweepAxis } from "./sweep-axis.ts";
import type { AxisSpec, PointsSpec, SweepSpec, ZipSpec } from "./sweep-spec.ts";

/** Most axes of a sweep, with `scale`. */
export const axesLimit = 24;

/** What axes may set, and what is set already. */
export interface AxisScope {
  readonly parameters: readonly ModelParameter[];
  readonly fixed: ReadonlyMap<string, FixedValue>;
}

/** Every axis but `scale`, in the order written. Throws `invalid-spec` with path, rule and value. */
export function resolveAxes(spec: SweepSpec, scope: AxisScope): SweepAxis[] {
  const names = Object.keys(spec.axes);
  if (names.length > axesLimit) {
    refuseSpec(
      `axes must hold at most ${axesLimit} axes, scale included, got ${names.length}`,
      "fix some in model.parameters, or let them step together: { zip: … } or { points: …, of: … }",
    );
  }
  const sensitivity =
    spec.reduce !== undefined && "sensitivity" in spec.reduce ? spec.reduce.sensitivity : null;
  const axes = Object.entries(spec.axes)
    .filter(([name]) => name !== "scale")
    .map(([name, axis]) => {
      if (isPoints(axis)) {
        const design = name === sensitivity ? "saltelli" : "plain";
        return pointsAxis(name, { spec: axis, seed: spec.seed ?? 1, design }, scope);
      }
      return isZip(axis) ? zipAxis(name, axis, scope) : plainAxis(name, axis, scope);
    });
  checkSetOnce(axes, scope);
  return axes;
}

function plainAxis(name: string, spec: ValuesSpec, scope: AxisScope): SweepAxis {
  const path = `axes.${name}`;
  const parameter = parameterOf(name, path, scope);
  const values = valuesOf(spec, path);
  checkValues(parameter, values, path);
  return { name, parameters: [name], count: values.length, values, points: null };
}

function zipAxis(name: string, { zip }: ZipSpec, scope: AxisScope): SweepAxis {
  const path = `axes.${name}.zip`;
  checkName(name, "axes");
  const members = Object.entries(zip).map(([parameter, spec]) => {
    const place = `${path}.${parameter}`;
    const values = valuesOf(spec, place);
    checkValues(parameterOf(parameter, place, scope), values, place);
    return { parameter, values, place };
  });
  const [first] = members;
  if (first === undefined) {
    return refuseSpec(`${path} must name at least one parameter, got {}`, "give parameters their values");
  }
  const count = Math.max(...members.map(({ values }) => values.length));
  const odd = members.find(({ values }) => values.length !== count && values.length !== 1);
  if (odd !== undefined) {
    const longest = members.find(({ values }) => values.length === count) ?? first;
    refuseSpec(
      `${odd.place} must have as many values as ${longest.parameter} (${count}), got ${odd.values.length}`,
      "parameters of a zip step together: give them equally many values, or one that stays",
    );
  }
  const values = new Float64Array(count * members.length);
  for (const [j, member] of members.entries()) {
    for (let step = 0; step < count; step++) {
      values[step * members.length + j] = member.values[member.values.length === 1 ? 0 : step]!;
    }
  }
  return { name, parameters: members.map(({ parameter }) => parameter), count, values, points: null };
}

function pointsAxis(name: string, points: NonNullable<SweepAxis["points"]>, scope: AxisScope): SweepAxis {
  const path = `axes.${name}.of`;
  checkName(name, "axes");
  const sides = Object.entries(points.spec.of);
  if (sides.length === 0) {
    refuseSpec(`${path} must name at least one parameter, got {}`, "give parameters their ranges");
  }
  const most = points.design === "saltelli" ? sobolDimensions / 2 : sobolDimensions;
  if (sides.length > most) {
    refuseSpec(
      `${path} must name at most ${most} parameters${points.design === "saltelli" ? " for sensitivity" : ""}, got ${sides.length}`,
      "fix some, or give them axes of their own",
    );
  }
  for (const [parameter, { from, to, spacing, integer = false }] of sides) {
    const place = `${path}.${parameter}`;
    const known = parameterOf(parameter, place, scope);
    if (!(from <= to)) refuseSpec(`${place} must have from at most to, got ${from} and ${to}`, "swap them");
    if (spacing !== undefined && spacing !== "linear" && !(from > 0)) {
      refuseSpec(
        `${place} with ${spacing} spacing must have positive ends, got ${from} and ${to}`,
        "give values, not their logarithms, or leave spacing out",
      );
    }
    if (known.integer && !integer) {
      refuseSpec(`${place}.integer must be true, ${parameter} is a whole number`, "add integer: true");
    }
    if (integer && Math.ceil(from) > Math.floor(to)) {
      refuseSpec(`${place} must hold an integer, there is none from ${from} to ${to}`, "widen the range");
    }
    checkValues(known, integer ? [Math.ceil(from), Math.floor(to)] : [from, to], place);
  }
  return axisPoints(name, points);
}

function parameterOf(name: string, path: string, scope: AxisScope): ModelParameter {
  const parameter = scope.parameters.find((candidate) => candidate.name === name);
  if (parameter !== undefined) return parameter;
  if (name === "scale") {
    return refuseSpec(`${path} must not be in a group, scale is innermost`, "write axes.scale by itself");
  }
  const names = [...scope.parameters.map((candidate) => candidate.name), "scale"];
  return refuseSpec(`${path} is not a parameter of this model`, suggestion(name, names));
}

/** Each parameter is fixed, set by one axis, or left at its initial value. */
function checkSetOnce(axes: readonly SweepAxis[], { parameters, fixed }: AxisScope): void {
  const setBy = new Map<string, string>();
  for (const axis of axes) {
    for (const name of axis.parameters) {
      const path = axis.parameters.length === 1 && axis.name === name ? `axes.${name}` : `axes.${axis.name}`;
      const before = setBy.get(name);
      if (before !== undefined) {
        refuseSpec(`${path} sets ${name}, which ${before} sets too`, "leave one of them out");
      }
      setBy.set(name, path);
      const stays = fixed.get(name);
      if (stays !== undefined && !stays.element) {
        refuseSpec(
          `${path} sets ${name}, which ${stays.path} fixes at ${stays.value}`,
          "leave one of them out",
        );
      }
    }
  }
  for (const { name, initial, description } of parameters) {
    if (initial !== undefined || setBy.has(name) || fixed.has(name)) continue;
    refuseSpec(`axes.${name} is missing`, `give ${name} as an axis or in model.parameters (${description})`);
  }
}

function isZip(axis: AxisSpec): axis is ZipSpec {
  return typeof axis === "object" && "zip" in axis;
}

function isPoints(axis: AxisSpec): axis is PointsSpec {
  return typeof axis === "object" && "points" in axis;
}
