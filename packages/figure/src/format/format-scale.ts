import type { AxisKind } from "@onset/core";
import { format } from "d3-format";
import { formatMagnitude, formatNumber } from "./format-number.ts";

const year = format(".2~f");

/** What an axis kind is called as an axis title. */
export const axisTitles: Readonly<Record<AxisKind, string>> = {
  params: "Parameters",
  "non-embedding-params": "Non-embedding parameters",
  "train-flops": "Training compute (FLOP)",
  "train-tokens": "Training tokens",
  loss: "Loss (nats per token)",
  shots: "Examples in the prompt (shots)",
  date: "Release date (year)",
};

const UNITS: Readonly<Record<AxisKind, string>> = {
  params: "parameters",
  "non-embedding-params": "non-embedding parameters",
  "train-flops": "FLOP",
  "train-tokens": "tokens",
  loss: "nats per token",
  shots: "shots",
  date: "",
};

/** A scale as short as it can be read: `11B` (parameters, tokens), `2.1e22 FLOP`, `2.31` (loss), `50` (shots), `2022.5` (date, a year). */
export function formatScale(scale: number, kind: AxisKind): string {
  switch (kind) {
    case "params":
    case "non-embedding-params":
    case "train-tokens":
      return formatMagnitude(scale);
    case "train-flops":
      return `${formatNumber(scale)} FLOP`;
    case "loss":
    case "shots":
      return formatNumber(scale);
    case "date":
      return year(scale);
    default:
      return kind satisfies never;
  }
}

/** A scale with its unit, for sentences: `11B parameters`, `2.1e22 FLOP`, `50 shots`. */
export function formatScaleWithUnit(scale: number, kind: AxisKind): string {
  const short = formatScale(scale, kind);
  const unit = UNITS[kind];
  return unit === "" || short.endsWith(unit) ? short : `${short} ${unit}`;
}
