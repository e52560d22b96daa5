// What of a sweep is on show: two axes laid out, perhaps a third side by side, the others at one step each.
import { nearestName, OnsetError, type SweepSpec } from "@onset/core";
import type { SweepAxis, SweepContents, ValueColumn } from "./sweep-axes.ts";

/** What the page asked to see; empty words choose for themselves. */
export interface ViewWishes {
  readonly x: string;
  readonly y: string;
  readonly by: string;
  readonly observable: string;
  readonly view: string;
}

/** Axes and value on show. */
export interface SweepView {
  readonly spec: SweepSpec;
  readonly axes: readonly SweepAxis[];
  readonly x: SweepAxis;
  readonly y: SweepAxis;
  /** The axis of the small multiples; null for a single heatmap. */
  readonly by: SweepAxis | null;
  readonly value: ValueColumn;
  /** Every column that could be shown instead. */
  readonly columns: readonly ValueColumn[];
  /** The axes that sliders set. */
  readonly others: readonly SweepAxis[];
}

/** Innermost axis of every sweep. */
const SCALE = "scale";

/**
 * Resolves what is asked against what there is.
 *
 * @throws {@link OnsetError} `unknown-name` for a name that the spec does not have, `invalid-option` where there is too
 *   little to lay out
 */
export function resolveView(spec: SweepSpec, contents: SweepContents, wishes: ViewWishes): SweepView {
  const { axes, columns } = contents;
  const value =
    wishes.observable === "" ? columns[0] : named(columns, wishes.observable, "observable", "an observable");
  if (value === undefined) throw new OnsetError("invalid-spec", "observables is empty: name at least one");
  const perCell = spec.observables[value.observable] === "score";
  // Scores have a value for each scale; every other observable has used the scales up.
  const candidates = perCell ? axes : axes.filter((axis) => axis.name !== SCALE);
  const x =
    wishes.x === "" ? defaultX(candidates, wishes, perCell) : named(candidates, wishes.x, "x", "an axis");
  const y =
    wishes.y === "" ? firstOther(candidates, [x], wishes.by) : named(candidates, wishes.y, "y", "an axis");
  if (x === undefined || y === undefined || x === y) throw tooFewAxes(candidates, value);
  if (perCell && x.name !== SCALE && y.name !== SCALE) {
    throw new OnsetError(
      "invalid-option",
      `scores are shown along the scale, got x="${x.name}" and y="${y.name}": set x or y to "scale", or show another observable`,
    );
  }
  const by = multiplesAxis(candidates, [x, y], wishes);
  const shown = new Set([x, y, by]);
  const others = axes.filter((axis) => axis.name !== SCALE && !shown.has(axis));
  return { spec, axes, x, y, by, value, columns, others };
}

function defaultX(axes: readonly SweepAxis[], wishes: ViewWishes, perCell: boolean): SweepAxis | undefined {
  const scale = axes.find((axis) => axis.name === SCALE);
  if (perCell && scale !== undefined && wishes.y !== SCALE) return scale;
  return firstOther(
    axes,
    axes.filter((axis) => axis.name === wishes.y),
    wishes.by,
  );
}

/** The first axis that is not taken, one with several steps if there is any. */
function firstOther(
  axes: readonly SweepAxis[],
  taken: readonly (SweepAxis | undefined)[],
  by: string,
): SweepAxis | undefined {
  const free = axes.filter((axis) => !taken.includes(axis) && axis.name !== by);
  return free.find((axis) => axis.steps > 1) ?? free[0];
}

function multiplesAxis(
  axes: readonly SweepAxis[],
  taken: readonly SweepAxis[],
  { by, view }: ViewWishes,
): SweepAxis | null {
  if (view !== "" && view !== "heatmap" && view !== "multiples") {
    throw new OnsetError(
      "unknown-name",
      `view must be heatmap or multiples, got "${view}": correct the attribute`,
    );
  }
  if (view !== "multiples") return null;
  const axis = by === "" ? firstOther(axes, taken, "") : named(axes, by, "by", "an axis");
  if (axis !== undefined && !taken.includes(axis)) return axis;
  throw new OnsetError(
    "invalid-option",
    `view="multiples" needs a third axis beside ${taken.map((one) => one.name).join(" and ")}: add one to the spec, or set view="heatmap"`,
  );
}

function named<Thing extends { readonly name: string }>(
  things: readonly Thing[],
  name: string,
  attribute: string,
  what: string,
): Thing {
  const found = things.find((thing) => thing.name === name);
  if (found !== undefined) return found;
  const names = things.map((thing) => thing.name);
  const nearest = nearestName(name, names);
  const remedy =
    nearest === null ? `it has ${names.join(", ")}` : `did you mean ${nearest}? It has ${names.join(", ")}`;
  throw new OnsetError(
    "unknown-name",
    `${attribute} must name ${what} of the spec, got "${name}": ${remedy}`,
  );
}

function tooFewAxes(axes: readonly SweepAxis[], value: ValueColumn): OnsetError {
  const names = axes.map((axis) => axis.name).join(", ");
  return new OnsetError(
    "invalid-option",
    `a heatmap of ${value.name} needs two different axes, got ${names === "" ? "none" : names}: add an axis to the spec, or set x and y to two of them`,
  );
}
