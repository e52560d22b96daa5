import type { KernelCalls } from "@onset/kernel";
import type { MeasuredPoints, SliceJob, SliceResult } from "../worker/slice-job.ts";
import { evaluateCurve } from "./evaluate-curve.ts";

/** Scores of one curve or expression over one slice. Pure: the same job gives the same bytes anywhere. */
export function runEvaluateJob(
  kernel: KernelCalls,
  job: Extract<SliceJob, { kind: "evaluate" | "formula" }>,
): Extract<SliceResult, { kind: "evaluate" }> {
  const scores = job.kind === "formula" ? kernel.tape(job) : evaluateCurve(kernel, job, job.x);
  const correct = job.measured === undefined ? null : measure(kernel, scores, job.measured);
  return { kind: "evaluate", scores, correct };
}

function measure(
  kernel: KernelCalls,
  scores: Float64Array,
  { items, seed, replicate }: MeasuredPoints,
): Float64Array<ArrayBuffer> {
  const draws = { seed, curve: 0, begin: replicate, end: replicate + 1 };
  return kernel.binomials(draws, new Float64Array(scores.length).fill(items), scores);
}
