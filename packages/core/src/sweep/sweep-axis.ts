import type { PointsSpec } from "./sweep-spec.ts";

/** One axis of a plan: steps, each of which sets one or several parameters. */
export interface SweepAxis {
  /** As in the spec: the parameter's name, or that of the group. */
  readonly name: string;
  /** What a step sets, in order. */
  readonly parameters: readonly string[];
  readonly count: number;
  /** `values[step * parameters.length + j]` goes to `parameters[j]`; null for points too many to keep. */
  readonly values: Float64Array<ArrayBuffer> | null;
  /** Where the values come from when they are points. */
  readonly points: AxisPoints | null;
}

/** Points in a box, made as they are needed. */
export interface AxisPoints {
  readonly spec: PointsSpec;
  readonly seed: number;
  /** `saltelli`: the spec's points are the base of Saltelli's design, count × (parameters + 2) points. */
  readonly design: "plain" | "saltelli";
}

/** Values kept for a whole axis of points; more are made slice by slice. */
export const keptPointValues = 65_536;
