import type { Curve } from "../curve.ts";
import { position, rates, steepness, steps } from "./parameters.ts";

/** Curves made of other curves. */
export const compositions: readonly Curve[] = [
  {
    id: "product",
    title: "Product of skills",
    kind: "composition",
    formula: "ψ(x) = γ + (1 − γ − λ) Π_j 1 / (1 + exp(−k_j (x − c_j)))",
    parameters: [
      position("thresholds", "c_j, one for each skill that the task needs.", true),
      steepness("steepnesses", "k_j, one for each skill.", true),
      ...rates,
    ],
    fittable: false,
    direction: "either",
    axis: "any",
    width: "searched for, between F = 0.1 and 0.9",
    inverse: null,
    sameAs: null,
    remark: "Falling turns every skill around, not the product.",
    source: "A task that needs several independent skills at once; S. Arora & A. Goyal, arXiv:2307.15936.",
  },
  {
    id: "exact-match",
    title: "Exact match of many steps",
    kind: "composition",
    formula: "ψ(x) = γ + (1 − γ − λ) p(x)^L, p(x) = 1 / (1 + exp(−k (x − c))), or another base curve F",
    parameters: [
      position("threshold", "c of one step, where p is one half."),
      steepness("steepness", "k of one step, per unit of x."),
      steps,
      ...rates,
    ],
    fittable: false,
    direction: "either",
    axis: "any",
    width: "from the inverse, between F = 0.1 and 0.9",
    inverse: "of the base at p^(1/L)",
    sameAs: null,
    remark:
      "Any sigmoid, the product or the loss-to-accuracy curve may be the base and brings its own parameters. Over a logistic it is the Richards curve of asymmetry L, moved; over Gumbel it is Gumbel again, moved by ln L / k. The threshold and the width of the match follow from its inverse. Falling turns one step around, not the match.",
    source: "R. Schaeffer, B. Miranda & S. Koyejo, arXiv:2304.15004: exact match of L independent steps.",
  },
];
