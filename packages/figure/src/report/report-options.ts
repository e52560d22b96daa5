import type { SweepSpec } from "@onset/core";
import type { SweepRow } from "../spec/sweep-figure.ts";

/** Where a group of series comes from, and what it asks of those who use it. */
export interface ReportSource {
  /** As the reader would name it: `data:gpt3-arithmetic`, `scores.csv`. */
  readonly id: string;
  readonly title: string;
  /** The `source` that its series carry; default: the id. */
  readonly source?: string | null;
  /** One sentence on what was measured. */
  readonly what?: string;
  readonly citation?: string;
  readonly licence?: string;
  /** Shown as a link if it is http(s), else as text. */
  readonly url?: string;
  /** Hash of the input's bytes, for whoever re-runs the report. */
  readonly sha256?: string;
}

/** What a sweep did, for its section of the report. */
export interface SweepSummary {
  readonly cells: number;
  readonly seconds: number;
  readonly cellsPerSecond: number;
  readonly workers: number;
  readonly spec: SweepSpec;
  /** Some of its curves, to draw onset against steps: one threshold and up to three values of steepness. */
  readonly rows?: readonly SweepRow[];
}

/** What a report says besides its analyses. */
export interface ReportOptions {
  /** Default `Onset report`. */
  readonly title?: string;
  /** Version of Onset that made the numbers. */
  readonly version: string;
  /** When the report was made, as ISO text; given, not read from a clock, so that a report can be made again. */
  readonly made: string;
  readonly sources?: readonly ReportSource[];
  readonly sweep?: SweepSummary;
  /** The command line that makes this report again. */
  readonly command?: string;
  /** Seed of whatever was random; null or left out if nothing was. */
  readonly seed?: number | null;
}
