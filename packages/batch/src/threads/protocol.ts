// What crosses between this package's main thread and the threads that encode parts. Plain records; errors are values.
import type { SweepPlan } from "@onset/core";
import type { ColumnLayout, Values } from "../encode/layout.ts";
import type { SweepFormat } from "../encode/formats.ts";
import type { FileSeal } from "../folder/PendingFile.ts";
import type { PartRange } from "../parts/cut-parts.ts";

/** What a thread knows from its start: everything that all parts share. */
export interface PartContext {
  readonly directory: string;
  readonly layout: readonly ColumnLayout[];
  readonly content: RowsContent | ReductionContent;
}

/** The parts hold the rows. */
export interface RowsContent {
  readonly kind: "rows";
  readonly format: SweepFormat;
  /** What a file that can carry it says of its sweep. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** The parts hold what their rows add to the reduction of the plan. */
export interface ReductionContent {
  readonly kind: "reduction";
  readonly plan: SweepPlan;
}

/** A part is begun, given its slices in order, and sealed or discarded; then the next may begin. */
export type PartCall =
  | { readonly call: "begin"; readonly part: PartRange }
  | {
      readonly call: "append";
      readonly slice: number;
      readonly columns: readonly Values[];
      readonly rows: number;
    }
  | { readonly call: "seal" }
  | { readonly call: "discard" };

/** A call on its way. */
export interface PartRequest {
  readonly id: number;
  readonly work: PartCall;
}

/** Its answer; the seals of a part's files answer `seal`. */
export type PartReply =
  | { readonly id: number; readonly ok: true; readonly seals: readonly FileSeal[] }
  | { readonly id: number; readonly ok: false; readonly error: PartError };

/** A fault of the file system, of the input, or of ours. */
export interface PartError {
  readonly message: string;
  readonly code: string | null;
  readonly path: string | null;
}
