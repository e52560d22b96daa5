export { getScenario, listScenarios, runScenario } from "./registry.ts";
export { formatCell } from "./format-cell.ts";
export type { Scenario, ScenarioCard, ScenarioParameter, ScenarioText } from "./scenario.ts";
export type {
  Cell,
  Display,
  FigureAxis,
  FigureSeries,
  ScenarioColumn,
  ScenarioFigure,
  ScenarioResult,
  ScenarioTable,
} from "./scenario-result.ts";
