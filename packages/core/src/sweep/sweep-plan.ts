import type { CurveDesign, RowModel } from "@onset/kernel";
import type { ObservableColumn, SweepRunPlan } from "./observe/sweep-run-plan.ts";
import type { ReducedTable } from "./reduce/reduced-table.ts";
import type { PosteriorTotal } from "./posterior-total.ts";
import type { SweepAxis } from "./sweep-axis.ts";
import type { SweepSpec } from "./sweep-spec.ts";

/** A spec resolved: axes, columns, the number of cells, and the fixed cut into slices. */
export interface SweepPlan {
  readonly spec: SweepSpec;
  /** For headings: `exact-match`, `skill product`, or the expression. */
  readonly title: string;
  /** Every axis but `scale`, outermost first. */
  readonly axes: readonly SweepAxis[];
  /** The scales of `axes.scale` as published; empty where no observable is taken along them. */
  readonly scales: Float64Array<ArrayBuffer>;
  /** Columns of the rows: axes first, as nested, then observables. */
  readonly columns: readonly SweepColumn[];
  readonly curves: number;
  /** Scores computed or simulated, also where only reductions of them are kept. */
  readonly cells: number;
  /** One for each cell where scores are kept, else one for each curve. */
  readonly rows: number;
  /** Curves per slice; depends on the spec alone, never on workers. The last slice of a block may be shorter. */
  readonly curvesPerSlice: number;
  /** Curves per block; a slice never reaches over the end of one. One block, unless an axis is too long to send whole. */
  readonly curvesPerBlock: number;
  readonly slices: number;
  /** Whether slices give scores (one row per cell) or reductions (one row per curve). */
  readonly output: "scores" | "reductions";
  /** `needed`: more than 10^13 cells, which take hours; ask before running. */
  readonly consent: "needed" | "not-needed";
  /** What workers compute: the passes over the curves, and the parameters behind them. */
  readonly work: SweepWork;
}

/** One column of a sweep's rows. */
export interface SweepColumn {
  readonly name: string;
  /** For people: `log10 of the scale`, `decades`, `share`, `count`. */
  readonly unit: string;
  readonly role: "axis" | "observable";
  /** Float64 unless the spec asks for float32 observables; axes always are float64. */
  readonly precision: "f64" | "f32";
  /** The value at row r is `values[floor(r / inner) % values.length]`. Absent for observables and for points made lazily. */
  readonly axis?: { readonly values: Float64Array<ArrayBuffer>; readonly inner: number };
  /**
   * `posterior-weight`: a share of the whole sweep, exp(l − log Σ exp(l)) of the log-likelihood l. Slices give l itself
   * until `weighPosterior` has made the plan ready.
   */
  readonly finish?: "posterior-weight";
}

/** What a plan asks of the kernel. */
export interface SweepWork {
  readonly passes: readonly SweepPass[];
  readonly observables: readonly ObservableColumn[];
  /** Values of all slots before the axes set theirs. */
  readonly base: CurveDesign["base"];
  /** Slot and sign of each parameter that an axis may set. */
  readonly slotOf: ReadonlyMap<string, { readonly slot: number; readonly sign: 1 | -1 }>;
  readonly seed: number;
  readonly itemsSlot: number;
  readonly precision: "f64" | "f32";
  /** What posterior weights are shares of; null until `weighPosterior` has found it. */
  readonly posterior: PosteriorTotal | null;
  /** Most curves in one call of the kernel: about one millisecond. */
  readonly curvesPerStep: number;
}

/** One pass, with the kernel's model for its places. */
export interface SweepPass extends SweepRunPlan {
  readonly model: RowModel;
}

/**
 * Result of a sweep kept in memory: columns of equal length, axes first, then observables. With `reduce` in the spec the
 * rows and columns are those of the reduced table; what it has in words (the parameter of an index) is in `reduced` alone.
 */
export interface SweepResult {
  readonly spec: SweepSpec;
  readonly engine: "wasm" | "reference";
  readonly cells: number;
  readonly rows: number;
  readonly seconds: number;
  readonly cellsPerSecond: number;
  readonly columns: SweepColumns;
  /** The reduced table whole; null without `reduce`. */
  readonly reduced: ReducedTable | null;
  /** The counts of a histogram, one row for each row of `reduced` and bin; null where none was asked for. */
  readonly histogram: ReducedTable | null;
}

/** Columns by name, all of one length. */
export type SweepColumns = Readonly<Record<string, Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer>>>;
