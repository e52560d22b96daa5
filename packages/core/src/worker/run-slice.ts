import type { KernelCalls } from "@onset/kernel";
import { runEvaluateJob } from "../curves/run-evaluate-job.ts";
import { runFitJob } from "../fit/run-fit-job.ts";
import { OpenSweeps } from "../sweep/OpenSweeps.ts";
import { sweepSteps } from "../sweep/sweep-steps.ts";
import type { SliceJob, SliceResult, SweepJob } from "./slice-job.ts";
import { runDerivedJob, runPosteriorJob, runScatterJob } from "../fit/more/more-fits.ts";

/** Computes one slice in one go. Pure: the same job gives the same bytes in any thread. */
export function runSlice(kernel: KernelCalls, job: SliceJob): SliceResult {
  switch (job.kind) {
    case "evaluate":
    case "formula":
      return runEvaluateJob(kernel, job);
    case "fit":
      return runFitJob(kernel, job);
    case "posterior":
      return runPosteriorJob(kernel, job);
    case "scatter":
      return runScatterJob(kernel, job);
    case "derived":
      return runDerivedJob(kernel, job);
    case "sweep":
      return runSweep(kernel, job);
    default:
      throw new TypeError(`unknown kind of slice: ${(job satisfies never as SliceJob).kind}`);
  }
}

function runSweep(kernel: KernelCalls, job: SweepJob): SliceResult {
  const open = new OpenSweeps();
  try {
    const steps = sweepSteps(kernel, job, open);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  } finally {
    open.close();
  }
}
