import type { Arena } from "../Arena.ts";
import type { RunCall, RunExports } from "../modules/exports.ts";
import { check, type WasmModule } from "../modules/WasmModule.ts";
import type { Region } from "../Region.ts";
import type { StudyColumns, SweepProblem, SweepRun } from "../sweep-calls.ts";
import { checkRange, checkResults, checkSweep } from "../sweep/check-sweep.ts";
import { designCurves } from "../sweep/design.ts";
import { openRun } from "./open-run.ts";

/** Scores made at a time before they are copied out: they stay in the second-level cache. */
const CHUNK_BYTES = 2 ** 16;
/** Bytes that a row may write behind its end. */
const OVERRUN = 64;

/** Who simulates measurements of curves, given their scores. */
export interface Measurer {
  study(scores: (begin: number, end: number) => Float64Array, begin: number, end: number): StudyColumns;
  close(): void;
}

/** A sweep under way: its record and tables stay in a region of the module's arena until it is closed. */
export class WasmSweepRun implements SweepRun {
  readonly curves: number;
  readonly #module: WasmModule<RunExports>;
  readonly #observers: number;
  readonly #points: number;
  readonly #region: Region<number>;
  readonly #measurer: Measurer;

  /** `measurer` answers studies; `attach` adds to the record what the module's rows need. */
  constructor(
    module: WasmModule<RunExports>,
    problem: SweepProblem,
    measurer: Measurer,
    attach?: (arena: Arena, run: number) => void,
  ) {
    checkSweep(problem);
    this.curves = designCurves(problem.design);
    this.#module = module;
    this.#observers = problem.observers.length;
    this.#points = problem.x.length;
    this.#measurer = measurer;
    this.#region = module.arena.openRegion((arena) => {
      const run = openRun(module.exports, arena, problem);
      attach?.(arena, run);
      return run;
    });
  }

  observe(begin: number, end: number): Float64Array<ArrayBuffer> {
    checkRange(this.curves, begin, end);
    return this.#region.use((arena, run) => {
      const seen = arena.reserve(this.#observers * (end - begin));
      check(this.#module.exports.observeRun(run, begin, end - begin, seen.ptr));
      return arena.copyOut(seen);
    });
  }

  scores(begin: number, end: number, out?: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
    const length = this.#cells(begin, end);
    const results = out ?? new Float64Array(length);
    checkResults(results, length);
    this.#fill(begin, end, results, this.#module.exports.scoresRun);
    return results;
  }

  scoresF32(begin: number, end: number, out?: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
    const length = this.#cells(begin, end);
    const results = out ?? new Float32Array(length);
    checkResults(results, length);
    this.#fill(begin, end, results, this.#module.exports.scoresF32Run);
    return results;
  }

  study(begin: number, end: number): StudyColumns {
    checkRange(this.curves, begin, end);
    return this.#measurer.study((from, to) => this.scores(from, to), begin, end);
  }

  close(): void {
    this.#measurer.close();
    this.#region.close();
  }

  #cells(begin: number, end: number): number {
    checkRange(this.curves, begin, end);
    return (end - begin) * this.#points;
  }

  /** Chunk after chunk of whole curves: made in the kernel's memory, copied to `results`. */
  #fill(begin: number, end: number, results: Float64Array | Float32Array, make: RunCall): void {
    const rowBytes = this.#points * results.BYTES_PER_ELEMENT;
    const curves = Math.max(1, Math.floor(CHUNK_BYTES / rowBytes));
    this.#region.use((arena, run) => {
      const block = arena.reserveBytes(Math.min(curves, end - begin) * rowBytes + OVERRUN);
      for (let from = begin; from < end; from += curves) {
        const to = Math.min(from + curves, end);
        check(make(run, from, to - from, block.ptr));
        arena.read(block.ptr, results.subarray((from - begin) * this.#points, (to - begin) * this.#points));
      }
    });
  }
}
