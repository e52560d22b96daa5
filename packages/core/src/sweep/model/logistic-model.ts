import type { SweepSpec } from "../sweep-spec.ts";
import { fixedValues } from "./fixed-values.ts";
import type { ModelParameter } from "./model-parameter.ts";
import { guessRate, lapseRate, steepness, steps, threshold } from "./shared-parameters.ts";
import type { SweepModel } from "./sweep-model.ts";

const slots = 5;

/** `logistic`, and `exact-match` over it: F(x) = 1 / (1 + exp(−k (x − c))), to the power of the steps. */
export function logisticModel(spec: Extract<SweepSpec["model"], { curve: unknown }>): SweepModel {
  const falling = spec.direction === "falling";
  const power = spec.curve === "exact-match";
  const parameters: readonly ModelParameter[] = [
    threshold("threshold", 3),
    steepness("steepness", 4, falling),
    ...(power ? [steps()] : []),
    guessRate(),
    lapseRate(),
  ];
  return {
    title: spec.curve,
    parameters,
    fixed: fixedValues(spec.parameters, parameters),
    constants: new Map([[2, 1]]),
    slots,
    rows: () => ({ kind: "logistic" }),
    cost: () => 0.8,
  };
}
