import { logisticSpread } from "../curves/width.ts";
import type { FitSettings } from "../worker/slice-job.ts";
import type { FitData } from "./fit-data.ts";

/** The box that a logistic's parameters must stay in; left and right are the scores far below and far above. */
export interface LogisticBox {
  readonly threshold: readonly [number, number];
  /** 10–90 % width in units of x; steepness is its reciprocal times 2 ln 9. */
  readonly width: readonly [number, number];
  readonly left: readonly [number, number];
  readonly right: readonly [number, number];
}

/** What is taken for a range of four decades on an axis that is not log10. */
const decadesOfOtherAxes = 4;

/**
 * Thresholds up to h beyond the data, h = half the range and at most 1.5 decades; widths from 0.1 to 10 decades.
 * On axes that are not log10 a "decade" is a quarter of the range. Asymptotes are shares. A fixed guess rate fixes
 * the lower asymptote, which is the left one of a rising and the right one of a falling curve: two boxes.
 */
export function logisticBoxes(data: FitData, settings: FitSettings): LogisticBox[] {
  const decade = data.series.axis.transform === "log10" ? 1 : data.range / decadesOfOtherAxes;
  const beyond = Math.min(data.range / 2, 1.5 * decade);
  const where = {
    threshold: [data.x[0]! - beyond, data.x.at(-1)! + beyond],
    width: [0.1 * decade, 10 * decade],
  } as const;
  const guess = settings.guessRate === "chance" ? data.series.chance! : settings.guessRate;
  if (guess === "free") return [{ ...where, left: [0, 1], right: [0, 1] }];
  return [
    { ...where, left: [guess, guess], right: [guess, 1] },
    { ...where, left: [guess, 1], right: [guess, guess] },
  ];
}

/** The kernel's eight bounds of a box. */
export function kernelBounds(box: LogisticBox): number[] {
  const spread = logisticSpread();
  const steepness = [spread / box.width[1], spread / box.width[0]];
  return [...box.threshold, ...steepness, ...box.left, ...box.right];
}
