import type { Arena, Block } from "../Arena.ts";
import type { CurveGrid, CurveReductions } from "../kernel-calls.ts";
import type { SweepExports } from "../modules/exports.ts";
import { check, type WasmModule } from "../modules/WasmModule.ts";
import { checkGrid } from "../shape.ts";

export function sweepCurves(
  module: WasmModule<SweepExports>,
  grid: CurveGrid,
  begin: number,
  end: number,
): CurveReductions {
  checkGrid(grid, begin, end);
  return module.arena.scope((arena) => {
    const axes = copyGrid(arena, grid);
    const onset = arena.reserve(end - begin);
    const width = arena.reserve(end - begin);
    check(module.exports.sweepCurves(...axes, begin, end, onset.ptr, width.ptr));
    return { onset: arena.copyOut(onset), width: arena.copyOut(width) };
  });
}

export function sweepScores(
  module: WasmModule<SweepExports>,
  grid: CurveGrid,
  begin: number,
  end: number,
): Float64Array<ArrayBuffer> {
  checkGrid(grid, begin, end);
  return module.arena.scope((arena) => {
    const axes = copyGrid(arena, grid);
    const scores = arena.reserve((end - begin) * grid.x.length);
    check(module.exports.sweepScores(...axes, begin, end, scores.ptr));
    return arena.copyOut(scores);
  });
}

/** The grid as the kernel takes it: thresholds; steepnesses and their length; steps and theirs; x and its length. */
function copyGrid(arena: Arena, grid: CurveGrid): number[] {
  const thresholds = arena.copyIn(grid.thresholds);
  const steepnesses = sized(arena.copyIn(grid.steepnesses));
  const steps = sized(arena.copyIn(grid.steps));
  return [thresholds.ptr, ...steepnesses, ...steps, ...sized(arena.copyIn(grid.x))];
}

function sized({ ptr, length }: Block): [number, number] {
  return [ptr, length];
}
