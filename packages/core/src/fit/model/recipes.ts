import type { CurveId } from "../../curves/curve.ts";
import { getCurve } from "../../curves/registry.ts";
import { widthToSteepness } from "../../curves/width.ts";
import { humpRecipes } from "./hump-recipes.ts";
import { lawRecipes } from "./law-recipes.ts";
import { placed } from "./placed-recipe.ts";
import { richardsParameters } from "./richards-parameters.ts";
import { level, number, place, positive, steepnessByWidth } from "./search-parameter.ts";
import type { SearchParameter } from "./search-parameter.ts";

/** What a recipe may ask of the settings. */
export interface RecipeInputs {
  /** The user said something of this parameter, or tied another one to it. */
  readonly restrained: (name: string) => boolean;
  /** What the user fixed it at, or between which bounds. */
  readonly bounds: (name: string) => readonly [low: number, high: number] | undefined;
  /** Numbers in each list: skills, breaks. */
  readonly lengths: number;
}

/**
 * How a curve is searched. `levels`: `sides` where ψ = left + (right − left) F with free sides, so that rising and falling
 * are one search; `rates` where F = 0 is the guess rate and F = 1 what the lapse rate leaves; `none` where the formula is ψ.
 */
export interface Recipe {
  readonly levels: "sides" | "rates" | "none";
  readonly parameters: (inputs: RecipeInputs) => readonly SearchParameter[];
}

/** A product needs fewer nodes a skill the more skills there are. */
const skillNodes: readonly (readonly [places: number, widths: number])[] = [
  [24, 10],
  [12, 5],
  [8, 3],
  [6, 2],
];

function productParameters({ lengths }: RecipeInputs): readonly SearchParameter[] {
  const [places, widths] = skillNodes[lengths - 1] ?? skillNodes.at(-1)!;
  const skills = Array.from({ length: lengths }, (_, i) => i + 1);
  const unit = widthToSteepness(1);
  return [
    ...skills.map((i) => place(`threshold${i}`, places)),
    // The 10–90 % width of one skill is not that of the product.
    ...skills.map((i) => ({ ...withoutMeasure(steepnessByWidth(`steepness${i}`, unit, widths)) })),
  ];
}

function withoutMeasure({ measures: _measures, ...parameter }: SearchParameter): SearchParameter {
  return parameter;
}

const recipes: Readonly<Partial<Record<CurveId, Recipe>>> = {
  constant: { levels: "none", parameters: () => [level("level")] },
  linear: {
    levels: "none",
    parameters: () => [number("intercept", anywhere, 1), number("slope", anywhere, 1)],
  },
  logistic: placed("logistic"),
  gaussian: placed("gaussian"),
  gumbel: placed("gumbel"),
  "reversed-gumbel": placed("reversed-gumbel"),
  richards: { levels: "sides", parameters: richardsParameters },
  exponential: { levels: "sides", parameters: () => [place("threshold", 48)] },
  "saturating-power-law": {
    levels: "sides",
    parameters: () => [place("threshold"), positive("exponent", [0.1, 20], 10)],
  },
  step: { levels: "sides", parameters: () => [place("threshold")] },
  product: { levels: "rates", parameters: productParameters },
  ...lawRecipes,
  ...humpRecipes,
};

const anywhere = (): readonly [number, number] => [-Infinity, Infinity];

/** The recipe of a curve that can be fitted, under its own name or another's; a match of many steps has its base's. */
export function recipeOf(id: CurveId): Recipe | undefined {
  return recipes[getCurve(id).sameAs ?? id];
}
