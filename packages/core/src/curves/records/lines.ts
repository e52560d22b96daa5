import type { Curve } from "../curve.ts";
import { farthest, level } from "./parameters.ts";

const reason = "No switch: a line has no asymptotes, so no threshold and no width.";

/** The two that have no shape of their own. */
export const lines: readonly Curve[] = [
  {
    id: "constant",
    title: "Constant",
    kind: "line",
    formula: "ψ(x) = level",
    parameters: [level("level", "The score at every scale.")],
    fittable: true,
    direction: "own",
    axis: "any",
    width: null,
    inverse: null,
    sameAs: null,
    remark: reason,
    source: "The null: scale does not matter.",
  },
  {
    id: "linear",
    title: "Straight line",
    kind: "line",
    formula: "ψ(x) = intercept + slope · x",
    parameters: [
      {
        name: "intercept",
        unit: "share",
        low: -farthest,
        high: farthest,
        list: false,
        description: "The score at x = 0, usually far outside the data.",
      },
      {
        name: "slope",
        unit: "score per x",
        low: -farthest,
        high: farthest,
        list: false,
        description: "Score gained per unit of x (per decade of scale on log10 axes).",
      },
    ],
    fittable: true,
    direction: "own",
    axis: "any",
    width: null,
    inverse: "of the score itself: (p − intercept) / slope",
    sameAs: null,
    remark: reason,
    source: "The plain alternative to a switch: the same gain for every decade of scale.",
  },
];
