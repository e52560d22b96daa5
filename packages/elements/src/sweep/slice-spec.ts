// The sweeps that a view asks for. Each is the reader's own spec with fewer values: the same engine, the same meaning.
import type { AxisSpec, SweepSpec } from "@onset/core";
import { withoutReduction, type SweepAxis } from "./sweep-axes.ts";
import type { SweepView } from "./sweep-view.ts";

/** Which step of each axis is meant, by the axis' name. */
export type Steps = Readonly<Record<string, number>>;

/** Most rows and columns of a heatmap: more than a screen has pixels for. */
export const MOST_STEPS = 512;
/** Most panels of small multiples. */
export const MOST_PANELS = 12;
/** Most points of the curve behind a cell. */
const MOST_POINTS = 401;

/** Scales of a curve whose spec needs none: from a million to ten trillion. */
const WIDE: AxisSpec = { from: 1e6, to: 1e13, count: 281, spacing: "geometric" };

/** The steps of the three axes on show: all of them where they are few enough. */
export interface ShownSteps {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly by: readonly number[];
}

/** Every step on show, thinned evenly where there are more than can be seen. */
export function shownSteps({ x, y, by }: Pick<SweepView, "x" | "y" | "by">): ShownSteps {
  return {
    x: spread(x.steps, MOST_STEPS),
    y: spread(y.steps, MOST_STEPS),
    by: by === null ? [0] : spread(by.steps, MOST_PANELS),
  };
}

/** Every `stride`-th of the steps across and up, each the middle of those that it stands for. */
export function coarser(steps: ShownSteps, stride: number): ShownSteps {
  const middles = (all: readonly number[]): readonly number[] =>
    Array.from({ length: Math.ceil(all.length / stride) }, (_, i) => {
      const last = Math.min(all.length, (i + 1) * stride) - 1;
      return all[Math.floor((i * stride + last) / 2)] ?? 0;
    });
  return { x: middles(steps.x), y: middles(steps.y), by: steps.by };
}

/** The sweep behind a view: its axes at these steps, the others where their sliders stand. */
export function viewSpec(view: SweepView, shown: ShownSteps, sliders: Steps): SweepSpec {
  const axes = view.axes.map((axis): [string, AxisSpec] => {
    if (axis === view.x) return [axis.name, valuesAt(view.spec, axis, shown.x)];
    if (axis === view.y) return [axis.name, valuesAt(view.spec, axis, shown.y)];
    if (axis === view.by) return [axis.name, valuesAt(view.spec, axis, shown.by)];
    if (axis.name === "scale") return [axis.name, view.spec.axes["scale"] ?? WIDE];
    return [axis.name, valuesAt(view.spec, axis, [sliders[axis.name] ?? 0])];
  });
  const observable = view.spec.observables[view.value.observable] ?? "score";
  return { ...withoutReduction(view.spec), axes: Object.fromEntries(axes), observables: [observable] };
}

/** The sweep that gives one curve, all of its scores: every axis but the scale at one step. */
export function curveSpec(view: SweepView, steps: Steps): SweepSpec {
  const { data: _data, observer, ...spec } = withoutReduction(view.spec);
  // The number of items is the observer's, not the curve's.
  const own = view.axes.filter((axis) => observer === undefined || axis.name !== "items");
  const axes = own.map((axis): [string, AxisSpec] => [
    axis.name,
    valuesAt(spec, axis, axis.name === "scale" ? spread(axis.steps, MOST_POINTS) : [steps[axis.name] ?? 0]),
  ]);
  return { ...spec, axes: { scale: WIDE, ...Object.fromEntries(axes) }, observables: ["score"] };
}

/** An axis at some of its steps; as it was written where all are wanted. */
function valuesAt(spec: SweepSpec, axis: SweepAxis, steps: readonly number[]): AxisSpec {
  const written = spec.axes[axis.name];
  if (written !== undefined && steps.length === axis.steps) return written;
  const [first, ...others] = axis.members.map(({ name, values }) => [
    name,
    steps.map((step) => values[step] ?? Number.NaN),
  ]) as [[string, number[]], ...[string, number[]][]];
  return others.length === 0 && first[0] === axis.name
    ? first[1]
    : { zip: Object.fromEntries([first, ...others]) };
}

/** At most `most` numbers from 0 to `count` − 1, both ends among them, as evenly as whole numbers allow. */
function spread(count: number, most: number): readonly number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i);
  return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)));
}
