import { pointsInBox, saltelliPoints } from "../random/points.ts";
import { keptPointValues } from "./sweep-axis.ts";
import type { AxisPoints, SweepAxis } from "./sweep-axis.ts";

/** An axis of points: few are made at once, many when a slice needs them. */
export function axisPoints(name: string, points: AxisPoints): SweepAxis {
  const parameters = Object.keys(points.spec.of);
  const count = points.spec.count * (points.design === "saltelli" ? parameters.length + 2 : 1);
  // Asked for also where it is thrown away: boxes that cannot have points are refused here, before any work.
  const kept = count * parameters.length <= keptPointValues;
  const values = makePoints(points, 0, kept ? count : 1);
  return { name, parameters, count, values: kept ? values : null, points };
}

/** Values of the steps [begin, end) of an axis: those of a step one after the other. */
export function stepValues(axis: SweepAxis, begin: number, end: number): Float64Array<ArrayBuffer> {
  const { values, points, parameters } = axis;
  if (values !== null) return values.subarray(begin * parameters.length, end * parameters.length);
  return points === null ? new Float64Array() : makePoints(points, begin, end);
}

function makePoints(
  { spec, seed, design }: AxisPoints,
  begin: number,
  end: number,
): Float64Array<ArrayBuffer> {
  const make = design === "saltelli" ? saltelliPoints : pointsInBox;
  return make(spec, seed, begin, end);
}
