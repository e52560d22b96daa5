import { OnsetError } from "../errors.ts";
import type { CurveFit } from "../fit/fit-result.ts";
import { mathematics } from "../mathematics.ts";
import type { CurveId } from "./curve.ts";
import { baseCurve } from "./curve-model.ts";
import type { CheckedCurve } from "./evaluate-curve.ts";
import { checkedCurve } from "./evaluate.ts";
import type { CurveWithParameters } from "./evaluate.ts";
import { onsetOf } from "./onset-at.ts";
import { getCurve } from "./registry.ts";

let spread: number | null = null;

/** 2 ln 9: the distance between the 10 % and the 90 % point of 1/(1 + e^−z). */
export function logisticSpread(): number {
  spread ??= 2 * mathematics().log(Float64Array.of(9))[0]!;
  return spread;
}

/** A sigmoid's shape without its place and steepness: its id, and the asymmetry of a Richards curve. */
export interface SigmoidShape {
  readonly curve: CurveId;
  readonly asymmetry?: number;
}

/**
 * 10–90 % width of a sigmoid of steepness k, in units of x: 2 ln 9 / k for a logistic, and the constant of its own
 * over k for every other sigmoid with a steepness.
 *
 * @throws OnsetError `invalid-option` for a curve without a steepness
 */
export function steepnessToWidth(steepness: number, shape: SigmoidShape = { curve: "logistic" }): number {
  return unitWidth(shape) / steepness;
}

/** Steepness k of a sigmoid whose 10–90 % width is w units of x; the inverse of {@link steepnessToWidth}. */
export function widthToSteepness(width: number, shape: SigmoidShape = { curve: "logistic" }): number {
  return unitWidth(shape) / width;
}

function unitWidth({ curve, asymmetry }: SigmoidShape): number {
  if (curve === "logistic") return logisticSpread();
  const record = getCurve(curve);
  const scaled = record.parameters.some(({ name }) => name === "steepness");
  if (record.kind !== "sigmoid" || !scaled) {
    throw new OnsetError(
      "invalid-option",
      `curve ${curve} has no steepness that its width follows from: ask for the width of the whole curve`,
      { value: curve },
    );
  }
  const parameters = { threshold: 0, steepness: 1, ...(asymmetry !== undefined && { asymmetry }) };
  return widthOf(checkedCurve({ curve, parameters })!) ?? Number.NaN;
}

/** Where a curve switches and how widely; `null` with the reason where the question has no answer. */
export interface CurvePlace {
  /** x where F is one half. */
  readonly threshold: number | null;
  /** Units of x between F = 0.1 and F = 0.9. */
  readonly width: number | null;
  readonly reason: string | null;
}

/** Threshold and 10–90 % width of a curve with its parameters. */
export function curvePlace(curve: CurveFit | CurveWithParameters): CurvePlace {
  const checked = checkedCurve(curve);
  if (checked === null) return { threshold: null, width: null, reason: "The fit found no curve." };
  const base = getCurve(baseCurve(checked));
  const { kind, remark } = base.id === "loss-to-accuracy" ? { ...base, kind: "sigmoid" } : base;
  if (kind !== "sigmoid" && kind !== "composition") return { threshold: null, width: null, reason: remark };
  const threshold = known(onsetOf(checked, 0.5, "core"));
  const width = widthOf(checked);
  const reason = threshold === null || width === null ? "F does not pass 0.1, 0.5 and 0.9." : null;
  return { threshold, width, reason };
}

function widthOf(curve: CheckedCurve): number | null {
  const [low, high] = [onsetOf(curve, 0.1, "core"), onsetOf(curve, 0.9, "core")];
  return known(Math.abs(high - low));
}

function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
