// The curves of one slice, pass by pass, in short calls of the kernel with a pause between them.
import type { KernelCalls, SweepRun } from "@onset/kernel";
import type { SweepJob, SweepResultPart, SweepTask } from "../worker/slice-job.ts";
import type { OpenSweep, OpenSweeps } from "./OpenSweeps.ts";
import { walkRanges } from "./walk-order.ts";

/** What a slice of a sweep gives back. */
export interface SweepSlice {
  readonly kind: "sweep";
  readonly parts: readonly SweepResultPart[];
}

/** Computes a slice, pausing after each call of the kernel; the generator's return value is the result. */
export function* sweepSteps(
  kernel: KernelCalls,
  job: SweepJob,
  open: OpenSweeps,
): Generator<void, SweepSlice, void> {
  const parts: SweepResultPart[] = [];
  for (const [index, task] of job.tasks.entries()) {
    if (index > 0) yield;
    parts.push(yield* passSteps(task, job, () => open.of(kernel, job)[index]!));
  }
  return { kind: "sweep", parts };
}

/** `sweep` is asked for before each call: another slice may have needed the kernel's memory during the pause. */
function* passSteps(
  task: SweepTask,
  job: SweepJob,
  sweep: () => OpenSweep,
): Generator<void, SweepResultPart, void> {
  if (task.walk !== undefined) return yield* walkSteps(task, task.walk, job, sweep);
  const { part, fill } = partOf(task, job.end - job.begin);
  for (let begin = job.begin; begin < job.end;) {
    if (begin > job.begin) yield;
    const { run, pace } = sweep();
    const end = Math.min(job.end, begin + pace.curves);
    const started = performance.now();
    fill(run, begin, end, begin - job.begin);
    pace.took(performance.now() - started);
    begin = end;
  }
  return part;
}

/** As `passSteps` where the kernel has the axes in another order: range by range of its own, each result to its row. */
function* walkSteps(
  { problem }: SweepTask,
  walk: readonly number[],
  job: SweepJob,
  sweep: () => OpenSweep,
): Generator<void, SweepResultPart, void> {
  const curves = job.end - job.begin;
  const observers = problem.observers.length;
  const values = new Float64Array(curves * observers);
  let begun = false;
  for (const range of walkRanges(problem.design, walk, job.begin, job.end)) {
    for (let begin = range.begin; begin < range.end;) {
      if (begun) yield;
      begun = true;
      const { run, pace } = sweep();
      const end = Math.min(range.end, begin + pace.curves);
      const started = performance.now();
      const seen = run.observe(begin, end);
      pace.took(performance.now() - started);
      for (let o = 0, at = 0; o < observers; o++) {
        for (let i = begin; i < end; i++) values[o * curves + range.rows[i - range.begin]!] = seen[at++]!;
      }
      begin = end;
    }
  }
  return { output: "observe", values };
}

interface Filling {
  readonly part: SweepResultPart;
  /** Computes the curves [begin, end) into the part, from its curve `at` on. */
  readonly fill: (run: SweepRun, begin: number, end: number, at: number) => void;
}

function partOf({ output, problem }: SweepTask, curves: number): Filling {
  const places = problem.x.length;
  const observers = problem.observers.length;
  switch (output) {
    case "scores": {
      const scores = new Float64Array(curves * places);
      return {
        part: { output: "scores", scores },
        fill: (run, begin, end, at) =>
          void run.scores(begin, end, scores.subarray(at * places, (at + end - begin) * places)),
      };
    }
    case "scores-f32": {
      const scores = new Float32Array(curves * places);
      return {
        part: { output: "scores", scores },
        fill: (run, begin, end, at) =>
          void run.scoresF32(begin, end, scores.subarray(at * places, (at + end - begin) * places)),
      };
    }
    case "observe": {
      const values = new Float64Array(curves * observers);
      return {
        part: { output: "observe", values },
        fill: (run, begin, end, at) => scatter(run.observe(begin, end), values, at, observers),
      };
    }
    default: {
      const [mean, standardDeviation, share] = [0, 1, 2].map(() => new Float64Array(curves * observers)) as [
        Float64Array<ArrayBuffer>,
        Float64Array<ArrayBuffer>,
        Float64Array<ArrayBuffer>,
      ];
      return {
        part: { output: "study", mean, standardDeviation, share },
        fill: (run, begin, end, at) => {
          const seen = run.study(begin, end);
          scatter(seen.mean, mean, at, observers);
          scatter(seen.standardDeviation, standardDeviation, at, observers);
          scatter(seen.share, share, at, observers);
        },
      };
    }
  }
}

/** Observer by observer, as in one long call. */
function scatter(part: Float64Array, into: Float64Array, at: number, observers: number): void {
  const curves = part.length / observers;
  const all = into.length / observers;
  for (let o = 0; o < observers; o++) into.set(part.subarray(o * curves, (o + 1) * curves), o * all + at);
}
