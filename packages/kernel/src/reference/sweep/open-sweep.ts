import type { StudyColumns, SweepProblem, SweepRun } from "../../sweep-calls.ts";
import { checkResults, checkRange, checkSweep } from "../../sweep/check-sweep.ts";
import { designCurves, slotsOf } from "../../sweep/design.ts";
import { observeRow } from "./observe.ts";
import { makeRow, type Row, scoresOfRow } from "./row.ts";
import { studyCurves } from "./study.ts";

/** The plain twin of a sweep: every curve on its own, by the formulas of sweep-calls.ts. */
export class ReferenceSweepRun implements SweepRun {
  readonly curves: number;
  readonly #problem: SweepProblem;

  constructor(problem: SweepProblem) {
    checkSweep(problem);
    this.#problem = structuredClone(problem);
    this.curves = designCurves(problem.design);
  }

  observe(begin: number, end: number): Float64Array<ArrayBuffer> {
    checkRange(this.curves, begin, end);
    const { observers, x, data } = this.#problem;
    const seen = new Float64Array(observers.length * (end - begin));
    for (let i = begin; i < end; i++) {
      const row = this.#row(i);
      observers.forEach((observer, o) => {
        seen[o * (end - begin) + i - begin] = observeRow(observer, row, x, data);
      });
    }
    return seen;
  }

  scores(begin: number, end: number, out?: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
    const length = this.#cells(begin, end);
    return this.#write(begin, end, out ?? new Float64Array(length));
  }

  scoresF32(begin: number, end: number, out?: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
    const length = this.#cells(begin, end);
    return this.#write(begin, end, out ?? new Float32Array(length));
  }

  study(begin: number, end: number): StudyColumns {
    return studyCurves(this.#problem, begin, end);
  }

  close(): void {}

  #cells(begin: number, end: number): number {
    checkRange(this.curves, begin, end);
    return (end - begin) * this.#problem.x.length;
  }

  #write<T extends Float64Array | Float32Array>(begin: number, end: number, out: T): T {
    const { length } = this.#problem.x;
    checkResults(out, (end - begin) * length);
    for (let i = begin; i < end; i++) out.set(scoresOfRow(this.#row(i)), (i - begin) * length);
    return out;
  }

  #row(index: number): Row {
    const { model, design, x } = this.#problem;
    return makeRow(model, slotsOf(design, index), x);
  }
}
