import { OnsetError } from "../errors.ts";
import { suggestion } from "../nearest-name.ts";
import type { Curve, CurveId, CurveParameter } from "./curve.ts";

const farthest = 1e6;

function position(name: string, description: string, list = false): CurveParameter {
  return { name, unit: "x", low: -farthest, high: farthest, list, description };
}

function steepness(name: string, description: string, list = false): CurveParameter {
  return { name, unit: "per x", low: 1 / farthest, high: farthest, list, description };
}

const rates: readonly CurveParameter[] = [
  {
    name: "guessRate",
    unit: "share",
    low: 0,
    high: 1,
    list: false,
    initial: 0,
    description: "γ, the score of a model that has no idea: the lower asymptote.",
  },
  {
    name: "lapseRate",
    unit: "share",
    low: 0,
    high: 1,
    list: false,
    initial: 0,
    description: "λ, what is missing to a perfect score at any scale: the upper asymptote is 1 − λ.",
  },
];

const curves: readonly Curve[] = [
  {
    id: "constant",
    title: "Constant",
    formula: "ψ(x) = level",
    parameters: [
      {
        name: "level",
        unit: "share",
        low: 0,
        high: 1,
        list: false,
        description: "The score at every scale.",
      },
    ],
    fittable: true,
    source: "The null: scale does not matter.",
  },
  {
    id: "linear",
    title: "Straight line",
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
    source: "The plain alternative to a switch: the same gain for every decade of scale.",
  },
  {
    id: "logistic",
    title: "Logistic",
    formula: "ψ(x) = γ + (1 − γ − λ) / (1 + exp(−k (x − c)))",
    parameters: [
      position("threshold", "c, where the rise is half done."),
      steepness("steepness", "k per unit of x; the 10–90 % width is 2 ln 9 / k."),
      ...rates,
    ],
    fittable: true,
    source:
      "P.-F. Verhulst, Nouv. Mém. Acad. R. Bruxelles 18 (1845) 1; with guess and lapse rate F. A. Wichmann & N. J. Hill, Percept. Psychophys. 63 (2001) 1293.",
  },
  {
    id: "product",
    title: "Product of skills",
    formula: "ψ(x) = γ + (1 − γ − λ) Π_j 1 / (1 + exp(−k_j (x − c_j)))",
    parameters: [
      position("thresholds", "c_j, one for each skill that the task needs.", true),
      steepness("steepnesses", "k_j, one for each skill.", true),
      ...rates,
    ],
    fittable: false,
    source: "A task that needs several independent skills at once; S. Arora & A. Goyal, arXiv:2307.15936.",
  },
  {
    id: "exact-match",
    title: "Exact match of many steps",
    formula: "ψ(x) = γ + (1 − γ − λ) p(x)^L, p(x) = 1 / (1 + exp(−k (x − c)))",
    parameters: [
      position("threshold", "c of one step, where p is one half."),
      steepness("steepness", "k of one step, per unit of x."),
      {
        name: "steps",
        unit: "count",
        low: 1,
        high: 100_000,
        list: false,
        description: "L, how many steps (answer tokens) must all be right; an integer.",
      },
      ...rates,
    ],
    fittable: false,
    source: "R. Schaeffer, B. Miranda & S. Koyejo, arXiv:2304.15004: exact match of L independent steps.",
  },
];

/** Every curve of the registry. What is here can be simulated; `fittable` ones can be fitted too. */
export function listCurves(): readonly Curve[] {
  return curves;
}

/** One curve by its id. Throws `unknown-name` with the nearest id. */
export function getCurve(id: CurveId): Curve {
  const curve = curves.find((candidate) => candidate.id === id);
  if (curve === undefined) {
    const ids = curves.map((candidate) => candidate.id);
    throw new OnsetError("unknown-name", `unknown curve ${JSON.stringify(id)}: ${suggestion(id, ids)}`, {
      value: id,
    });
  }
  return curve;
}
