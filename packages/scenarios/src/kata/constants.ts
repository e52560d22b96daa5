import type { ScenarioParameter } from "../scenario.ts";

/** The six model scales; a label names a model, its size is the parameter `size.LABEL`. */
export const MODELS = ["10M", "100M", "1B", "10B", "100B", "1T"] as const;
/** The four model scales of parts 2 and 4. */
export const FOUR_MODELS = ["100M", "1B", "10B", "100B"] as const;

export const SKILLS = [
  "grammar",
  "vocabulary",
  "facts",
  "simple_logic",
  "multi_step",
  "abstraction",
] as const;

/** A task needs all of its skills at once: its score is the product of their masteries. */
export const TASKS: readonly {
  readonly name: string;
  readonly skills: readonly (typeof SKILLS)[number][];
}[] = [
  { name: "Simple QA", skills: ["grammar", "vocabulary", "facts"] },
  { name: "Translation", skills: ["grammar", "vocabulary"] },
  { name: "Multi-step math", skills: ["grammar", "simple_logic", "multi_step"] },
  { name: "Chain-of-thought", skills: ["grammar", "facts", "simple_logic", "multi_step"] },
  { name: "Novel reasoning", skills: ["grammar", "facts", "simple_logic", "multi_step", "abstraction"] },
];

/** The four prompt lengths of part 4; `fewshot.shots.INDEX` holds the number of examples. */
export const SHOT_COLUMNS = ["1", "2", "3", "4"] as const;

type Unit = ScenarioParameter["unit"];

/** Bounds wide enough to play with, narrow enough that every formula stays finite. */
const BOUNDS: Readonly<Record<Unit, readonly [low: number, high: number]>> = {
  share: [0, 1],
  points: [0, 100],
  capacity: [0, 2],
  "per capacity": [0.01, 1000],
  parameters: [1, 1e18],
  examples: [0, 10_000],
};

/** Every constant of the kata, in the order in which its parts use them. */
export const PARAMETERS: readonly ScenarioParameter[] = [
  ...each("size", MODELS, [1e7, 1e8, 1e9, 1e10, 1e11, 1e12], {
    unit: "parameters",
    description: "size of the model",
  }),
  ...each("capacity", MODELS, [0.1, 0.3, 0.5, 0.65, 0.8, 0.95], {
    unit: "capacity",
    description: "capacity of the model",
  }),
  ...each("difficulty", SKILLS, [0.2, 0.3, 0.5, 0.6, 0.8, 0.9], {
    unit: "capacity",
    description: "capacity at which half is mastered of",
  }),
  one("steepness", 15, {
    unit: "per capacity",
    description: "how fast mastery rises with capacity − difficulty",
  }),
  one("mark.yes", 0.8, { unit: "share", description: "a mastery above this is marked YES" }),
  one("mark.partial", 0.3, { unit: "share", description: "a mastery above this and not YES is marked ~" }),
  ...each("composition.skill_a", FOUR_MODELS, [0.9, 0.95, 0.98, 0.99], {
    unit: "share",
    description: "mastery of skill A by",
  }),
  ...each("composition.skill_b", FOUR_MODELS, [0.3, 0.6, 0.85, 0.95], {
    unit: "share",
    description: "mastery of skill B by",
  }),
  ...each("composition.ability", FOUR_MODELS, [0, 0.1, 0.6, 0.95], {
    unit: "share",
    description: "ability to combine skills of",
  }),
  ...each("score", MODELS, [0, 0, 2, 15, 65, 85], { unit: "points", description: "true score of" }),
  one("flag", 20, { unit: "points", description: "an error of the line above this is flagged" }),
  ...each("fewshot.capacity", FOUR_MODELS, [0.3, 0.5, 0.7, 0.95], {
    unit: "capacity",
    description: "capacity in part 4 of",
  }),
  ...each("fewshot.shots", SHOT_COLUMNS, [0, 1, 2, 5], {
    unit: "examples",
    description: "examples in the prompt, column",
  }),
  one("fewshot.base", 50, { unit: "points", description: "highest score without examples" }),
  one("fewshot.steepness", 10, {
    unit: "per capacity",
    description: "how fast the score without examples rises with capacity",
  }),
  one("fewshot.midpoint", 0.5, {
    unit: "capacity",
    description: "capacity at which half of fewshot.base is reached",
  }),
  one("fewshot.gain", 30, {
    unit: "points",
    description: "gain per e-fold of examples and unit of capacity",
  }),
  one("fewshot.cap", 100, { unit: "points", description: "highest possible score" }),
];

interface Meaning {
  readonly unit: Unit;
  readonly description: string;
}

function one(name: string, value: number, { unit, description }: Meaning): ScenarioParameter {
  const [low, high] = BOUNDS[unit];
  return { name, value, unit, low, high, integer: unit === "examples", description };
}

function each(
  prefix: string,
  labels: readonly string[],
  values: readonly number[],
  { unit, description }: Meaning,
): ScenarioParameter[] {
  return labels.map((label, index) =>
    one(`${prefix}.${label}`, values[index]!, { unit, description: `${description} ${label}` }),
  );
}
