import { getCurve } from "../../curves/registry.ts";
import { applyOperation } from "../../tape/apply-operation.ts";
import type { Recipe, RecipeInputs } from "./recipes.ts";
import { freed, held, level, number, place, positive, within } from "./search-parameter.ts";
import type { FitFrame, SearchParameter } from "./search-parameter.ts";

/** An even number of nodes: none falls on 0, where a power law is flat. */
const exponentNodes = 24;
const steepest = 4;

/** Amplitudes are counted where the data are: at N = 1 they would run away with the exponent, by tens of decades. */
const unit = held("unit", ({ first, last }) => (first + last) / 2);

/** In the middle of the data a score and what remains of it both lie within 0 and 1; at a unit of the user's, anything. */
function amplitude({ restrained }: RecipeInputs): SearchParameter {
  return number("amplitude", restrained("unit") ? [-Infinity, Infinity] : [-2, 2], 1);
}

function brokenParameters(inputs: RecipeInputs): readonly SearchParameter[] {
  const breaks = Array.from({ length: inputs.lengths }, (_, i) => i + 1);
  return [
    level("offset"),
    amplitude(inputs),
    unit,
    number("exponent", [-steepest, steepest], 8),
    ...breaks.map((i) => place(`break${i}`, 12)),
    ...breaks.map((i) => number(`exponent${i}`, [-12, 12], 10)),
    ...breaks.map((i) => positive(`smoothness${i}`, ({ decade }) => [0.02 * decade, 2 * decade], 3)),
  ];
}

/** The law of the loss that a series of scores cannot tell: published values unless the user says otherwise. */
const published = ["irreducible", "sizeCoefficient", "sizeExponent", "dataExponent"] as const;

/**
 * Two steps: the law of the loss is taken as published (or as the user says), and the scores tell how they follow from
 * the loss. Without a number of tokens the data's part is left out: it would move the loss's threshold and nothing else.
 */
function lossParameters(inputs: RecipeInputs): readonly SearchParameter[] {
  const records = getCurve("loss-to-accuracy").parameters;
  const initial = (name: string): number => records.find((one) => one.name === name)!.initial!;
  const dataCoefficient = inputs.restrained("tokens") ? initial("dataCoefficient") : 0;
  const otherwise = (name: string): number =>
    name === "tokens" ? 1 : name === "dataCoefficient" ? dataCoefficient : initial(name);
  const range = (name: string): readonly [number, number] => {
    const usual = [otherwise(name), otherwise(name)] as const;
    const bounds = inputs.bounds(name);
    return bounds === undefined ? usual : within(bounds, freed(usual));
  };
  const losses = (frame: FitFrame): readonly [number, number] => lossesOver(frame, range);
  return [
    ...published.map((name) => held(name, () => initial(name))),
    held("dataCoefficient", () => dataCoefficient),
    held("tokens", () => 1),
    number("lossThreshold", losses, 24),
    positive(
      "lossSteepness",
      (frame) => {
        const [low, high] = losses(frame);
        return [1 / (high - low), 100 / (high - low)];
      },
      12,
    ),
  ];
}

/** Losses from beyond the largest scale to before the smallest, under any law within the ranges of its numbers. */
function lossesOver(
  { first, last, beyond }: FitFrame,
  range: (name: string) => readonly [low: number, high: number],
): readonly [number, number] {
  // Losses grow with the coefficients, and fall with the exponents.
  const at = (x: number, side: 0 | 1): number => {
    const [more, less] = [(name: string) => range(name)[side], (name: string) => range(name)[1 - side]!];
    const tokens = applyOperation("log10", less("tokens"));
    const rest = more("irreducible") + more("dataCoefficient") * decay(less("dataExponent"), tokens);
    return rest + more("sizeCoefficient") * decay(less("sizeExponent"), x);
  };
  return [at(last + beyond, 0), at(first - beyond, 1)];
}

function decay(exponent: number, x: number): number {
  return applyOperation("exp10", -exponent * x);
}

/** Power laws of the scale, and the accuracy that follows from one. */
export const lawRecipes: Readonly<Record<"power-law" | "broken-power-law" | "loss-to-accuracy", Recipe>> = {
  "power-law": {
    levels: "none",
    parameters: (inputs) => [
      level("offset"),
      amplitude(inputs),
      unit,
      number("exponent", [-steepest, steepest], exponentNodes),
    ],
  },
  "broken-power-law": { levels: "none", parameters: brokenParameters },
  "loss-to-accuracy": { levels: "rates", parameters: lossParameters },
};
