import { OnsetError } from "../errors.ts";
import { axisFor, scaleToX } from "../series/axis.ts";
import type { Axis } from "../series/series.ts";
import type { SimulatedPoints } from "./simulation.ts";

/** Most items a simulated measurement may have: the kernel's limit. */
const mostItems = 1_000_000;

/** The points of a simulation, checked: scales as published and as x, and the measurement. */
export interface CheckedPoints {
  readonly axis: Axis;
  readonly scales: Float64Array<ArrayBuffer>;
  readonly x: Float64Array<ArrayBuffer>;
  readonly measured: { readonly items: number; readonly seed: number } | null;
}

/** Checks where a simulation's points lie and how they are measured. Throws `invalid-option`. */
export function checkPoints(points: SimulatedPoints): CheckedPoints {
  const axis = axisFor(points.axis?.kind ?? "params");
  const scales = Float64Array.from(points.scales);
  const x = scaleToX(axis, scales);
  const bad = x.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    throw new OnsetError(
      "invalid-option",
      `scale must be a finite number${axis.transform === "log10" ? " above 0" : ""}, got ${scales[bad]} as scale ${bad + 1}: give ${axis.kind} as published, not their logarithm`,
      { value: String(scales[bad]) },
    );
  }
  return { axis, scales, x, measured: measurement(points) };
}

function measurement({ items, seed = 1 }: SimulatedPoints): CheckedPoints["measured"] {
  if (items === undefined) return null;
  if (!Number.isInteger(items) || items < 1 || items > mostItems) {
    throw new OnsetError(
      "invalid-option",
      `items must be a whole number from 1 to ${mostItems}, got ${items}: how many questions the simulated measurement asks at each scale`,
      { value: String(items) },
    );
  }
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new OnsetError("invalid-option", `seed must be a whole number from 0 to 2^53 − 1, got ${seed}`, {
      value: String(seed),
    });
  }
  return { items, seed };
}
