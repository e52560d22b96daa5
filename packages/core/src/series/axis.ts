import { OnsetError } from "../errors.ts";
import { mathematics } from "../mathematics.ts";
import { suggestion } from "../nearest-name.ts";
import type { Axis, AxisKind, AxisTransform } from "./series.ts";

const transforms: Readonly<Record<AxisKind, AxisTransform>> = {
  params: "log10",
  "non-embedding-params": "log10",
  "train-flops": "log10",
  "train-tokens": "log10",
  loss: "identity",
  shots: "log1p",
  date: "identity",
};

/** Every axis kind, in the order of preference when a table offers several. */
export const axisKinds: readonly AxisKind[] = Object.keys(transforms) as AxisKind[];

/** The axis of a kind with its fixed transform. Throws `unknown-name` for any other word. */
export function axisFor(kind: AxisKind): Axis {
  const transform = Object.hasOwn(transforms, kind) ? transforms[kind] : undefined;
  if (transform === undefined) {
    throw new OnsetError(
      "unknown-name",
      `unknown axis kind ${JSON.stringify(kind)}: ${suggestion(kind, axisKinds)}`,
      {
        value: kind,
      },
    );
  }
  return { kind, transform };
}

/** Published scales to x: log10, ln(1 + scale) or unchanged. Same length, fresh array; NaN where undefined. */
export function scaleToX(axis: Axis, scales: ArrayLike<number>): Float64Array<ArrayBuffer> {
  const values = Float64Array.from(scales);
  if (axis.transform === "log10") return mathematics().log10(values);
  if (axis.transform === "log1p") return mathematics().log(values.map((scale) => 1 + scale));
  return values;
}

/** The inverse of {@link scaleToX}: x back to scales as published. */
export function xToScale(axis: Axis, x: ArrayLike<number>): Float64Array<ArrayBuffer> {
  const values = Float64Array.from(x);
  if (axis.transform === "log10") return mathematics().exp10(values);
  if (axis.transform === "log1p")
    return mathematics()
      .exp(values)
      .map((scale) => scale - 1);
  return values;
}
