import { readable } from "../readable.ts";
import type { Axis, AxisKind } from "../series/series.ts";

const nouns: Readonly<Record<AxisKind, string>> = {
  params: "parameters",
  "non-embedding-params": "non-embedding parameters",
  "train-flops": "training FLOP",
  "train-tokens": "training tokens",
  loss: "of loss",
  shots: "shots",
  date: "years",
};

/** A scale in words: `1.1e10 parameters`, `a loss of 2.3`, `2021.4`. */
export function scaleInWords(axis: Axis, scale: number): string {
  if (axis.kind === "loss") return `a loss of ${readable(scale, 3)}`;
  if (axis.kind === "date") return scale.toFixed(1);
  return `${readable(scale)} ${nouns[axis.kind]}`;
}

/** A width in words: `0.85 decades of parameters`, `0.3 units of ln(1 + shots)`, `0.4 of loss`. */
export function widthInWords(axis: Axis, width: number): string {
  if (axis.transform === "log10")
    return `${readable(width)} ${readable(width) === "1" ? "decade" : "decades"} of ${nouns[axis.kind]}`;
  if (axis.transform === "log1p") return `${readable(width)} units of ln(1 + ${nouns[axis.kind]})`;
  return `${readable(width)} ${nouns[axis.kind]}`;
}
