import { OnsetError } from "../errors.ts";
import { suggestion } from "../nearest-name.ts";
import type { CurveId, CurveParameter } from "./curve.ts";
import { getCurve } from "./registry.ts";

/** Parameters of a curve by name: one number, or one number a skill. */
export type CurveParameters = Readonly<Record<string, number | readonly number[]>>;

/**
 * Checks parameters against the registry and fills in what may be left out (rates are 0).
 * Throws `unknown-name` for a name that the curve does not have, `invalid-option` for a value that breaks its rule.
 */
export function checkParameters(id: CurveId, parameters: CurveParameters): CurveParameters {
  const curve = getCurve(id);
  const names = curve.parameters.map((parameter) => parameter.name);
  for (const name of Object.keys(parameters)) {
    if (!names.includes(name)) {
      throw new OnsetError(
        "unknown-name",
        `curve ${id} has no parameter ${JSON.stringify(name)}: ${suggestion(name, names)}`,
        {
          value: name,
        },
      );
    }
  }
  const checked: Record<string, number | readonly number[]> = {};
  for (const parameter of curve.parameters)
    checked[parameter.name] = checkOne(id, parameter, parameters[parameter.name]);
  checkTogether(id, checked);
  return checked;
}

function checkOne(
  id: CurveId,
  parameter: CurveParameter,
  given: number | readonly number[] | undefined,
): number | readonly number[] {
  const value = given ?? parameter.initial;
  if (value === undefined) {
    refuse(id, parameter.name, undefined, `is required (${parameter.description})`);
  }
  if (parameter.list) {
    if (!Array.isArray(value))
      refuse(id, parameter.name, value, "must be a list with one number for each skill");
    for (const item of value as readonly number[]) checkNumber(id, parameter, item);
    return value;
  }
  if (typeof value !== "number") refuse(id, parameter.name, value, "must be one number");
  checkNumber(id, parameter, value);
  return value;
}

function checkNumber(id: CurveId, parameter: CurveParameter, value: number): void {
  const { name, low, high } = parameter;
  if (!(value >= low && value <= high)) refuse(id, name, value, `must be a number from ${low} to ${high}`);
  if (parameter.unit === "count" && !Number.isInteger(value)) refuse(id, name, value, "must be an integer");
}

function checkTogether(id: CurveId, parameters: CurveParameters): void {
  const { guessRate, lapseRate, thresholds, steepnesses } = parameters;
  if (typeof guessRate === "number" && typeof lapseRate === "number" && guessRate + lapseRate > 1) {
    refuse(
      id,
      "lapseRate",
      lapseRate,
      `must leave room above the guess rate: guessRate + lapseRate ≤ 1, guessRate is ${guessRate}`,
    );
  }
  if (Array.isArray(thresholds) && Array.isArray(steepnesses) && thresholds.length !== steepnesses.length) {
    refuse(
      id,
      "steepnesses",
      steepnesses.length,
      `must have as many numbers as thresholds (${thresholds.length})`,
    );
  }
}

function refuse(
  id: CurveId,
  name: string,
  value: number | readonly number[] | undefined,
  rule: string,
): never {
  const got =
    value === undefined ? "" : `, got ${Array.isArray(value) ? JSON.stringify(value) : String(value)}`;
  throw new OnsetError("invalid-option", `${name} of curve ${id} ${rule}${got}`, {
    parameter: name,
    value: String(value),
  });
}
