import { Arena, type Block, outOfMemory } from "./Arena.ts";
import type {
  CurveGrid,
  CurveReductions,
  ExactMatchParameters,
  FitBatch,
  KernelCalls,
  LinearFits,
  LogisticFits,
  LogisticParameters,
  ProductParameters,
} from "./kernel-calls.ts";
import type { ElementwiseName, KernelExports } from "./kernel-exports.ts";
import { checkBatch, checkExactMatch, checkGrid, checkLogistic, checkProduct } from "./shape.ts";
import { CALL_STATUS } from "./status.ts";
import { LINEAR_FIELDS, LOGISTIC_FIELDS, unpackLinear, unpackLogistic } from "./unpack-fits.ts";

/**
 * The typed calls of one WebAssembly instance: copy in, call, copy out. Shapes are checked before; what depends on
 * the data comes back as a value or a status.
 */
export class Kernel implements KernelCalls {
  readonly engine = "wasm" as const;
  readonly #exports: KernelExports;
  readonly #arena: Arena;

  constructor(exports: KernelExports) {
    this.#exports = exports;
    this.#arena = new Arena(exports);
  }

  exp(values: Float64Array): Float64Array<ArrayBuffer> {
    return this.#elementwise("exp", values);
  }

  log(values: Float64Array): Float64Array<ArrayBuffer> {
    return this.#elementwise("log", values);
  }

  log10(values: Float64Array): Float64Array<ArrayBuffer> {
    return this.#elementwise("log10", values);
  }

  exp10(values: Float64Array): Float64Array<ArrayBuffer> {
    return this.#elementwise("exp10", values);
  }

  expit(values: Float64Array): Float64Array<ArrayBuffer> {
    return this.#elementwise("expit", values);
  }

  logGamma(values: Float64Array): Float64Array<ArrayBuffer> {
    return this.#elementwise("logGamma", values);
  }

  logistic(x: Float64Array, parameters: LogisticParameters): Float64Array<ArrayBuffer> {
    const { threshold, steepness, guessRate, lapseRate } = checkLogistic(parameters);
    return this.#pointwise(
      x,
      () => (input, output, length) =>
        this.#exports.logistic(input, output, length, threshold, steepness, guessRate, lapseRate),
    );
  }

  product(x: Float64Array, parameters: ProductParameters): Float64Array<ArrayBuffer> {
    const { thresholds, steepnesses, guessRate, lapseRate } = checkProduct(parameters);
    return this.#pointwise(x, (arena) => {
      const c = arena.copyIn(thresholds);
      const k = arena.copyIn(steepnesses);
      return (input, output, length) =>
        this.#exports.product(input, output, length, c.ptr, k.ptr, c.length, guessRate, lapseRate);
    });
  }

  exactMatch(x: Float64Array, parameters: ExactMatchParameters): Float64Array<ArrayBuffer> {
    const { threshold, steepness, steps, guessRate, lapseRate } = checkExactMatch(parameters);
    return this.#pointwise(
      x,
      () => (input, output, length) =>
        this.#exports.exactMatch(input, output, length, threshold, steepness, steps, guessRate, lapseRate),
    );
  }

  sweepCurves(grid: CurveGrid, begin: number, end: number): CurveReductions {
    checkGrid(grid, begin, end);
    return this.#arena.scope((arena) => {
      const axes = copyGrid(arena, grid);
      const onset = arena.reserve(end - begin);
      const width = arena.reserve(end - begin);
      check(this.#exports.sweepCurves(...axes, begin, end, onset.ptr, width.ptr));
      return { onset: arena.copyOut(onset), width: arena.copyOut(width) };
    });
  }

  sweepScores(grid: CurveGrid, begin: number, end: number): Float64Array<ArrayBuffer> {
    checkGrid(grid, begin, end);
    return this.#arena.scope((arena) => {
      const axes = copyGrid(arena, grid);
      const scores = arena.reserve((end - begin) * grid.x.length);
      check(this.#exports.sweepScores(...axes, begin, end, scores.ptr));
      return arena.copyOut(scores);
    });
  }

  fitLogistic(batch: FitBatch): LogisticFits {
    const series = checkBatch(batch, 8);
    return this.#arena.scope((arena) => {
      const data = copyBatch(arena, batch);
      const fits = arena.reserve(series * LOGISTIC_FIELDS);
      check(this.#exports.fitLogistic(...data, fits.ptr));
      return unpackLogistic(arena.copyOut(fits));
    });
  }

  fitLinear(batch: FitBatch): LinearFits {
    const series = checkBatch(batch, 4);
    return this.#arena.scope((arena) => {
      const data = copyBatch(arena, batch);
      const fits = arena.reserve(series * LINEAR_FIELDS);
      check(this.#exports.fitLinear(...data, fits.ptr));
      return unpackLinear(arena.copyOut(fits));
    });
  }

  #elementwise(name: ElementwiseName, values: Float64Array): Float64Array<ArrayBuffer> {
    return this.#pointwise(values, () => this.#exports[name]);
  }

  /** One value out for one in, block by block; `prepare` puts into the arena what all blocks share. */
  #pointwise(values: Float64Array, prepare: (arena: Arena) => PointwiseCall): Float64Array<ArrayBuffer> {
    return this.#arena.scope((arena) => {
      const call = prepare(arena);
      const input = arena.reserve(Math.min(values.length, BLOCK_LENGTH));
      const output = arena.reserve(input.length);
      const results = new Float64Array(values.length);
      for (let begin = 0; begin < values.length; begin += BLOCK_LENGTH) {
        const part = values.subarray(begin, begin + BLOCK_LENGTH);
        arena.fill(input, part);
        check(call(input.ptr, output.ptr, part.length));
        arena.read(output, results.subarray(begin, begin + part.length));
      }
      return results;
    });
  }
}

type PointwiseCall = (inputPtr: number, outputPtr: number, length: number) => number;

/** Values computed at a time: both blocks (16 kB each) stay in the nearest cache, and the memory does not grow with the array. */
const BLOCK_LENGTH = 2048;

function check(status: number): void {
  if (status !== CALL_STATUS.STATUS_OK) throw outOfMemory();
}

function sized(block: Block): [number, number] {
  return [block.ptr, block.length];
}

/** The grid as the kernel takes it: thresholds; steepnesses and their length; steps and theirs; x and its length. */
function copyGrid(arena: Arena, grid: CurveGrid): number[] {
  const thresholds = arena.copyIn(grid.thresholds);
  const steepnesses = sized(arena.copyIn(grid.steepnesses));
  const steps = sized(arena.copyIn(grid.steps));
  return [thresholds.ptr, ...steepnesses, ...steps, ...sized(arena.copyIn(grid.x))];
}

/** The batch as the kernel takes it: 1 for binomial, number of series, offsets, x, scores, weights, bounds. */
function copyBatch(arena: Arena, batch: FitBatch): number[] {
  const offsets = arena.copyIn(batch.offsets);
  const columns = [batch.x, batch.scores, batch.weights, batch.bounds].map(
    (column) => arena.copyIn(column).ptr,
  );
  return [batch.likelihood === "binomial" ? 1 : 0, offsets.length - 1, offsets.ptr, ...columns];
}
