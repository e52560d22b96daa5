import { curveParameters } from "../../curves/curve-model.ts";
import { total } from "../fit-data.ts";
import type { FitData } from "../fit-data.ts";
import type { Restraint } from "../fit-options.ts";
import type { FitSettings } from "../../worker/slice-job.ts";
import type { FitModel } from "./fit-model.ts";
import { fitFrame, freed, logOfNothing, within } from "./search-parameter.ts";
import type { FitFrame, SearchParameter } from "./search-parameter.ts";
import { stepCounts } from "./step-counts.ts";

type Range = readonly [low: number, high: number];

/**
 * The boxes that a series is searched in, two numbers for each of a model's parameters: one box, or several where the
 * floor must stay below the ceiling, which no single box says, or where a number of steps is tried value by value.
 */
export function modelBoxes(model: FitModel, data: FitData, settings: FitSettings): Range[][] {
  const frame = fitFrame(data);
  const restraints = restraintsFor(data, settings);
  const own = model.parameters.map((parameter) =>
    restrainedBox(parameter, legalBox(model, parameter, frame), restraints[parameter.name]),
  );
  const boxes = levelBoxes(model, data, restraints, settings.direction).map((levels) => [...own, ...levels]);
  if (model.curve === "step") return stepBoxes(boxes, data);
  if (model.curve === "power-law") return bySign(model, boxes);
  const steps = model.parameters.findIndex(({ name }) => name === "steps");
  if (steps < 0) return boxes;
  return stepCounts(restraints["steps"]).flatMap((count) =>
    boxes.map((box) => box.map((range, i) => (i === steps ? ([count, count] as const) : range))),
  );
}

/** A step fits alike anywhere between two sizes: one try in the middle of each gap, and one beyond either end. */
function stepBoxes(boxes: readonly Range[][], data: FitData): Range[][] {
  return boxes.flatMap((box) => {
    const [low, high] = box[0]!;
    if (low === high) return [box];
    const ends = [low, ...[...new Set(data.x)].filter((x) => x > low && x < high), high];
    return ends.slice(1).map((end, i) => {
      const middle = (ends[i]! + end) / 2;
      return [[middle, middle], ...box.slice(1)] as Range[];
    });
  });
}

/** A power law that flattens out and one that takes off are far apart, and each is searched. */
function bySign(model: FitModel, boxes: readonly Range[][]): Range[][] {
  const at = model.parameters.findIndex(({ name }) => name === "exponent");
  return boxes.flatMap((box) => {
    const [low, high] = box[at]!;
    if (!(low < 0 && high > 0)) return [box];
    const halves: readonly Range[] = [
      [low, 0],
      [0, high],
    ];
    return halves.map((half) => box.map((range, i) => (i === at ? half : range)));
  });
}

/** The user's restraints, with the guess rate's own option among them. */
export function restraintsFor(
  { series }: FitData,
  { parameters, guessRate }: FitSettings,
): Readonly<Record<string, Restraint>> {
  if (guessRate === "free") return parameters;
  return { guessRate: { fixed: guessRate === "chance" ? series.chance! : guessRate }, ...parameters };
}

/** What the data suggest, within what the registry allows: sizes a hair apart ask for any steepness. */
function legalBox(model: FitModel, parameter: SearchParameter, frame: FitFrame): Range {
  const [low, high] = parameter.box(frame);
  const { curve, base } = model;
  const record = curveParameters({ curve, ...(base !== null && { base }) }).find(
    ({ name }) => name === parameter.name,
  );
  if (record === undefined || parameter.own === null) return [low, high];
  const ends = [parameter.own(record.low), parameter.own(record.high)];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  return [Math.min(Math.max(low, least), most), Math.max(Math.min(high, most), least)];
}

function restrainedBox(parameter: SearchParameter, box: Range, restraint: Restraint | undefined): Range {
  if (restraint === undefined || "tied" in restraint || parameter.own === null) return box;
  if ("free" in restraint) return parameter.held === true ? freed(box) : box;
  if ("fixed" in restraint) {
    const at = parameter.own(restraint.fixed);
    return [at, at];
  }
  const ends = [parameter.own(restraint.low), parameter.own(restraint.high)];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const found = within([low, high], parameter.held === true ? freed(box) : box);
  if (found[0] !== low || found[1] !== high) return found;
  // Not a number that is searched as it is, and bounded there.
  const isLogOfNothing = low === logOfNothing && restraint.low !== low;
  return [isLogOfNothing ? high - leastShare : low, high];
}

/** Down to a millionth of what a number may be at most, where its lower bound is 0 and its logarithm is searched. */
const leastShare = 13.8;

function rangeOf(restraint: Restraint | undefined): Range {
  if (restraint === undefined || "tied" in restraint || "free" in restraint) return [0, 1];
  if ("fixed" in restraint) return [restraint.fixed, restraint.fixed];
  return [Math.max(0, restraint.low), Math.min(1, restraint.high)];
}

/** Where floor and ceiling of a curve that turns back are looked for whichever is above, and with the floor below. */
export function humpLevels(
  data: FitData,
  settings: FitSettings,
): { readonly free: readonly [Range, Range]; readonly parted: (at: number) => readonly [Range, Range] } {
  const [floor, ceiling] = levelRanges(restraintsFor(data, settings));
  return { free: [floor, ceiling], parted: (at) => ordered(floor, ceiling, at) };
}

function levelRanges(restraints: Readonly<Record<string, Restraint>>): [floor: Range, ceiling: Range] {
  const lapse = rangeOf(restraints["lapseRate"]);
  return [rangeOf(restraints["guessRate"]), [1 - lapse[1], 1 - lapse[0]]];
}

function levelBoxes(
  model: FitModel,
  data: FitData,
  restraints: Readonly<Record<string, Restraint>>,
  direction: FitSettings["direction"],
): Range[][] {
  if (model.levels === "tied" || model.levels === "none") return [[]];
  const [floor, ceiling] = levelRanges(restraints);
  const anything = floor[0] === 0 && floor[1] === 1 && ceiling[0] === 0 && ceiling[1] === 1;
  if (model.levels === "sides" && direction === null && anything) return [[floor, ceiling]];
  return splits(model, data).flatMap((split) => {
    const [low, high] = ordered(floor, ceiling, split);
    if (model.levels === "rates") return [[low, high]];
    const ways = { rising: [low, high], falling: [high, low] };
    return direction === null ? [ways.rising, ways.falling] : [ways[direction]];
  });
}

/** Ranges that leave the floor below the ceiling, parted at `split` where they overlap. */
function ordered(floor: Range, ceiling: Range, split: number): [Range, Range] {
  if (floor[1] <= ceiling[0]) return [floor, ceiling];
  const least = Math.min(Math.max(split, floor[0]), ceiling[1]);
  return [
    [floor[0], Math.max(floor[0], Math.min(floor[1], least))],
    [Math.min(ceiling[1], Math.max(ceiling[0], least)), ceiling[1]],
  ];
}

/** A curve that runs from floor to ceiling passes the mean score between them; one that turns back need not. */
function splits(model: FitModel, data: FitData): readonly number[] {
  const mean = total(data.scores.map((score, i) => score * data.weights[i]!)) / total(data.weights);
  if (!model.parameters.some(({ name }) => name === "hump")) return [mean];
  const [least, most] = [Math.min(...data.scores), Math.max(...data.scores)];
  const inside = [least, (3 * least + most) / 4, (least + most) / 2, (least + 3 * most) / 4, most];
  // The hump alone may carry all scores, or reach down to them from a ceiling of 1.
  return [...new Set([0, ...inside, 1])];
}
