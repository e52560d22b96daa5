import type { CurveGrid } from "@onset/kernel";
import type { SweepSpec } from "./sweep-spec.ts";

/** A spec resolved: the axes' values, the number of cells, and the fixed cut into slices. */
export interface SweepPlan {
  readonly spec: SweepSpec;
  readonly grid: CurveGrid;
  /** The scales as published, `grid.x` is their log10. */
  readonly scales: Float64Array<ArrayBuffer>;
  readonly curves: number;
  /** curves × scales: every cell is evaluated, also when only reductions are kept. */
  readonly cells: number;
  /** Curves per slice; depends on the spec alone, never on workers. */
  readonly curvesPerSlice: number;
  readonly slices: number;
  /** Whether slices give scores (one row per cell) or reductions (one row per curve). */
  readonly output: "scores" | "reductions";
}

/** Result of a sweep kept in memory: columns of equal length, axes first, then observables. */
export interface SweepResult {
  readonly spec: SweepSpec;
  readonly engine: "wasm" | "reference";
  readonly cells: number;
  readonly rows: number;
  readonly seconds: number;
  readonly cellsPerSecond: number;
  readonly columns: Readonly<Record<string, Float64Array<ArrayBuffer>>>;
}
