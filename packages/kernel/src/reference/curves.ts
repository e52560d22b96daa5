import type { ExactMatchParameters, LogisticParameters, ProductParameters } from "../kernel-calls.ts";
import { expit } from "./elementwise.ts";

/** Value of one exact-match curve; with `steps` 1 a plain logistic. */
export function exactMatchAt(x: number, parameters: Required<ExactMatchParameters>): number {
  const { threshold, steepness, guessRate, lapseRate, steps } = parameters;
  return guessRate + (1 - guessRate - lapseRate) * expit(steepness * (x - threshold)) ** steps;
}

export function logisticAt(x: number, parameters: Required<LogisticParameters>): number {
  return exactMatchAt(x, { ...parameters, steps: 1 });
}

export function productAt(x: number, parameters: Required<ProductParameters>): number {
  const { thresholds, steepnesses, guessRate, lapseRate } = parameters;
  let core = 1;
  thresholds.forEach((threshold, j) => (core *= expit((steepnesses[j] as number) * (x - threshold))));
  return guessRate + (1 - guessRate - lapseRate) * core;
}
