import { OnsetError } from "../../errors.ts";
import { expressionTape } from "../../expression/expression-tape.ts";
import type { ExpressionTape } from "../../expression/expression-tape.ts";
import { checkName } from "../check-name.ts";
import { refuseSpec } from "../spec-fault.ts";
import type { ModelSpec } from "../sweep-spec.ts";
import { fixedValues } from "./fixed-values.ts";
import type { ModelParameter } from "./model-parameter.ts";
import type { SweepModel } from "./sweep-model.ts";
import { tapeCost } from "./tape-cost.ts";

/** Slots of every row: γ, λ, L. */
const firstOfTape = 3;
const columns = ["x", "scale"] as const;
const longestTitle = 60;

/** A formula of x and of the scale; every other name is a parameter. Its value is the score as it stands. */
export function expressionModel(spec: Extract<ModelSpec, { expression: unknown }>): SweepModel {
  const { tape, parameters: names } = compile(spec.expression);
  const parameters = names.map((name, place): ModelParameter => {
    checkName(name, "model.expression");
    return {
      name,
      slot: firstOfTape + place,
      sign: 1,
      unit: "",
      low: -Infinity,
      high: Infinity,
      integer: false,
      description: "a name in model.expression that is neither x nor scale nor a function",
    };
  });
  return {
    title:
      spec.expression.length > longestTitle
        ? `${spec.expression.slice(0, longestTitle - 1)}…`
        : spec.expression,
    parameters,
    fixed: fixedValues(spec.parameters, parameters),
    constants: new Map([[2, 1]]),
    slots: firstOfTape + names.length,
    rows: ({ scales }) => ({ kind: "tape", tape, columns: [scales] }),
    cost: () => tapeCost(tape),
  };
}

function compile(text: string): ExpressionTape {
  try {
    return expressionTape(text, { columns });
  } catch (error) {
    if (error instanceof OnsetError) refuseSpec(`model.expression: ${error.message}`);
    throw error;
  }
}
