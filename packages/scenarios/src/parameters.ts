import { OnsetError } from "@onset/core";
import { nearestNames } from "./nearest-names.ts";
import type { ParameterReader } from "./scenario-program.ts";
import type { Scenario, ScenarioParameter } from "./scenario.ts";

/**
 * The scenario's parameters with some of them set.
 *
 * @throws OnsetError `unknown-name` for a parameter the scenario does not have, `invalid-option` for a value that is
 *   not a number or outside the parameter's bounds.
 */
export function resolveParameters(
  scenario: Scenario,
  set: Readonly<Record<string, number>> = {},
): ReadonlyMap<string, number> {
  const known = new Map(scenario.parameters.map((parameter) => [parameter.name, parameter]));
  const values = new Map(scenario.parameters.map(({ name, value }) => [name, value]));
  for (const [name, value] of Object.entries(set)) {
    const parameter = known.get(name);
    if (parameter === undefined) throw unknownParameter(scenario, name);
    checkValue(scenario, parameter, value);
    values.set(name, value);
  }
  return values;
}

/** Reads from resolved parameters. */
export function reader(values: ReadonlyMap<string, number>): ParameterReader {
  return (name) => {
    const value = values.get(name);
    if (value === undefined) throw new TypeError(`the scenario reads "${name}" but does not declare it`);
    return value;
  };
}

function checkValue(scenario: Scenario, parameter: ScenarioParameter, value: unknown): void {
  const { name, low, high, integer, unit } = parameter;
  const valid =
    typeof value === "number" && value >= low && value <= high && (!integer || Number.isInteger(value));
  if (valid) return;
  const rule = `${integer ? "a whole number" : "a number"} from ${low} to ${high} (${unit})`;
  throw new OnsetError(
    "invalid-option",
    `${name} must be ${rule}, got ${shown(value)} in scenario ${scenario.name}: ${parameter.description}, ` +
      `${parameter.value} unless set`,
    { scenario: scenario.name, parameter: name, low, high, value: shown(value) },
  );
}

function unknownParameter(scenario: Scenario, name: string): OnsetError {
  const names = scenario.parameters.map((parameter) => parameter.name);
  const nearest = nearestNames(name, names);
  const remedy =
    nearest.length > 0 ? `did you mean ${nearest.join(", ")}?` : `it has ${names.slice(0, 3).join(", ")} …`;
  return new OnsetError(
    "unknown-name",
    `scenario ${scenario.name} has no parameter "${name}": ${remedy} "onset scenario show ${scenario.name}" lists all`,
    { scenario: scenario.name, parameter: name, nearest: nearest.join(", ") },
  );
}

function shown(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
