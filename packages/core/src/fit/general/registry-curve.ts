import type { CurveWithParameters } from "../../curves/evaluate.ts";
import { withLists } from "../../curves/flat-names.ts";
import { naturalOf } from "../model/fit-model.ts";
import type { FitModel } from "../model/fit-model.ts";

/** The curve of the registry that the search's numbers stand for. */
export function registryCurve(model: FitModel, own: ArrayLike<number>): CurveWithParameters {
  const { parameters, direction } = naturalOf(model, own);
  const asked = {
    curve: model.curve,
    ...(model.base !== null && { base: model.base }),
    ...(model.levels !== "none" && model.direction !== null && { direction: model.direction }),
    ...(model.levels === "sides" && { direction: direction! }),
  };
  return { ...asked, parameters: withLists(asked, parameters) };
}
