import { refuseSpec } from "../spec-fault.ts";
import type { ModelSpec } from "../sweep-spec.ts";
import { expressionModel } from "./expression-model.ts";
import { logisticModel } from "./logistic-model.ts";
import { productModel } from "./product-model.ts";
import { skillsModel } from "./skills-model.ts";
import { tapeModel } from "./tape-model.ts";
import type { SweepModel } from "./sweep-model.ts";

/** The model of a spec. Throws `invalid-spec` for parameters that it cannot have. */
export function modelOf(spec: ModelSpec): SweepModel {
  if ("compose" in spec) return skillsModel(spec);
  if ("expression" in spec) return expressionModel(spec);
  const curve = spec.curve === "exact-match" ? (spec.base ?? "logistic") : spec.curve;
  if (spec.curve !== "exact-match" && spec.base !== undefined) {
    refuseSpec(`model.base is for exact-match only, model.curve is ${spec.curve}`, "leave base out");
  }
  if (curve === "logistic") return logisticModel(spec);
  return curve === "product" ? productModel(spec) : tapeModel(spec);
}
