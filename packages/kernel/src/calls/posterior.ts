import type { FitExports } from "../modules/exports.ts";
import { check, type WasmModule } from "../modules/WasmModule.ts";
import { checkPosterior } from "../posterior/check-posterior.ts";
import type { PosteriorGrid, PosteriorMasses } from "../posterior-calls.ts";

type Values = Float64Array<ArrayBuffer>;

/** Pairs that the module takes together under the binomial, and under scatter, and η of one line of its tables. */
const PAIRS = 8;
const PAIRS_SCATTERED = 2;
const LINE = 4;

/** See `KernelCalls.posteriorGrid`. */
export function posteriorGrid(module: WasmModule<FitExports>, grid: PosteriorGrid): PosteriorMasses {
  checkPosterior(grid);
  const pairs = grid.guessRates.length;
  const curves = grid.curveWeights.length;
  const etas = grid.overdispersions.length;
  if (curves === 0 || pairs === 0 || etas === 0) return emptyMasses(grid);
  const plain = etas === 1 && grid.overdispersions[0] === 0;
  const width = plain ? 1 : paddedTo(LINE, etas);
  const length = paddedTo(plain ? PAIRS : PAIRS_SCATTERED, pairs);
  const etaWeights = plain ? grid.curveWeights.subarray(0, 0) : padded(grid.overdispersionWeights, width, 0);
  // One η has one weight, which the pairs can carry.
  const single = plain ? grid.overdispersionWeights[0]! : 1;
  const pairWeights = padded(grid.pairWeights, length, 0).map((weight) => weight * single);
  return module.arena.scope((arena) => {
    const take = (values: Float64Array): number => arena.copyIn(values).ptr;
    const data = [grid.items.length, take(grid.items), take(grid.correct)];
    const shapes = [curves, take(grid.rises), take(grid.falls), take(grid.curveWeights)];
    const rates = [grid.guessRates, grid.lapseRates].map((values) =>
      padded(values, length, values[pairs - 1]!),
    );
    const asked = [length, ...rates.map(take), take(pairWeights)];
    const etaNodes = weighty(grid.overdispersions, grid.overdispersionWeights, width);
    const scatter = [width, take(etaNodes.map((eta) => 1 / (eta * eta) - 1)), take(etaWeights)];
    const sums = arena.reserve(curves * width + length);
    const nodes = grid.nodes === true ? arena.reserve(curves * length * width) : null;
    const summary = arena.reserve(1);
    const out = [sums.ptr, nodes === null ? 0 : nodes.ptr, summary.ptr];
    check(module.exports.posteriorGrid(...data, ...shapes, ...asked, ...scatter, ...out));
    const all = arena.copyOut(sums);
    return {
      logEvidence: arena.copyOut(summary)[0]!,
      curves: columns(all.subarray(0, curves * width), width, etas),
      pairs: all.slice(curves * width, curves * width + pairs),
      nodes:
        nodes === null
          ? new Float64Array(0)
          : columns(columns(arena.copyOut(nodes), length * width, pairs * width), width, etas),
    };
  });
}

/** Nothing to sum over. */
export function emptyMasses(grid: PosteriorGrid): PosteriorMasses {
  const etas = grid.overdispersions.length;
  return {
    logEvidence: -Infinity,
    curves: new Float64Array(grid.curveWeights.length * etas),
    pairs: new Float64Array(grid.guessRates.length),
    nodes: new Float64Array(0),
  };
}

function paddedTo(multiple: number, length: number): number {
  return Math.ceil(length / multiple) * multiple;
}

function padded(values: Float64Array, length: number, filler: number): Values {
  const longer = new Float64Array(length).fill(filler);
  longer.set(values);
  return longer;
}

/**
 * Nodes, longer by padding. Those without weight stand where a node with weight stands: the module takes sums relative to
 * the greatest likelihood that it meets, which must not be that of a node that does not count.
 */
function weighty(nodes: Float64Array, weights: Float64Array, length: number): Values {
  const stand =
    nodes[
      Math.max(
        0,
        weights.findIndex((weight) => weight > 0),
      )
    ]!;
  return padded(
    nodes.map((node, i) => (weights[i]! > 0 ? node : stand)),
    length,
    stand,
  );
}

/** The first `kept` of every `width` values. */
function columns(values: Values, width: number, kept: number): Values {
  if (width === kept) return values.slice();
  const rows = values.length / width;
  const out = new Float64Array(rows * kept);
  for (let row = 0; row < rows; row++) out.set(values.subarray(row * width, row * width + kept), row * kept);
  return out;
}
