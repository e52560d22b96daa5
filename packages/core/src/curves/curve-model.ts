import { OnsetError } from "../errors.ts";
import type { Curve, CurveId, CurveParameter } from "./curve.ts";
import { steps } from "./records/parameters.ts";
import { getCurve, listCurves } from "./registry.ts";

/** Which curve: its id, for an exact match the curve of one step, and which way it goes. */
export interface CurveModel {
  readonly curve: CurveId;
  /** Curve of one step of an `exact-match`; `logistic` unless said. */
  readonly base?: CurveId;
  /** `rising` unless said; `falling` turns the unscaled curve F around (an exact match: one step of it). */
  readonly direction?: "rising" | "falling" | null;
}

/** The curve that F is taken from: the base of an exact match, otherwise the curve itself. */
export function baseCurve(model: CurveModel): Exclude<CurveId, "exact-match"> {
  if (model.curve === "exact-match") {
    const base = model.base ?? "logistic";
    if (base !== "exact-match") return base;
  }
  return model.curve === "exact-match" ? "logistic" : model.curve;
}

/** Curves that an exact match can be made of: those whose F is a share at every x. */
export function listBases(): readonly CurveId[] {
  return listCurves()
    .filter(canBeBase)
    .map((curve) => curve.id);
}

function canBeBase({ id, kind }: Curve): boolean {
  return kind === "sigmoid" || (kind === "composition" && id !== "exact-match") || id === "loss-to-accuracy";
}

/**
 * Parameters of a curve; an exact match has its steps between its base's own and the rates.
 *
 * @throws OnsetError `unknown-name` for an unknown curve or base, `invalid-option` for a base where there is none, for
 * one that is not a share, and for a falling curve that knows no direction
 */
export function curveParameters(model: CurveModel): readonly CurveParameter[] {
  const curve = getCurve(model.curve);
  const { base, direction } = model;
  if (direction === "falling" && getCurve(baseOf(curve, base)).direction === "own") {
    refuse(
      `direction of curve ${curve.id} must be left out: the signs of its parameters say which way it goes, got falling`,
    );
  }
  if (base === undefined || (curve.id === "exact-match" && base === "logistic")) return curve.parameters;
  if (curve.id !== "exact-match") {
    refuse(`base of curve ${curve.id} must be left out: only exact-match has one, got ${base}`);
  }
  const one = getCurve(base);
  if (!canBeBase(one)) {
    refuse(`base of curve exact-match must be one of ${listBases().join(", ")}, got ${base}`);
  }
  const at = one.parameters.findIndex(({ name }) => name === "guessRate");
  return [...one.parameters.slice(0, at), steps, ...one.parameters.slice(at)];
}

function baseOf(curve: Curve, base: CurveId | undefined): CurveId {
  return curve.id === "exact-match" ? (base ?? "logistic") : curve.id;
}

function refuse(message: string): never {
  throw new OnsetError("invalid-option", message);
}
