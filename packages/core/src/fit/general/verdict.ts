import type { KernelCalls } from "@onset/kernel";
import { readable } from "../../readable.ts";
import { scaleToX } from "../../series/axis.ts";
import type { FitSettings } from "../../worker/slice-job.ts";
import type { Restraint } from "../fit-options.ts";
import { saysNothing, thresholdAnywhere } from "../logistic-verdict.ts";
import type { Verdict } from "../logistic-verdict.ts";
import { naturalOf } from "../model/fit-model.ts";
import { restraintsFor } from "../model/model-bounds.ts";
import type { SearchParameter } from "../model/search-parameter.ts";
import { ceilingNotes, fewResidualsNotes, scatterNotes, widthNotes } from "../sigmoid-notes.ts";
import type { SigmoidFacts } from "../sigmoid-notes.ts";
import type { Uncertainty } from "../uncertainty.ts";
import type { GeneralFit } from "./highest.ts";
import { curveScores } from "./curve-scores.ts";
import { freeCount } from "./free-count.ts";
import { placeOf } from "./quantities.ts";

/** Relative distance that counts as standing on a bound. */
const touching = 1e-6;

/** Status and reasons of a fit that is no constant, the deciding one first. */
export function generalVerdict(
  kernel: KernelCalls,
  fit: GeneralFit,
  uncertainty: Uncertainty,
  settings: FitSettings,
): Verdict {
  const { data, model } = fit;
  const facts = factsOf(kernel, fit);
  const { intervals } = uncertainty;
  const notes = [
    ...(model.levels === "none" ? [] : ceilingNotes(facts, intervals)),
    ...widthNotes(facts, intervals),
    ...scatterNotes(facts),
    ...fewResidualsNotes(facts),
    ...beyondNotes(kernel, fit, settings),
    ...assumptionNotes(fit, settings),
    ...(settings.interval === "delta" ? curvatureNotes(fit, uncertainty) : []),
  ];
  if (saysNothing(data, intervals.threshold)) {
    return { status: "not-identified", reasons: [thresholdAnywhere, ...notes] };
  }
  const unknown = unknownParameters(fit, uncertainty);
  if (unknown.length > 0) {
    const [which, verb] = unknown.length === 1 ? [unknown[0]!, "is"] : [listed(unknown), "are"];
    return {
      status: "not-identified",
      reasons: [
        `Of ${which} nothing is known: any value in the range of the search fits about as well. The curve through the data is, ${which} ${verb} not.`,
        ...notes,
      ],
    };
  }
  const bounds = [...boundReasons(fit, settings), ...givenBoundReasons(fit, settings)];
  if (bounds.length > 0) return { status: "at-bound", reasons: [...bounds, ...notes] };
  if (fit.solution.status === 1) {
    const reason = "The fit stopped at its limit of iterations; its numbers are the best found so far.";
    return { status: "max-iterations", reasons: [reason, ...notes] };
  }
  return { status: "ok", reasons: notes };
}

function factsOf(kernel: KernelCalls, fit: GeneralFit): SigmoidFacts {
  const { data, model, box, solution, overdispersion } = fit;
  const { direction } = naturalOf(model, solution.own);
  const p = model.parameters.length;
  const rising = direction !== "falling";
  const [low, high] = [solution.own[p]!, solution.own[p + 1]!];
  const turned = model.levels === "rates" && !rising;
  const hasPlace = model.levels !== "none" && !isHump(model);
  const width = hasPlace ? placeOf(model, solution.own).width : Number.NaN;
  const end = turned ? p : p + 1;
  return {
    data,
    rising,
    width: Number.isFinite(width) ? width : null,
    fitted: curveScores(kernel, model, [solution.own], data.x),
    free: freeCount(fit),
    levels:
      (model.levels === "sides" || model.levels === "rates") && hasPlace
        ? { left: turned ? high : low, right: turned ? low : high, endFree: box[end]![0] < box[end]![1] }
        : null,
    overdispersion: overdispersion ?? 0,
  };
}

function isHump({ parameters }: GeneralFit["model"]): boolean {
  return parameters.some(({ name }) => name === "hump");
}

/** Free parameters of which the whole box fits; rates are no riddle: where nothing is known of one, a note says so. */
function unknownParameters(
  { model, box }: GeneralFit,
  { parameterIntervals, intervals }: Uncertainty,
): string[] {
  return model.parameters.flatMap(({ name, measures }, i) => {
    if (box[i]![0] === box[i]![1]) return [];
    const interval = measures === "logWidth" ? intervals.width : parameterIntervals[name];
    if (interval === undefined || interval.low !== null || interval.high !== null) return [];
    return [measures === "logWidth" ? "width" : name];
  });
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)!}`;
}

/** Which bound of its search a parameter stands on. Rates and levels of exactly 0 or 1 are natural and not named. */
function boundReasons({ data, model, box, solution }: GeneralFit, settings: FitSettings): string[] {
  const restraints = restraintsFor(data, settings);
  const { parameters } = naturalOf(model, solution.own);
  return model.parameters.flatMap((parameter, i) => {
    const [low, high] = box[i]!;
    if (low === high || spansAll(parameter, box[i]!)) return [];
    const value = solution.own[i]!;
    const near = touching * (high - low);
    const side = value <= low + near ? "low" : value >= high - near ? "high" : null;
    if (side === null) return [];
    const found = parameters[parameter.name]!;
    const given = standsOn(restraints[parameter.name], found);
    return [given ? givenBound(parameter.name, found) : boundReason(parameter, side, found)];
  });
}

/** A level that may be any share of a perfect score. */
function spansAll({ level }: SearchParameter, [low, high]: readonly [number, number]): boolean {
  return level === true && low === 0 && high === 1;
}

/** What the user said is told apart from where a search ends by itself: only the latter speaks of where the data lie. */
function standsOn(restraint: Restraint | undefined, value: number): boolean {
  if (restraint === undefined || !("low" in restraint)) return false;
  const { low, high } = restraint;
  const near = touching * Math.max(high - low, Math.abs(value));
  return Math.abs(value - low) <= near || Math.abs(value - high) <= near;
}

function givenBound(name: string, value: number): string {
  return `The parameter ${name} stands on a bound that it was given, ${readable(value)}: the data would have it go further.`;
}

/** Bounds of the user's that {@link boundReasons} does not see: of rates and levels, and of numbers that are tried one by one. */
function givenBoundReasons({ data, model, box, solution }: GeneralFit, settings: FitSettings): string[] {
  const { parameters } = naturalOf(model, solution.own);
  const seen = new Set(
    model.parameters.flatMap((parameter, i) => {
      const [low, high] = box[i]!;
      return low === high || spansAll(parameter, box[i]!) ? [] : [parameter.name];
    }),
  );
  return Object.entries(restraintsFor(data, settings)).flatMap(([name, restraint]) => {
    const value = parameters[name];
    if (value === undefined || seen.has(name) || !("low" in restraint)) return [];
    const near = touching * (restraint.high - restraint.low);
    const stands =
      (value <= restraint.low + near && restraint.low > 0) ||
      (value >= restraint.high - near && !(name !== "steps" && restraint.high === 1));
    return stands ? [givenBound(name, value)] : [];
  });
}

function boundReason({ name, measures }: SearchParameter, side: "low" | "high", value: number): string {
  if (name === "threshold") {
    return side === "low"
      ? "The threshold stands on the lower bound of its search, well below the smallest scale: the rise began before the data do."
      : "The threshold stands on the upper bound of its search, well above the largest scale: the data end before the middle of the rise.";
  }
  if (measures === "logWidth") {
    return side === "low"
      ? "The width stands on the lower bound of its search: everything happens between two neighbouring scales."
      : "The width stands on the upper bound of its search: the scores change so evenly that the data do not show where a rise would begin or end.";
  }
  return `The parameter ${name} stands on a bound of its search, ${readable(value)}: the data would have it go further.`;
}

/** Free parameters that the delta method has nothing to say of. */
function curvatureNotes({ model, box }: GeneralFit, { parameterIntervals }: Uncertainty): string[] {
  const silent = model.parameters.flatMap(({ name }, i) =>
    box[i]![0] < box[i]![1] && parameterIntervals[name] === undefined ? [name] : [],
  );
  if (silent.length === 0) return [];
  const names = silent.length === 1 ? silent[0]! : listed(silent);
  return [
    `The curvature at the best fit says nothing of ${names}: the delta method has no interval for it, a profile has.`,
  ];
}

/** Lines and laws run on beyond what a share of items can be. */
function beyondNotes(
  kernel: KernelCalls,
  { model, data, solution }: GeneralFit,
  { at }: FitSettings,
): string[] {
  const scores = curveScores(kernel, model, [solution.own], scaleToX(data.series.axis, at));
  const gone = at.filter((_, i) => scores[i]! < 0 || scores[i]! > 1);
  if (gone.length === 0) return [];
  const names = gone.map((scale) => readable(scale));
  const where = names.length === 1 ? names[0]! : listed(names);
  return [
    `The curve leaves 0 to 1 before it is at ${where}, which no score can: the end of 0 to 1 is given there, and says that the curve does not hold so far out.`,
  ];
}

/** What was taken for granted. */
function assumptionNotes(
  { model, data, overdispersion, solution }: GeneralFit,
  settings: FitSettings,
): string[] {
  const notes: string[] = [];
  if (overdispersion !== null && settings.overdispersion === null) {
    notes.push(
      `Extra scatter η is taken as ${readable(overdispersion, 2)}, its mean under the prior Beta(1, 10) and these data; what is not known of it is in the posterior's intervals only.`,
    );
  }
  const { parameters } = naturalOf(model, solution.own);
  if (isHump(model) && settings.parameters["unit"] === undefined) {
    notes.push(
      `The hump counts scales in units of the smallest one, x = ${readable(parameters["unit"]!, 4)}; fix unit for another.`,
    );
  }
  if (model.curve === "loss-to-accuracy" && settings.parameters["tokens"] === undefined) {
    notes.push(
      "Losses follow the published law of size with unlimited data; fix tokens, or the law's own parameters, for another.",
    );
  }
  if (data.likelihood === "huber") {
    notes.push("Huber's criterion is no likelihood: curves fitted by it have no AICc and no weight.");
  }
  return notes;
}
