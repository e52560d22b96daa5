import type { KernelCalls, SweepProblem, SweepRun } from "@onset/kernel";
import type { SweepJob } from "../worker/slice-job.ts";
import { sameRecord } from "./same-record.ts";
import { StepPace } from "./StepPace.ts";

/** One run of a kernel, and how many curves to ask of it at a time. */
export interface OpenSweep {
  readonly run: SweepRun;
  readonly pace: StepPace;
}

/**
 * The runs that one kernel has open. The next slice of the same sweep finds its tables made; any other work closes them
 * first, because a kernel's memory is one stack.
 */
export class OpenSweeps {
  #kernel: KernelCalls | null = null;
  #problems: readonly SweepProblem[] = [];
  #runs: readonly OpenSweep[] = [];

  /** The runs of a job's tasks, opened where they are not open yet. */
  of(kernel: KernelCalls, { tasks, curvesPerStep }: SweepJob): readonly OpenSweep[] {
    const problems = tasks.map(({ problem }) => problem);
    if (kernel === this.#kernel && this.#runs.length > 0 && sameRecord(problems, this.#problems)) {
      // The next look compares the same objects, which is at once.
      this.#problems = problems;
      return this.#runs;
    }
    this.close();
    const runs: OpenSweep[] = [];
    try {
      for (const problem of problems) {
        const pace = new StepPace(curvesPerStep, problem.design);
        runs.push({ run: kernel.openSweep(problem), pace });
      }
    } catch (error) {
      for (const { run } of runs.toReversed()) run.close();
      throw error;
    }
    [this.#kernel, this.#problems, this.#runs] = [kernel, problems, runs];
    return runs;
  }

  /** Gives the kernel's memory back. */
  close(): void {
    const runs = this.#runs;
    [this.#kernel, this.#problems, this.#runs] = [null, [], []];
    for (const { run } of runs.toReversed()) run.close();
  }
}
