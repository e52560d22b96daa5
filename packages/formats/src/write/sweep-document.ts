import type { SweepSpec } from "@onset/core";
import { finite } from "./finite.ts";

/** How a sweep went. */
export interface SweepSummary {
  readonly spec: SweepSpec;
  readonly cells: number;
  readonly seconds: number;
  readonly cellsPerSecond: number;
  /** Paths of what was written. */
  readonly files: readonly string[];
  /** Whether slices of an earlier run were kept. */
  readonly resumed: boolean;
}

/** What `onset sweep --format json` prints. */
export interface SweepDocument extends SweepSummary {
  readonly onset: string;
}

/** The summary of a sweep as a JSON document; whatever else the record holds is left out. */
export function toSweepDocument(summary: SweepSummary, meta: { readonly version: string }): SweepDocument {
  const { spec, cells, seconds, cellsPerSecond, files, resumed } = summary;
  return finite({ onset: meta.version, spec, cells, seconds, cellsPerSecond, files, resumed });
}
