import { OnsetError } from "@onset/core";
import { kata } from "./kata/kata.ts";
import { nearestNames } from "./nearest-names.ts";
import { reader, resolveParameters } from "./parameters.ts";
import type { ScenarioProgram } from "./scenario-program.ts";
import type { ScenarioResult } from "./scenario-result.ts";
import type { Scenario, ScenarioCard } from "./scenario.ts";

const PROGRAMS: readonly ScenarioProgram[] = [kata];

/** Every scenario, by name and title. */
export function listScenarios(): readonly ScenarioCard[] {
  return PROGRAMS.map(({ scenario: { name, title, summary, parameters } }) => ({
    name,
    title,
    summary,
    parameters: parameters.length,
  }));
}

/**
 * A scenario's parameters, text and questions.
 *
 * @throws OnsetError `unknown-name`, naming the nearest scenarios.
 */
export function getScenario(name: string): Scenario {
  return program(name).scenario;
}

/**
 * The scenario's tables and figures, every cell computed from its parameters.
 *
 * ```ts
 * const { tables } = runScenario("kata", { set: { "difficulty.grammar": 0.4, steepness: 30 } });
 * ```
 *
 * @throws OnsetError `unknown-name` (scenario or parameter), `invalid-option` (a value out of its bounds).
 */
export function runScenario(
  name: string,
  options: { readonly set?: Readonly<Record<string, number>> } = {},
): ScenarioResult {
  const { scenario, show } = program(name);
  const values = resolveParameters(scenario, options.set);
  const { tables, figures } = show(reader(values));
  return { scenario: name, title: scenario.title, parameters: Object.fromEntries(values), tables, figures };
}

function program(name: string): ScenarioProgram {
  const found = PROGRAMS.find(({ scenario }) => scenario.name === name);
  if (found !== undefined) return found;
  const names = PROGRAMS.map(({ scenario }) => scenario.name);
  const nearest = nearestNames(name, names);
  const remedy = nearest.length > 0 ? `did you mean ${nearest.join(", ")}?` : `there is ${names.join(", ")}`;
  throw new OnsetError("unknown-name", `no scenario is called "${name}": ${remedy}`, { scenario: name });
}
