import { checkName } from "../check-name.ts";
import { refuseSpec } from "../spec-fault.ts";
import type { ModelSpec } from "../sweep-spec.ts";
import { fixedValues } from "./fixed-values.ts";
import { checkValues } from "./model-parameter.ts";
import type { ModelParameter } from "./model-parameter.ts";
import { guessRate, lapseRate, steepness, steps, threshold } from "./shared-parameters.ts";
import type { FixedValue, SweepModel } from "./sweep-model.ts";

type Composition = Extract<ModelSpec, { compose: unknown }>;

/** Most skills that a composition may have: the kernel's limit. */
export const mostSkills = 64;

/** Before the word `curves`. */
const titles: Readonly<Record<Composition["compose"], string>> = {
  product: "skill product",
  "weakest-link": "weakest skill",
  "k-of-n": "k-of-n skill",
  correlated: "correlated skill",
};

const skillsSlot = 3;
const atLeastSlot = 4;
const correlationSlot = 5;
const firstSkill = 6;
/** Widest spread of thresholds, in decades. */
const widestSpread = 1000;

/** A composition of logistic skills, each by name or all in a row. */
export function skillsModel(spec: Composition): SweepModel {
  return spec.skills === undefined ? spreadModel(spec) : namedModel(spec, spec.skills);
}

/** `skills` of one steepness, their thresholds evenly over `spread` decades around `threshold`. */
function spreadModel(spec: Composition): SweepModel {
  const parameters: readonly ModelParameter[] = [
    {
      name: "skills",
      slot: skillsSlot,
      sign: 1,
      unit: "count",
      low: 1,
      high: mostSkills,
      integer: true,
      description: "how many skills the task has",
    },
    threshold("threshold", firstSkill),
    steepness("steepness", firstSkill + 1, spec.direction === "falling"),
    {
      name: "spread",
      slot: firstSkill + 2,
      sign: 1,
      unit: "decades",
      low: 0,
      high: widestSpread,
      integer: false,
      initial: 0,
      description: "decades over which the skills' thresholds lie",
    },
    ...ruleParameters(spec, mostSkills),
  ];
  return {
    ...common(spec, parameters),
    fixed: fixedValues(spec.parameters, parameters),
    slots: firstSkill + 3,
    rows: (_place, most) => ({
      kind: "skills",
      rule: spec.compose,
      layout: "spread",
      skills: most("skills"),
    }),
    cost: (most) => cellCost(spec.compose, most("skills")),
  };
}

function namedModel(spec: Composition, skills: NonNullable<Composition["skills"]>): SweepModel {
  const names = Object.keys(skills);
  if (names.length < 1 || names.length > mostSkills) {
    refuseSpec(`model.skills must be 1 to ${mostSkills} skills, got ${names.length}`);
  }
  for (const name of names) checkName(name, "model.skills");
  const ofSkills = names.flatMap((name, index) => [
    threshold(`${name}.threshold`, firstSkill + 2 * index),
    steepness(`${name}.steepness`, firstSkill + 2 * index + 1, spec.direction === "falling"),
  ]);
  const parameters = [...ofSkills, ...ruleParameters(spec, names.length)];
  return skillsByName(spec, parameters, names.length, skillValues(skills, ofSkills));
}

/** A model of `count` skills that stand one by one in the slots. */
export function skillsByName(
  spec: Composition,
  parameters: readonly ModelParameter[],
  count: number,
  values: ReadonlyMap<string, FixedValue>,
): SweepModel {
  return {
    ...common(spec, parameters),
    constants: new Map([...common(spec, parameters).constants, [skillsSlot, count]]),
    fixed: new Map([...fixedValues(spec.parameters, parameters), ...values]),
    slots: firstSkill + 2 * count,
    rows: () => ({ kind: "skills", rule: spec.compose, layout: "each", skills: count }),
    cost: () => cellCost(spec.compose, count),
  };
}

/** What the rule itself takes, and what every composition does. */
export function ruleParameters(spec: Composition, most: number): readonly ModelParameter[] {
  const own: ModelParameter[] = [];
  if (spec.compose === "k-of-n") {
    own.push({
      name: "atLeast",
      slot: atLeastSlot,
      sign: 1,
      unit: "count",
      low: 1,
      high: most,
      integer: true,
      description: "how many of the skills must succeed",
    });
  }
  if (spec.compose === "correlated") {
    own.push({
      name: "correlation",
      slot: correlationSlot,
      sign: 1,
      unit: "correlation",
      low: 0,
      high: 1,
      integer: false,
      description: "Spearman's correlation of any two skills: 0 is the product, 1 the weakest link",
    });
  }
  return [...own, steps(1), guessRate(), lapseRate()];
}

function common(
  spec: Composition,
  parameters: readonly ModelParameter[],
): Pick<SweepModel, "title" | "parameters" | "constants"> {
  const constants = new Map([
    [2, 1],
    [atLeastSlot, 1],
    [correlationSlot, 0],
  ]);
  return { title: titles[spec.compose], parameters, constants };
}

function skillValues(
  skills: NonNullable<Composition["skills"]>,
  parameters: readonly ModelParameter[],
): Map<string, FixedValue> {
  const values = new Map<string, FixedValue>();
  for (const [skill, given] of Object.entries(skills)) {
    for (const [name, value] of Object.entries(given)) {
      const path = `model.skills.${skill}.${name}`;
      const parameter = parameters.find((candidate) => candidate.name === `${skill}.${name}`);
      if (parameter === undefined) continue;
      checkValues(parameter, [value], path);
      values.set(parameter.name, { value, path, element: false });
    }
  }
  return values;
}

/** Logistics from tables and a multiplication each; a k of n walks a distribution as long as its skills. */
function cellCost(rule: Composition["compose"], skills: number): number {
  if (rule === "k-of-n") return 0.5 + 0.5 * skills * skills;
  return 0.5 + (rule === "product" ? 0.3 : 0.8) * skills;
}
