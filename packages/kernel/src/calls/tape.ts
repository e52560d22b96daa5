import type { Arena } from "../Arena.ts";
import type { FitExports } from "../modules/exports.ts";
import { check, type WasmModule } from "../modules/WasmModule.ts";
import { checkResults } from "../sweep/check-sweep.ts";
import type { TapeGradient, TapeInputs } from "../tape-calls.ts";
import { checkTapeInputs } from "../tape/check-tape.ts";
import { type PlacedTape, placeTape } from "../tape/place-tape.ts";

type Fit = WasmModule<FitExports>;
type Values = Float64Array<ArrayBuffer>;

/** Points at a time, where a tape has many: a window's columns stay in the second-level cache. */
const WINDOW = 2048;
/** Numbers that may come out of one call. */
const MOST_RESULTS = 1 << 16;

export function tape(module: Fit, inputs: TapeInputs, out?: Values): Values {
  const { curves, points } = checkTapeInputs(inputs);
  if (out !== undefined) checkResults(out, curves * points);
  const values = out ?? new Float64Array(curves * points);
  module.arena.scope((arena) => {
    const widest = Math.min(WINDOW, points);
    const placed = placeTape(arena, { tape: inputs.tape, points: widest, gradient: false });
    const parameters = arena.copyIn(inputs.parameters).ptr;
    const rows = Math.min(curves, Math.ceil(MOST_RESULTS / widest));
    const output = arena.reserve(rows * widest).ptr;
    const work = ({ begin, length }: Window): void => {
      for (let curve = 0; curve < curves; curve += rows) {
        const count = Math.min(rows, curves - curve);
        const own = parameters + 8 * curve * inputs.tape.parameters;
        check(module.exports.tape(placed.program, placed.result, own, count, output));
        const at = curve * points + begin;
        readRows(arena, { from: output, rows: count, length, to: values, at, apart: points });
      }
    };
    eachWindow(arena, placed, inputs.columns, { points, work });
  });
  return values;
}

export function tapeGradient(module: Fit, inputs: TapeInputs): TapeGradient {
  const { curves, points } = checkTapeInputs(inputs);
  const own = inputs.tape.parameters;
  const values = new Float64Array(curves * points);
  const derivatives = new Float64Array(curves * own * points);
  module.arena.scope((arena) => {
    const widest = Math.min(WINDOW, points);
    const placed = placeTape(arena, { tape: inputs.tape, points: widest, gradient: true });
    const parameters = arena.copyIn(inputs.parameters).ptr;
    const rows = Math.min(curves, Math.ceil(MOST_RESULTS / (widest * (own + 1))));
    const output = arena.reserve(rows * widest).ptr;
    const slopes = arena.reserve(rows * own * widest).ptr;
    const work = ({ begin, length }: Window): void => {
      for (let curve = 0; curve < curves; curve += rows) {
        const count = Math.min(rows, curves - curve);
        const call = [placed.program, placed.result, parameters + 8 * curve * own, count, output, slopes];
        check(module.exports.tapeGradient(...call));
        const at = curve * points + begin;
        readRows(arena, { from: output, rows: count, length, to: values, at, apart: points });
        const first = curve * own * points + begin;
        readRows(arena, {
          from: slopes,
          rows: count * own,
          length,
          to: derivatives,
          at: first,
          apart: points,
        });
      }
    };
    eachWindow(arena, placed, inputs.columns, { points, work });
  });
  return { values, derivatives };
}

/** Where a window lies among the points. */
interface Window {
  readonly begin: number;
  readonly length: number;
}

/** Takes a tape's columns through its memory, window by window. */
function eachWindow(
  arena: Arena,
  placed: PlacedTape,
  columns: readonly Float64Array[],
  { points, work }: { readonly points: number; readonly work: (window: Window) => void },
): void {
  for (let begin = 0; begin < points; begin += WINDOW) {
    const length = Math.min(WINDOW, points - begin);
    placed.resize(length);
    columns.forEach((column, i) =>
      arena.write(placed.columns[i] as number, column.subarray(begin, begin + length)),
    );
    work({ begin, length });
  }
}

/** Rows that lie end to end in memory and `apart` from one another where they go. */
interface Rows {
  readonly from: number;
  readonly rows: number;
  readonly length: number;
  readonly to: Values;
  readonly at: number;
  readonly apart: number;
}

function readRows(arena: Arena, { from, rows, length, to, at, apart }: Rows): void {
  if (length === apart) return arena.read(from, to.subarray(at, at + rows * length));
  for (let row = 0; row < rows; row++) {
    arena.read(from + 8 * row * length, to.subarray(at + row * apart, at + row * apart + length));
  }
  return undefined;
}
