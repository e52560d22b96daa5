// Parameters that models of several kinds have, with the slot that the kernel gives them in all of them.
import type { ModelParameter } from "./model-parameter.ts";

/** Farthest position on the axis, and largest steepness: far beyond any use, near enough to overflow nothing. */
const farthest = 1e6;

export const largestStepCount = 100_000;

export function guessRate(): ModelParameter {
  return {
    ...rate("guessRate", 0),
    description: "γ, the score of a model that has no idea: the lower asymptote",
  };
}

export function lapseRate(): ModelParameter {
  return {
    ...rate("lapseRate", 1),
    description: "λ, what is missing to a perfect score at any scale",
  };
}

export function steps(initial?: number): ModelParameter {
  return {
    name: "steps",
    slot: 2,
    sign: 1,
    unit: "count",
    low: 1,
    high: largestStepCount,
    integer: true,
    description: "how many steps must all be right",
    ...(initial === undefined ? {} : { initial }),
  };
}

export function threshold(name: string, slot: number): ModelParameter {
  return {
    name,
    slot,
    sign: 1,
    unit: "log10 of the scale",
    low: -farthest,
    high: farthest,
    integer: false,
    description: "where the rise is half done, as log10 of the scale",
  };
}

export function steepness(name: string, slot: number, falling: boolean): ModelParameter {
  return {
    name,
    slot,
    sign: falling ? -1 : 1,
    unit: "per decade",
    low: 1 / farthest,
    high: farthest,
    integer: false,
    description: "per decade of scale",
  };
}

function rate(name: string, slot: number): Omit<ModelParameter, "description"> {
  return { name, slot, sign: 1, unit: "share", low: 0, high: 1, integer: false, initial: 0 };
}
