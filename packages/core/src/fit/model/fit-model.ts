import type { TapeModel } from "@onset/kernel";
import type { CurveId } from "../../curves/curve.ts";
import { formOf } from "../../curves/forms/forms.ts";
import { getCurve } from "../../curves/registry.ts";
import { TapeBuilder } from "../../tape/TapeBuilder.ts";
import type { Term } from "../../tape/term.ts";
import type { FitSettings } from "../../worker/slice-job.ts";
import type { FittableCurve } from "../fit-result.ts";
import { flatName } from "../../curves/flat-names.ts";
import { recipeOf } from "./recipes.ts";
import type { Recipe } from "./recipes.ts";
import { number } from "./search-parameter.ts";
import type { SearchParameter } from "./search-parameter.ts";

/** A curve made ready for the search. Series that share a model share a call of the kernel. */
export interface FitModel {
  readonly curve: FittableCurve;
  readonly base: CurveId | null;
  /** `null` where the levels of its two sides say it, or the signs of its parameters. */
  readonly direction: "rising" | "falling" | null;
  /**
   * What follows the tape's parameters: the scores far below and far above (`sides`), those of F = 0 and F = 1 (`rates`),
   * nothing where the two rates are one parameter (`tied`) or the formula is ψ itself (`none`).
   */
  readonly levels: "sides" | "rates" | "tied" | "none";
  readonly tape: TapeModel;
  /** The tape's, in its order. */
  readonly parameters: readonly SearchParameter[];
  /** Parameters that are another one's equal. */
  readonly ties: ReadonlyMap<string, string>;
}

type Asked = Pick<FitSettings, "parameters" | "base" | "direction"> & { readonly lengths: number };

// Series after series asks for the same few models, and building one takes longer than running it over ten scores.
const made = new Map<string, readonly FitModel[]>();
const mostKept = 256;

/** The models that a curve is searched as: one, or a rising and a falling one. */
export function fitModels(curve: FittableCurve, asked: Asked): readonly FitModel[] {
  const { parameters, base, direction, lengths } = asked;
  const key = JSON.stringify([curve, parameters, base, direction, lengths]);
  const known = made.get(key);
  if (known !== undefined) return known;
  if (made.size >= mostKept) made.clear();
  const models = makeModels(curve, asked);
  made.set(key, models);
  return models;
}

function makeModels(curve: FittableCurve, asked: Asked): readonly FitModel[] {
  const original = (getCurve(curve).sameAs ?? curve) as FittableCurve;
  const exact = original === "exact-match";
  const form = exact ? asked.base : original;
  const recipe = recipeOf(form);
  if (recipe === undefined) return [];
  const tied = ratesTied(asked);
  const levels = recipe.levels === "none" ? "none" : tied ? "tied" : exact ? "rates" : recipe.levels;
  const turns = getCurve(form).direction === "either" && levels !== "sides" && levels !== "none";
  const directions = turns
    ? (["rising", "falling"] as const).filter((way) => asked.direction === null || way === asked.direction)
    : ([null] as const);
  return directions.map((direction) =>
    modelOf({ curve: original, exact, form, recipe, levels, direction }, asked),
  );
}

function ratesTied({ parameters }: Asked): boolean {
  const tiedTo = (name: string): string | undefined => {
    const restraint = parameters[name];
    return restraint !== undefined && "tied" in restraint ? restraint.tied : undefined;
  };
  return tiedTo("guessRate") === "lapseRate" || tiedTo("lapseRate") === "guessRate";
}

interface Plan {
  readonly curve: FittableCurve;
  readonly exact: boolean;
  readonly form: CurveId;
  readonly recipe: Recipe;
  readonly levels: FitModel["levels"];
  readonly direction: "rising" | "falling" | null;
}

function modelOf({ curve, exact, form, recipe, levels, direction }: Plan, asked: Asked): FitModel {
  const restraints = asked.parameters;
  const targets = new Set(Object.values(restraints).flatMap((one) => ("tied" in one ? [one.tied] : [])));
  const own = recipe.parameters({
    restrained: (name) => Object.hasOwn(restraints, name) || targets.has(name),
    bounds: (name) => {
      const restraint = restraints[name];
      if (restraint === undefined || "tied" in restraint || "free" in restraint) return undefined;
      return "fixed" in restraint ? [restraint.fixed, restraint.fixed] : [restraint.low, restraint.high];
    },
    lengths: asked.lengths,
  });
  const all = [
    ...own,
    ...(exact ? [number("steps", [1, 1], 1)] : []),
    ...(levels === "tied" ? [number("guessRate", [0, 0.5], 1)] : []),
  ];
  const ties = tiesAmong(all, restraints);
  const parameters = all.filter(({ name }) => !ties.has(name));
  const tape = new TapeBuilder();
  const terms = new Map<string, Term>();
  const termOf = (name: string): Term => {
    const target = ties.get(name) ?? name;
    const known = terms.get(target);
    if (known !== undefined) return known;
    const index = parameters.findIndex((parameter) => parameter.name === target);
    const term = parameters[index]!.term(tape, tape.parameter(index), termOf);
    terms.set(target, term);
    return term;
  };
  const { rising, falling } = formOf(form === "exact-match" ? "logistic" : form);
  const inputs = {
    tape,
    x: tape.column(0),
    one: termOf,
    list: (name: string) =>
      Array.from({ length: asked.lengths }, (_, index) => termOf(flatName(name, index))),
  };
  const core = (direction === "falling" ? (falling ?? rising) : rising)(inputs);
  const matched = exact ? tape.apply("pow", core, termOf("steps")) : core;
  const result = levels === "tied" ? betweenTied(tape, matched, termOf("guessRate")) : matched;
  return {
    curve,
    base: exact ? form : null,
    direction,
    levels,
    tape: {
      tape: tape.finish(result, { parameters: parameters.length, columns: 1 }),
      asymptotes: levels === "sides" || levels === "rates",
    },
    parameters,
    ties,
  };
}

/** γ + (1 − 2 γ) F = F + γ (1 − 2 F) */
function betweenTied(tape: TapeBuilder, core: Term, rate: Term): Term {
  return tape.add(core, tape.multiply(rate, tape.subtract(1, tape.multiply(2, core))));
}

function tiesAmong(
  parameters: readonly SearchParameter[],
  restraints: Asked["parameters"],
): ReadonlyMap<string, string> {
  const names = new Set(parameters.map(({ name }) => name));
  const ties = new Map<string, string>();
  for (const [name, restraint] of Object.entries(restraints)) {
    if (!("tied" in restraint) || !names.has(name) || !names.has(restraint.tied)) continue;
    ties.set(name, restraint.tied);
  }
  return ties;
}

/** Parameters by their names in the registry, and which way the curve goes. */
export interface Natural {
  readonly parameters: Readonly<Record<string, number>>;
  readonly direction: "rising" | "falling" | null;
}

/** What the search's numbers mean. */
export function naturalOf(model: FitModel, own: ArrayLike<number>): Natural {
  const values: Record<string, number> = {};
  const valueOf = (name: string): number => {
    const target = model.ties.get(name) ?? name;
    const index = model.parameters.findIndex((parameter) => parameter.name === target);
    return (values[target] ??= model.parameters[index]!.natural(own[index]!, valueOf));
  };
  const parameters: Record<string, number> = {};
  for (const { name } of model.parameters) parameters[name] = valueOf(name);
  for (const name of model.ties.keys()) parameters[name] = valueOf(name);
  const p = model.parameters.length;
  const [first, second] = [own[p]!, own[p + 1]!];
  switch (model.levels) {
    case "sides":
      return {
        parameters: {
          ...parameters,
          guessRate: Math.min(first, second),
          lapseRate: 1 - Math.max(first, second),
        },
        direction: second < first ? "falling" : "rising",
      };
    case "rates":
      // Rounding must not make the floor pass the ceiling.
      return {
        parameters: {
          ...parameters,
          guessRate: Math.min(first, second),
          lapseRate: 1 - Math.max(first, second),
        },
        direction: model.direction ?? "rising",
      };
    case "tied":
      return {
        parameters: { ...parameters, lapseRate: parameters["guessRate"]! },
        direction: model.direction ?? "rising",
      };
    default:
      return { parameters, direction: null };
  }
}
