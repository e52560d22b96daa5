import type { KernelCalls } from "@onset/kernel";
import type { SliceJob, SliceResult } from "../worker/slice-job.ts";
import { evaluateCurve } from "./evaluate-curve.ts";

/** Scores of one curve at the positions of one slice. Pure: the same job gives the same bytes anywhere. */
export function runEvaluateJob(
  kernel: KernelCalls,
  job: Extract<SliceJob, { kind: "evaluate" }>,
): Extract<SliceResult, { kind: "evaluate" }> {
  return { kind: "evaluate", scores: evaluateCurve(kernel, job, job.x) };
}
