import { heatmapFigure, type HeatmapInput, type HeatmapSpec } from "../src/index.ts";

const even = (from: number, to: number, count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));

/** The onset of a logistic curve raised to a number of steps: known in closed form, absent where it leaves the sizes. */
export function onsetField(columns: number, rows: number, steps = 16): Float64Array {
  const thresholds = even(8, 12, columns);
  const steepnesses = even(-0.3, 1, rows).map((power) => 10 ** power);
  return Float64Array.from({ length: columns * rows }, (_, i) => {
    const share = 0.5 ** (1 / steps);
    const onset =
      (thresholds[i % columns] ?? 0) +
      Math.log(share / (1 - share)) / (steepnesses[Math.floor(i / columns)] ?? 1);
    return onset > 13 ? Number.NaN : onset;
  });
}

/** Onset over threshold and steepness, in one panel or several. */
export function onsetHeatmap(columns = 60, rows = 40, steps: readonly number[] = [16]): HeatmapSpec {
  const input: HeatmapInput = {
    x: { name: "threshold", unit: "x", values: even(8, 12, columns) },
    y: {
      name: "steepness",
      unit: "per x",
      values: even(-0.3, 1, rows).map((power) => 10 ** power),
    },
    value: { name: "onset", unit: "x" },
    panels: steps.map((count) => ({
      title: steps.length > 1 ? `${count} steps` : "",
      values: onsetField(columns, rows, count),
    })),
  };
  return heatmapFigure(input);
}
