import { mathematics } from "../mathematics.ts";

/** 2 ln 9: the distance between the 10 % and the 90 % point of 1/(1 + e^−z). */
export function logisticSpread(): number {
  return 2 * mathematics().log(Float64Array.of(9))[0]!;
}

/** 10–90 % width w = 2 ln 9 / k of a logistic of steepness k, in units of x. */
export function steepnessToWidth(steepness: number): number {
  return logisticSpread() / steepness;
}

/** Steepness k = 2 ln 9 / w of a logistic whose 10–90 % width is w units of x. */
export function widthToSteepness(width: number): number {
  return logisticSpread() / width;
}
