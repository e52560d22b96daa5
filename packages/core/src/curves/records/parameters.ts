import type { CurveParameter } from "../curve.ts";

/** Farthest value of positions and steepnesses: far beyond any axis, near enough to leave no arithmetic overflowing. */
export const farthest = 1e6;

/** Longest list of skills or breaks. */
export const mostInList = 64;

export const ln10: number = Math.LN10;

/** A place on the axis. */
export function position(name: string, description: string, list = false): CurveParameter {
  return { name, unit: "x", low: -farthest, high: farthest, list, description };
}

/** A rate per unit of x, positive. */
export function steepness(name: string, description: string, list = false): CurveParameter {
  return { name, unit: "per x", low: 1 / farthest, high: farthest, list, description };
}

/** A score that is a share of a perfect one. */
export function level(name: string, description: string): CurveParameter {
  return { name, unit: "share", low: 0, high: 1, list: false, description };
}

/** A number without a unit, in a range of its own. */
export function plainNumber(
  name: string,
  [low, high]: readonly [low: number, high: number],
  description: string,
  list = false,
): CurveParameter {
  return { name, unit: "number", low, high, list, description };
}

/** γ and λ. */
export const rates: readonly CurveParameter[] = [
  {
    ...level("guessRate", "γ, the score of a model that has no idea: the lower asymptote."),
    initial: 0,
  },
  {
    ...level(
      "lapseRate",
      "λ, what is missing to a perfect score at any scale: the upper asymptote is 1 − λ.",
    ),
    initial: 0,
  },
];

/** L of an exact match. */
export const steps: CurveParameter = {
  name: "steps",
  unit: "count",
  low: 1,
  high: 100_000,
  list: false,
  description: "L, how many steps (answer tokens) must all be right; an integer.",
};
