import type { Scenario } from "./scenario.ts";
import type { ScenarioFigure, ScenarioTable } from "./scenario-result.ts";

/** A scenario and how its parameters become tables and figures. */
export interface ScenarioProgram {
  readonly scenario: Scenario;
  readonly show: (value: ParameterReader) => {
    readonly tables: readonly ScenarioTable[];
    readonly figures: readonly ScenarioFigure[];
  };
}

/** Reads one parameter by name; an undeclared name is a fault of the scenario's author and throws. */
export type ParameterReader = (name: string) => number;
