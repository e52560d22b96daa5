import type { FigureAxis, ScenarioColumn } from "../scenario-result.ts";

/** The first column: what the row is about. */
export function word(name: string): ScenarioColumn {
  return { name, unit: "", display: "text" };
}

/** A column of shares in 0–1, printed as whole percent. */
export function share(name: string): ScenarioColumn {
  return { name, unit: "share", display: "percent" };
}

/** A column of capacities or difficulties, which share one axis. */
export function capacity(name: string): ScenarioColumn {
  return { name, unit: "capacity", display: "number" };
}

/** A column of model sizes. */
export const SIZE: ScenarioColumn = { name: "size", unit: "parameters", display: "scale" };

/** The x axis of every figure over model size. */
export const SIZE_AXIS: FigureAxis = {
  label: "Model size",
  unit: "parameters",
  display: "scale",
  transform: "log10",
};

/** The y axis of a share. */
export function shareAxis(label: string): FigureAxis {
  return { label, unit: "share", display: "percent", transform: "identity" };
}
