import { curveTape } from "../../curves/curve-tape.ts";
import type { TapeParameter } from "../../curves/curve-tape.ts";
import type { CurveModel } from "../../curves/curve-model.ts";
import { curveParameters } from "../../curves/curve-model.ts";
import type { CurveParameter, ParameterUnit } from "../../curves/curve.ts";
import { OnsetError } from "../../errors.ts";
import { refuseSpec } from "../spec-fault.ts";
import type { ModelSpec } from "../sweep-spec.ts";
import { fixedValues } from "./fixed-values.ts";
import { checkValues } from "./model-parameter.ts";
import type { ModelParameter } from "./model-parameter.ts";
import type { FixedValue, SweepModel } from "./sweep-model.ts";
import { tapeCost } from "./tape-cost.ts";

type Curve = Extract<ModelSpec, { curve: unknown }>;

/** Slots of every row: γ, λ, L. */
const outside: ReadonlyMap<string, number> = new Map([
  ["guessRate", 0],
  ["lapseRate", 1],
  ["steps", 2],
]);
const firstOfTape = 3;
/** Longest list: skills or breaks. */
const longestList = 64;

/** A curve of the registry that has no form of its own in the kernel, or an exact match over one: a tape of x. */
export function tapeModel(spec: Curve): SweepModel {
  const model: CurveModel = {
    curve: spec.curve,
    ...(spec.base === undefined ? {} : { base: spec.base }),
    ...(spec.direction === undefined ? {} : { direction: spec.direction }),
  };
  const known = knownParameters(model);
  const lists = listsOf(spec, known);
  const { tape, parameters: places } = curveTape(model, lists.length);
  const parameters = [
    ...places.map(ofTape),
    ...known.flatMap((parameter) => ofRow(parameter, outside.get(parameter.name))),
  ];
  const single = Object.entries(spec.parameters ?? {}).filter(([name]) => !lists.values.has(name));
  return {
    title: spec.base === undefined ? spec.curve : `${spec.curve} over ${spec.base}`,
    parameters,
    fixed: new Map([
      ...fixedValues(Object.fromEntries(single), parameters),
      ...elementValues(places, parameters, lists.values),
    ]),
    constants: new Map([[2, 1]]),
    slots: firstOfTape + tape.parameters,
    rows: () => ({ kind: "tape", tape }),
    cost: () => tapeCost(tape),
  };
}

/** The registry's refusals begin with what is wrong (`direction of curve linear …`), here with its place in the spec. */
function knownParameters(model: CurveModel): readonly CurveParameter[] {
  try {
    return curveParameters(model);
  } catch (error) {
    if (error instanceof OnsetError) refuseSpec(`model.${error.message}`);
    throw error;
  }
}

function ofTape({ index, parameter }: TapeParameter, place: number): ModelParameter {
  return {
    ...described(parameter, firstOfTape + place),
    ...(index === null ? {} : { name: `${parameter.name}.${index + 1}` }),
  };
}

function ofRow(parameter: CurveParameter, slot: number | undefined): ModelParameter[] {
  return slot === undefined ? [] : [described(parameter, slot)];
}

function described(parameter: CurveParameter, slot: number): ModelParameter {
  const { name, unit, low, high, initial, description } = parameter;
  return {
    name,
    slot,
    sign: 1,
    unit: units[unit],
    low,
    high,
    integer: unit === "count",
    description: description.replace(/\.$/, ""),
    ...(initial === undefined ? {} : { initial }),
  };
}

/** Units of curves on the axis of a sweep, the log10 of the scale. */
const units: Readonly<Record<ParameterUnit, string>> = {
  x: "log10 of the scale",
  "per x": "per decade",
  share: "share",
  score: "score",
  "score per x": "score per decade",
  number: "number",
  count: "count",
  nats: "nats",
  "per nat": "per nat",
  tokens: "tokens",
};

/** The lists that a curve takes, all of one length. */
interface Lists {
  readonly length: number;
  readonly values: ReadonlyMap<string, readonly number[]>;
}

function listsOf(spec: Curve, known: readonly CurveParameter[]): Lists {
  const values = new Map<string, readonly number[]>();
  for (const { name, list, description } of known) {
    if (!list) continue;
    const given = spec.parameters?.[name];
    if (given === undefined) refuseSpec(`model.parameters.${name} is missing`, `give a list: ${description}`);
    values.set(name, typeof given === "number" ? [given] : given);
  }
  const lengths = [...values.values()].map((list) => list.length);
  const length = lengths[0] ?? 0;
  for (const [name, list] of values) {
    if (list.length === length && length <= longestList) continue;
    refuseSpec(
      `model.parameters.${name} must be as long as the other lists, at most ${longestList}, got ${list.length}`,
      "give one number for each skill or break",
    );
  }
  return { length, values };
}

function elementValues(
  places: readonly TapeParameter[],
  parameters: readonly ModelParameter[],
  lists: Lists["values"],
): [string, FixedValue][] {
  return places.flatMap(({ name, index }, place) => {
    const value = index === null ? undefined : lists.get(name)?.[index];
    if (value === undefined || index === null) return [];
    const path = `model.parameters.${name}[${index}]`;
    const parameter = parameters[place]!;
    checkValues(parameter, [value], path);
    return [[parameter.name, { value, path, element: true }]];
  });
}
