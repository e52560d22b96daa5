import type { ExactMatchParameters, LogisticParameters, ProductParameters } from "../kernel-calls.ts";
import type { SweepExports } from "../modules/exports.ts";
import type { WasmModule } from "../modules/WasmModule.ts";
import { checkExactMatch, checkLogistic, checkProduct } from "../shape.ts";
import { pointwise } from "./pointwise.ts";

type Sweep = WasmModule<SweepExports>;
type Scores = Float64Array<ArrayBuffer>;

export function logistic(module: Sweep, x: Float64Array, parameters: LogisticParameters): Scores {
  const { threshold, steepness, guessRate, lapseRate } = checkLogistic(parameters);
  return pointwise(
    module,
    x,
    undefined,
    () => (input, output, length) =>
      module.exports.logistic(input, output, length, threshold, steepness, guessRate, lapseRate),
  );
}

export function product(module: Sweep, x: Float64Array, parameters: ProductParameters): Scores {
  const { thresholds, steepnesses, guessRate, lapseRate } = checkProduct(parameters);
  return pointwise(module, x, undefined, (arena) => {
    const c = arena.copyIn(thresholds);
    const k = arena.copyIn(steepnesses);
    return (input, output, length) =>
      module.exports.product(input, output, length, c.ptr, k.ptr, c.length, guessRate, lapseRate);
  });
}

export function exactMatch(module: Sweep, x: Float64Array, parameters: ExactMatchParameters): Scores {
  const { threshold, steepness, steps, guessRate, lapseRate } = checkExactMatch(parameters);
  return pointwise(
    module,
    x,
    undefined,
    () => (input, output, length) =>
      module.exports.exactMatch(input, output, length, threshold, steepness, steps, guessRate, lapseRate),
  );
}
