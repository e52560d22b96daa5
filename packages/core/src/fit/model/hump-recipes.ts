import { ln10 } from "../../curves/records/parameters.ts";
import { widthToSteepness } from "../../curves/width.ts";
import type { Recipe, RecipeInputs } from "./recipes.ts";
import {
  exp,
  held,
  level,
  log,
  logOrNothing,
  place,
  positive,
  steepnessByWidth,
} from "./search-parameter.ts";
import type { SearchParameter } from "./search-parameter.ts";

/** The scale that counts as one: the smallest of the data, unless the user states another. */
const unit = held("unit", ({ first }) => first);

function side(name: "first" | "second"): readonly SearchParameter[] {
  const { measures: _measures, ...steepness } = steepnessByWidth(`${name}Steepness`, widthToSteepness(1), 4);
  return [place(`${name}Threshold`, 12), steepness];
}

/** Above ln 10, by how much it exceeds it. */
const dyingOut: SearchParameter = {
  name: "steepness",
  term: (tape, own) => tape.add(ln10, tape.exp(own)),
  natural: (own) => ln10 + exp(own),
  own: (natural) => logOrNothing(natural - ln10),
  nodes: 6,
  box: ({ decade }) => [log(0.05 / decade), log(42 / decade)],
};

/** f by how high the hump stands where it begins to die out, f · 10^(e − x_0): its size there is what data show. */
function humpAtPosition({ restrained }: RecipeInputs): SearchParameter {
  if (restrained("hump")) return positive("hump", [1e-6, 1e3], 16);
  return {
    name: "hump",
    term: (tape, own, others) => {
      const rise = tape.multiply(ln10, tape.subtract(others("position"), others("unit")));
      return tape.exp(tape.subtract(own, rise));
    },
    natural: (own, others) => exp(own - ln10 * (others("position") - others("unit"))),
    own: null,
    nodes: 8,
    box: () => [log(0.05), log(200)],
  };
}

function delayed(): readonly SearchParameter[] {
  const { measures: _measures, ...steepness } = steepnessByWidth("steepness", widthToSteepness(1), 8);
  return [
    place("position", 20),
    steepness,
    positive("hump", [0.01, 200], 10),
    held("onsetExponent", () => 0.5),
    unit,
  ];
}

/** Curves that turn back. */
export const humpRecipes: Readonly<
  Record<"double-logistic" | "brain-cousens" | "cedergreen" | "u-shaped", Recipe>
> = {
  "double-logistic": {
    levels: "none",
    parameters: () => [level("left"), level("middle"), level("right"), ...side("first"), ...side("second")],
  },
  "brain-cousens": {
    levels: "rates",
    parameters: (inputs) => [place("position", 20), dyingOut, unit, humpAtPosition(inputs)],
  },
  cedergreen: { levels: "rates", parameters: delayed },
  "u-shaped": { levels: "rates", parameters: delayed },
};
