import { expit } from "../elementwise.ts";

/** F and 1 − F over x, before the power of the steps. */
export interface Base {
  readonly value: Float64Array;
  readonly rest: Float64Array;
}

export function logisticRow(x: Float64Array, threshold: number, steepness: number): Base {
  return {
    value: x.map((at) => expit(steepness * (at - threshold))),
    rest: x.map((at) => expit(-steepness * (at - threshold))),
  };
}
