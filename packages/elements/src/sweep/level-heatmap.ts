import { extentOf, heatmapFigure, type HeatmapSpec } from "@onset/figure";
import { stepText } from "./cell-curve.ts";
import type { SweepLevel } from "./SweepRunner.ts";
import type { AxisMember, SweepAxis } from "./sweep-axes.ts";
import { viewPanels } from "./view-panels.ts";

type Domain = readonly [low: number, high: number];

/**
 * Makes heatmaps of levels. The ends of its colours are remembered for as long as the same value is shown over the same
 * axes: while a slider moves, a colour keeps its meaning, and the scale only ever widens.
 */
export class LevelHeatmaps {
  #domain: Domain | null = null;
  #meaning: readonly unknown[] = [];

  make({ request, shown, ...level }: SweepLevel, title: string): HeatmapSpec {
    const { view } = request;
    const titles = shown.by.map((step) => panelTitle(view.by, step));
    const panels = viewPanels(view, shown, level, titles);
    const domain = this.#widen(
      [view.spec, view.value.name, view.x, view.y, view.by],
      view.value,
      extentOf(panels),
    );
    return heatmapFigure({
      x: quantity(view.x.members[0], shown.x),
      y: quantity(view.y.members[0], shown.y),
      value: { name: view.value.name, unit: view.value.unit, domain },
      panels,
      ...(title !== "" && { title }),
    });
  }

  #widen(meaning: readonly unknown[], value: { readonly name: string }, [low, high]: Domain): Domain {
    const same = meaning.every((part, i) => part === this.#meaning[i]);
    // Scores are shares: theirs is the whole scale from the start.
    const known = same ? this.#domain : value.name.startsWith("score") ? ([0, 1] as const) : null;
    this.#meaning = meaning;
    this.#domain = known === null ? [low, high] : [Math.min(low, known[0]), Math.max(high, known[1])];
    return this.#domain;
  }
}

function quantity(
  { name, unit, values }: AxisMember,
  steps: readonly number[],
): { name: string; unit: string; values: Float64Array } {
  return { name, unit, values: Float64Array.from(steps, (step) => values[step] ?? Number.NaN) };
}

function panelTitle(by: SweepAxis | null, step: number): string {
  return by === null ? "" : by.members.map((member) => stepText(member, step)).join(", ");
}
