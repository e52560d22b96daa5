import { refuseSpec } from "../spec-fault.ts";
import type { ModelSpec } from "../sweep-spec.ts";
import { checkValues } from "./model-parameter.ts";
import type { ModelParameter } from "./model-parameter.ts";
import { steepness, threshold } from "./shared-parameters.ts";
import { mostSkills, ruleParameters, skillsByName } from "./skills-model.ts";
import type { FixedValue, SweepModel } from "./sweep-model.ts";

type Curve = Extract<ModelSpec, { curve: unknown }>;

const firstSkill = 6;

/**
 * The registry's `product`: skills by lists. `thresholds.1` is the first of them, and may be an axis in its place.
 * `exact-match` over it raises the product to the power of its steps.
 */
export function productModel(spec: Curve): SweepModel {
  const { thresholds, steepnesses, ...rest } = spec.parameters ?? {};
  const lists = [listOf("thresholds", thresholds), listOf("steepnesses", steepnesses)] as const;
  const [count] = lists.map((list) => list.length) as [number, number];
  if (lists[1].length !== count) {
    refuseSpec(
      `model.parameters.steepnesses must have as many numbers as thresholds (${count}), got ${lists[1].length}`,
    );
  }
  const falling = spec.direction === "falling";
  const elements = lists[0].flatMap((_, index) => [
    threshold(`thresholds.${index + 1}`, firstSkill + 2 * index),
    steepness(`steepnesses.${index + 1}`, firstSkill + 2 * index + 1, falling),
  ]);
  const composition = { compose: "product", parameters: rest } as const;
  const rates = ruleParameters(composition, count).filter(
    ({ name }) => name !== "steps" || spec.curve === "exact-match",
  );
  const parameters = [...elements, ...rates];
  return {
    ...skillsByName(composition, parameters, count, elementValues(elements, lists)),
    title: spec.curve === "exact-match" ? "exact-match over product" : "product",
  };
}

function listOf(name: string, given: number | readonly number[] | undefined): readonly number[] {
  const list = typeof given === "number" ? [given] : given;
  if (list !== undefined && list.length <= mostSkills) return list;
  const got = list === undefined ? "it is missing" : `got ${list.length}`;
  return refuseSpec(
    `model.parameters.${name} must be a list of 1 to ${mostSkills} numbers, one for each skill, ${got}`,
  );
}

function elementValues(
  elements: readonly ModelParameter[],
  [thresholds, steepnesses]: readonly [readonly number[], readonly number[]],
): Map<string, FixedValue> {
  return new Map(
    elements.map((parameter, index) => {
      const [list, name] = index % 2 === 0 ? [thresholds, "thresholds"] : [steepnesses, "steepnesses"];
      const place = Math.floor(index / 2);
      const path = `model.parameters.${name}[${place}]`;
      const value = list[place]!;
      checkValues(parameter, [value], path);
      return [parameter.name, { value, path, element: true }];
    }),
  );
}
