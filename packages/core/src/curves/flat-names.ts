import type { CurveParameters } from "./check-parameters.ts";
import type { CurveModel } from "./curve-model.ts";
import { curveParameters } from "./curve-model.ts";

/** What one number of a list is called, before its place from 1. */
const singular: Readonly<Record<string, string>> = {
  thresholds: "threshold",
  steepnesses: "steepness",
  breaks: "break",
  exponents: "exponent",
  smoothness: "smoothness",
};

/** The name of a list's number: `thresholds`, 0 → `threshold1`. */
export function flatName(list: string, index: number): string {
  return `${singular[list] ?? list}${index + 1}`;
}

/**
 * Parameters by their flat names as the registry wants them: lists as lists, and what rounding carried past the registry's
 * ends (a steepness of 1e6 that was held by its width) at them.
 */
export function withLists(model: CurveModel, flat: Readonly<Record<string, number>>): CurveParameters {
  const parameters: Record<string, number | readonly number[]> = {};
  for (const { name, list, low, high } of curveParameters(model)) {
    const inside = (value: number): number => Math.min(high, Math.max(low, value));
    if (list) parameters[name] = listOf(flat, name).map(inside);
    else if (Object.hasOwn(flat, name)) parameters[name] = inside(flat[name]!);
  }
  return parameters;
}

function listOf(flat: Readonly<Record<string, number>>, name: string): number[] {
  const values: number[] = [];
  while (Object.hasOwn(flat, flatName(name, values.length))) {
    values.push(flat[flatName(name, values.length)]!);
  }
  return values;
}

/** Names of a curve's parameters, lists of this length as single numbers. */
export function flatNames(model: CurveModel, length: number): string[] {
  return curveParameters(model).flatMap(({ name, list }) =>
    list ? Array.from({ length }, (_, index) => flatName(name, index)) : [name],
  );
}
