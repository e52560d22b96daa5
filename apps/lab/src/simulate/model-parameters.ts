// What a model can be given, whatever kind of model it is: the same rows serve a curve of the registry, a composition
// of skills and an expression of one's own.
import { curveParameters, expressionTape, type SweepSpec } from "@onset/core";

type Model = SweepSpec["model"];

/** One parameter of a model. */
export interface ModelParameter {
  readonly name: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  /** A list of values, fixed for the whole sweep. */
  readonly list: boolean;
  /** What holds where nothing is said; undefined where something must be. */
  readonly initial?: number;
}

const share = (name: string): ModelParameter => ({
  name,
  unit: "share",
  low: 0,
  high: 1,
  list: false,
  initial: 0,
});
const free = (name: string, unit: string): ModelParameter => ({
  name,
  unit,
  low: Number.NEGATIVE_INFINITY,
  high: Number.POSITIVE_INFINITY,
  list: false,
});

/** Parameters of a model; empty where it cannot be read, which its own message will say. */
export function modelParameters(model: Model): readonly ModelParameter[] {
  try {
    if ("curve" in model) return curveParameters(model);
    return "compose" in model ? skillParameters(model) : ownParameters(model.expression);
  } catch {
    return [];
  }
}

function ownParameters(expression: string): readonly ModelParameter[] {
  const { parameters } = expressionTape(expression, { columns: ["x", "scale"] });
  return parameters.map((name) => free(name, "number"));
}

function skillParameters(model: Extract<Model, { compose: unknown }>): readonly ModelParameter[] {
  const own =
    model.skills === undefined
      ? [
          { ...free("skills", "count"), low: 1, high: 64 },
          free("threshold", "x"),
          { ...free("steepness", "per x"), low: 0 },
          { ...free("spread", "decades"), low: 0, initial: 0 },
        ]
      : Object.entries(model.skills).flatMap(([name, skill]) => [
          ...(skill.threshold === undefined ? [free(`${name}.threshold`, "x")] : []),
          ...(skill.steepness === undefined ? [free(`${name}.steepness`, "per x")] : []),
        ]);
  const rule =
    model.compose === "k-of-n"
      ? [{ ...free("atLeast", "count"), low: 1, high: 64 }]
      : model.compose === "correlated"
        ? [{ ...free("correlation", "number"), low: 0, high: 1 }]
        : [];
  return [
    ...own,
    ...rule,
    { ...free("steps", "count"), low: 1, initial: 1 },
    share("guessRate"),
    share("lapseRate"),
  ];
}
