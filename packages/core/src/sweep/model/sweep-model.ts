import type { RowModel } from "@onset/kernel";
import type { ModelParameter } from "./model-parameter.ts";

/** What a spec's model is to the planner: its parameters, where they stand, and the rows it makes. */
export interface SweepModel {
  /** For headings: `exact-match`, `skill product`, or the expression. */
  readonly title: string;
  readonly parameters: readonly ModelParameter[];
  /** Values that the spec fixes, and where it does: `model.parameters.guessRate`. */
  readonly fixed: ReadonlyMap<string, FixedValue>;
  /** Values of slots that are no parameter of the spec (number of named skills); the others are filled in by the plan. */
  readonly constants: ReadonlyMap<number, number>;
  /** Number of slots of a curve. */
  readonly slots: number;
  /** The kernel's model for rows over these places; `most` tells the largest value that a parameter takes. */
  rows(place: RowPlace, most: (parameter: string) => number): RowModel;
  /** Rough cost of one cell on the reference machine, in nanoseconds: decides the cut into slices, nothing else. */
  cost(most: (parameter: string) => number): number;
}

/** A value fixed in the spec. */
export interface FixedValue {
  readonly value: number;
  readonly path: string;
  /** An element of a list: an axis may take its place. */
  readonly element: boolean;
}

/** The places where rows are evaluated: x, and the scales as published behind them. */
export interface RowPlace {
  readonly x: Float64Array<ArrayBuffer>;
  readonly scales: Float64Array<ArrayBuffer>;
}
