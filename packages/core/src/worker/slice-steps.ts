// A slice in steps. A kernel call cannot be interrupted, so whoever must react within a frame (a worker that may be
// told to stop, a page that computes in its own thread) runs a slice as a few short calls and looks up in between.
// Curves and series never touch each other, so the stitched result holds the bytes of one long call.
import type { KernelCalls } from "@onset/kernel";
import { runSlice } from "./run-slice.ts";
import type { FitJob, SliceJob, SliceResult, SweepCurvesJob, SweepScoresJob } from "./slice-job.ts";

/** Cells in one step: one to two milliseconds of the WebAssembly kernel, some ten of the reference. */
const CELLS_PER_STEP = 131_072;

/** Computes a slice, pausing after each step; the generator's return value is the result. */
export function* sliceSteps(kernel: KernelCalls, job: SliceJob): Generator<void, SliceResult, void> {
  switch (job.kind) {
    case "fit":
      return yield* fitSteps(kernel, job);
    case "sweep-curves":
      return yield* curvesSteps(kernel, job);
    case "sweep-scores":
      return yield* scoresSteps(kernel, job);
    default:
      // Evaluations are short, and what this version does not know is refused there.
      return runSlice(kernel, job);
  }
}

/** One series a step. */
function* fitSteps(kernel: KernelCalls, job: FitJob): Generator<void, SliceResult, void> {
  const results = [];
  for (const [index, series] of job.series.entries()) {
    if (index > 0) yield;
    const part = runSlice(kernel, { ...job, series: [series] });
    if (part.kind === "fit") results.push(...part.results);
  }
  return { kind: "fit", results };
}

function* curvesSteps(kernel: KernelCalls, job: SweepCurvesJob): Generator<void, SliceResult, void> {
  const onset = new Float64Array(job.end - job.begin);
  const width = new Float64Array(job.end - job.begin);
  for (const [begin, end] of curveRanges(job)) {
    if (begin > job.begin) yield;
    const part = runSlice(kernel, { ...job, begin, end });
    if (part.kind !== "sweep-curves") continue;
    onset.set(part.onset, begin - job.begin);
    width.set(part.width, begin - job.begin);
  }
  return { kind: "sweep-curves", onset, width };
}

function* scoresSteps(kernel: KernelCalls, job: SweepScoresJob): Generator<void, SliceResult, void> {
  const scores = new Float64Array((job.end - job.begin) * job.grid.x.length);
  for (const [begin, end] of curveRanges(job)) {
    if (begin > job.begin) yield;
    const part = runSlice(kernel, { ...job, begin, end });
    if (part.kind === "sweep-scores") scores.set(part.scores, (begin - job.begin) * job.grid.x.length);
  }
  return { kind: "sweep-scores", scores };
}

/** Cuts [begin, end) into ranges of about `CELLS_PER_STEP` cells, at whole runs of `steps` where that is possible. */
function* curveRanges(job: SweepCurvesJob | SweepScoresJob): Generator<[number, number]> {
  const run = Math.max(1, job.grid.steps.length);
  const wanted = Math.max(1, Math.floor(CELLS_PER_STEP / Math.max(1, job.grid.x.length)));
  const curves = wanted > run ? wanted - (wanted % run) : wanted;
  for (let begin = job.begin; begin < job.end; begin += curves) {
    yield [begin, Math.min(begin + curves, job.end)];
  }
}
