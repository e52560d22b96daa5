import type { KernelCalls } from "@onset/kernel";
import { runEvaluateJob } from "../curves/run-evaluate-job.ts";
import { runFitJob } from "../fit/run-fit-job.ts";
import { runSweepJob } from "../sweep/run-sweep-job.ts";
import type { SliceJob, SliceResult } from "./slice-job.ts";

/** Computes one slice in one go. Pure: the same job gives the same bytes in any thread. */
export function runSlice(kernel: KernelCalls, job: SliceJob): SliceResult {
  switch (job.kind) {
    case "evaluate":
      return runEvaluateJob(kernel, job);
    case "fit":
      return runFitJob(kernel, job);
    case "sweep-curves":
    case "sweep-scores":
      return runSweepJob(kernel, job);
    default:
      throw new TypeError(`unknown kind of slice: ${(job satisfies never as SliceJob).kind}`);
  }
}
