import type { KernelCalls } from "@onset/kernel";
import type { SliceJob, SliceResult } from "../worker/slice-job.ts";
import type { FitResult } from "./fit-result.ts";

/** Fits every series of one slice. Pure: the same job gives the same bytes anywhere. */
export function runFitJob(
  kernel: KernelCalls,
  job: Extract<SliceJob, { kind: "fit" }>,
): Extract<SliceResult, { kind: "fit" }> {
  throw new Error(`not yet ${kernel.engine} ${job.kind} ${0 as unknown as FitResult}`);
}
