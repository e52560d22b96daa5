// From the rows of a sweep to the panels of a heatmap: rows are nested as the spec's axes are, the scale innermost.
import type { HeatmapPanel } from "@onset/figure";
import type { ShownSteps } from "./slice-spec.ts";
import type { SweepView } from "./sweep-view.ts";

/** Values of a level, the steps that it was computed at, and how many steps on show each of them stands for. */
export interface Level {
  readonly values: ArrayLike<number>;
  readonly steps: ShownSteps;
  readonly stride: number;
}

/** Lays the values of a level out over all cells on show: where it is coarse, a value fills the cells that it stands for. */
export function viewPanels(
  view: Pick<SweepView, "axes" | "x" | "y" | "by">,
  shown: ShownSteps,
  level: Level,
  titles: readonly string[],
): readonly HeatmapPanel[] {
  const strides = rowStrides(view, level.steps);
  const across = standIns(shown.x.length, level.stride, strides.x);
  const up = standIns(shown.y.length, level.stride, strides.y);
  return shown.by.map((_, panel) => {
    const values = new Float64Array(across.length * up.length);
    let place = 0;
    // By index: this walks every cell on show for each move of a slider.
    for (let row = 0; row < up.length; row++) {
      const from = panel * strides.by + (up[row] ?? 0);
      for (let column = 0; column < across.length; column++) {
        values[place++] = level.values[from + (across[column] ?? 0)] ?? Number.NaN;
      }
    }
    return { title: titles[panel] ?? "", values };
  });
}

/** How far apart in the rows two neighbours along each axis on show are; all other axes have one step. */
function rowStrides(
  { axes, x, y, by }: Pick<SweepView, "axes" | "x" | "y" | "by">,
  steps: ShownSteps,
): { x: number; y: number; by: number } {
  const strides = { x: 0, y: 0, by: 0 };
  let rows = 1;
  const inner = [
    ...axes.filter((axis) => axis.name !== "scale"),
    ...axes.filter((axis) => axis.name === "scale"),
  ];
  for (const axis of inner.toReversed()) {
    const role = axis === x ? "x" : axis === y ? "y" : axis === by ? "by" : null;
    if (role === null) continue;
    strides[role] = rows;
    rows *= steps[role].length;
  }
  return strides;
}

/** For each cell on show, the offset of the value that stands for it. */
function standIns(shown: number, each: number, stride: number): Int32Array {
  return Int32Array.from({ length: shown }, (_, i) => Math.floor(i / each) * stride);
}
