import { type Arena, outOfMemory } from "../Arena.ts";
import type { RunCall, SweepExports } from "../modules/exports.ts";
import { check, type WasmModule } from "../modules/WasmModule.ts";
import type { Region } from "../Region.ts";
import type { CurveDesign, RowModel, StudyColumns, SweepProblem, SweepRun } from "../sweep-calls.ts";
import { checkRange, checkResults, checkSweep } from "../sweep/check-sweep.ts";
import { designCurves, stepsOf } from "../sweep/design.ts";
import { packObservers } from "../sweep/observers.ts";
import { slotCount } from "../sweep/slots.ts";

/** Memory for tables of exponentials; there is always room for one a skill. */
const TABLE_BYTES = 2 ** 24;
/** Scores made at a time before they are copied out: they stay in the second-level cache. */
const CHUNK_BYTES = 2 ** 16;
/** Bytes that a row may write behind its end. */
const OVERRUN = 64;

const KINDS: readonly RowModel["kind"][] = ["logistic", "skills"];
const RULES: readonly string[] = ["product", "weakest-link", "k-of-n", "correlated"];

/** A sweep in the first module: its record and tables stay in a region of the arena until it is closed. */
export class WasmSweepRun implements SweepRun {
  readonly curves: number;
  readonly #module: WasmModule<SweepExports>;
  readonly #observers: number;
  readonly #points: number;
  readonly #region: Region<number>;
  readonly #study: (begin: number, end: number) => StudyColumns;

  /** `study` answers what the first module cannot. */
  constructor(
    module: WasmModule<SweepExports>,
    problem: SweepProblem,
    study: (begin: number, end: number) => StudyColumns,
  ) {
    checkSweep(problem);
    this.curves = designCurves(problem.design);
    this.#module = module;
    this.#observers = problem.observers.length;
    this.#points = problem.x.length;
    this.#study = study;
    this.#region = module.arena.openRegion((arena) => openRun(module.exports, arena, problem));
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
    return this.#study(begin, end);
  }

  close(): void {
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

/** Copies a problem in; answers the address of its record. */
function openRun(exports: SweepExports, arena: Arena, problem: SweepProblem): number {
  const { model, design, x, observers, data } = problem;
  const skills = model.kind === "skills" ? model : undefined;
  const run = exports.openRun(
    KINDS.indexOf(model.kind),
    RULES.indexOf(skills?.rule ?? "product"),
    skills?.layout === "spread" ? 1 : 0,
    skills?.skills ?? 0,
    slotCount(model),
    arena.copyIn(Float64Array.from(design.base)).ptr,
    copyAxes(arena, design),
    design.axes.length,
    x.length,
    arena.copyIn(x).ptr,
    arena.copyIn(packObservers(observers)).ptr,
    observers.length,
    data === undefined ? 0 : arena.copyIn(data.scores).ptr,
    data === undefined ? 0 : arena.copyIn(data.weights).ptr,
    TABLE_BYTES,
  );
  if (run === 0) throw outOfMemory();
  return run >>> 0;
}

/** One record of six int32 for each axis, see `Axis` in assembly/sweep/run.ts. */
function copyAxes(arena: Arena, { axes }: CurveDesign): number {
  const records = axes.flatMap((axis) => [
    arena.copyIn(Int32Array.from(axis.slots)).ptr,
    axis.slots.length,
    arena.copyIn(axis.values).ptr,
    stepsOf(axis),
    0,
    0,
  ]);
  return arena.copyIn(Int32Array.from(records)).ptr;
}
