// Where curves are evaluated: the grid's scales, those of scoreAt, of the data, of the observer.
import { mathematics } from "../../mathematics.ts";
import { valuesOf } from "../axis-values.ts";
import type { ValuesSpec } from "../axis-values.ts";
import type { RowPlace } from "../model/sweep-model.ts";
import { refuseSpec } from "../spec-fault.ts";

/** The places of ascending scales. Throws `invalid-spec` for scales that are not positive or do not ascend. */
export function ascendingPlace(spec: ValuesSpec, path: string): RowPlace {
  const scales = valuesOf(spec, path);
  checkPositive(scales, path);
  const fall = scales.findIndex((scale, i) => i > 0 && !(scale > scales[i - 1]!));
  if (fall > 0) {
    refuseSpec(`${path} must ascend strictly, got ${scales[fall]} as value ${fall + 1}`, "sort the scales");
  }
  return placeOf(scales, path);
}

/** The places of scales in any order, each once, ascending. */
export function sortedPlace(scales: readonly number[], path: string): RowPlace {
  checkPositive(scales, path);
  return placeOf(Float64Array.from(new Set(scales)).sort(), path);
}

function placeOf(scales: Float64Array<ArrayBuffer>, path: string): RowPlace {
  const x = mathematics().log10(scales);
  // Neighbouring float64 scales may share their logarithm.
  const same = x.findIndex((value, i) => i > 0 && value === x[i - 1]!);
  if (same > 0) {
    refuseSpec(
      `${path} must differ in log10, got ${scales[same - 1]} and ${scales[same]}`,
      "space the scales more widely",
    );
  }
  return { x, scales };
}

function checkPositive(scales: ArrayLike<number>, path: string): void {
  for (let i = 0; i < scales.length; i++) {
    if (scales[i]! > 0) continue;
    refuseSpec(
      `${path} must be positive, got ${scales[i]} as value ${i + 1}`,
      "give scales as published, not their logarithms",
    );
  }
}
