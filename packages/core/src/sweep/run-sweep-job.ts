import type { KernelCalls } from "@onset/kernel";
import type { SliceJob, SliceResult } from "../worker/slice-job.ts";

/** The curves of one slice of a sweep: their reductions, or every score. Pure. */
export function runSweepJob(
  kernel: KernelCalls,
  job: Extract<SliceJob, { kind: "sweep-curves" | "sweep-scores" }>,
): Extract<SliceResult, { kind: "sweep-curves" | "sweep-scores" }> {
  if (job.kind === "sweep-scores") {
    return { kind: "sweep-scores", scores: kernel.sweepScores(job.grid, job.begin, job.end) };
  }
  const { onset, width } = kernel.sweepCurves(job.grid, job.begin, job.end);
  return { kind: "sweep-curves", onset, width };
}
