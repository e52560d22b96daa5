import { OnsetError } from "../errors.ts";
import { suggestion } from "../nearest-name.ts";
import type { CurveParameter } from "./curve.ts";
import { curveParameters } from "./curve-model.ts";
import type { CurveModel } from "./curve-model.ts";
import { mostInList } from "./records/parameters.ts";

/** Parameters of a curve by name: one number, or a list of them (one a skill, one a break). */
export type CurveParameters = Readonly<Record<string, number | readonly number[]>>;

/**
 * Checks parameters against the registry and fills in what may be left out (rates are 0).
 * Throws `unknown-name` for a name that the curve does not have, `invalid-option` for a value that breaks its rule.
 */
export function checkParameters(model: CurveModel, parameters: CurveParameters): CurveParameters {
  const known = curveParameters(model);
  const names = known.map((parameter) => parameter.name);
  for (const name of Object.keys(parameters)) {
    if (!names.includes(name)) {
      throw new OnsetError(
        "unknown-name",
        `curve ${model.curve} has no parameter ${JSON.stringify(name)}: ${suggestion(name, names)}`,
        { value: name },
      );
    }
  }
  const checked: Record<string, number | readonly number[]> = {};
  for (const parameter of known) {
    // A plain object may inherit names such as `constructor`: only what was written counts.
    const given = Object.hasOwn(parameters, parameter.name) ? parameters[parameter.name] : undefined;
    checked[parameter.name] = checkOne(model, parameter, given);
  }
  checkRates(model, checked);
  checkLists(model, known, checked);
  checkCount(model, checked);
  return checked;
}

function checkOne(
  model: CurveModel,
  parameter: CurveParameter,
  given: number | readonly number[] | undefined,
): number | readonly number[] {
  const value = given ?? parameter.initial;
  const { name, list, description } = parameter;
  if (value === undefined) return refuse(model, name, undefined, `is required (${description})`);
  if (list) {
    if (!Array.isArray(value))
      return refuse(model, name, value, `must be a list of numbers (${description})`);
    for (const item of value as readonly number[]) checkNumber(model, parameter, item);
    return value;
  }
  if (typeof value !== "number") return refuse(model, name, value, "must be one number");
  checkNumber(model, parameter, value);
  return value;
}

function checkNumber(model: CurveModel, parameter: CurveParameter, value: unknown): void {
  const { name, low, high } = parameter;
  if (typeof value !== "number" || !(value >= low && value <= high)) {
    refuse(model, name, value, `must be a number from ${low} to ${high}`);
  }
  if (parameter.unit === "count" && !Number.isInteger(value)) {
    refuse(model, name, value, "must be an integer");
  }
}

function checkRates(model: CurveModel, { guessRate, lapseRate }: CurveParameters): void {
  if (typeof guessRate !== "number" || typeof lapseRate !== "number" || guessRate + lapseRate <= 1) return;
  const rule = `must leave room above the guess rate: guessRate + lapseRate ≤ 1, guessRate is ${guessRate}`;
  refuse(model, "lapseRate", lapseRate, rule);
}

/** All lists of a curve have one length: that of the first. */
function checkLists(model: CurveModel, known: readonly CurveParameter[], parameters: CurveParameters): void {
  const [first, ...others] = known.filter((parameter) => parameter.list);
  if (first === undefined) return;
  const length = listLength(parameters[first.name]);
  // The kernel has a form of its own for products; all other lists become instructions one by one.
  if (length > mostInList && model.curve !== "product") {
    refuse(model, first.name, length, `must hold at most ${mostInList} numbers`);
  }
  for (const { name } of others) {
    const own = listLength(parameters[name]);
    if (own !== length) {
      refuse(model, name, own, `must have as many numbers as ${first.name} (${length})`);
    }
  }
}

function checkCount(model: CurveModel, { atLeast, thresholds }: CurveParameters): void {
  const skills = listLength(thresholds);
  if (typeof atLeast !== "number" || atLeast <= skills) return;
  refuse(model, "atLeast", atLeast, `must be at most the number of skills, ${skills}`);
}

function listLength(value: number | readonly number[] | undefined): number {
  return Array.isArray(value) ? value.length : 0;
}

function refuse(model: CurveModel, name: string, value: unknown, rule: string): never {
  // JSON has no NaN and no infinity, but people do.
  const written = typeof value === "number" ? String(value) : JSON.stringify(value);
  const got = value === undefined ? "" : `, got ${written}`;
  throw new OnsetError("invalid-option", `${name} of curve ${model.curve} ${rule}${got}`, {
    parameter: name,
    value: written ?? null,
  });
}
