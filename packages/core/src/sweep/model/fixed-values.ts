import { suggestion } from "../../nearest-name.ts";
import { refuseSpec } from "../spec-fault.ts";
import type { ParameterValues } from "../sweep-spec.ts";
import { checkValues } from "./model-parameter.ts";
import type { ModelParameter } from "./model-parameter.ts";
import type { FixedValue } from "./sweep-model.ts";

/** The single numbers among `model.parameters`, each of a known parameter and inside its range. */
export function fixedValues(
  given: ParameterValues | undefined,
  parameters: readonly ModelParameter[],
): Map<string, FixedValue> {
  const fixed = new Map<string, FixedValue>();
  for (const [name, value] of Object.entries(given ?? {})) {
    const path = `model.parameters.${name}`;
    const parameter = parameters.find((candidate) => candidate.name === name);
    if (parameter === undefined) {
      const names = parameters.map((candidate) => candidate.name);
      refuseSpec(`${path} is not a parameter of this model`, suggestion(name, names));
    }
    if (typeof value !== "number") {
      refuseSpec(
        `${path} must be one number, got ${JSON.stringify(value)}`,
        `values to sweep go into axes.${name}`,
      );
    }
    checkValues(parameter, [value], path);
    fixed.set(name, { value, path, element: false });
  }
  return fixed;
}
