import { curveParameters } from "@onset/core";
import type {
  CurveId,
  CurveModel,
  CurveParameters,
  CurveSimulation,
  ExpressionSimulation,
} from "@onset/core";
import { UsageError } from "../session/usage-error.ts";
import { parseSettings, parseSettingsWithLists } from "./parse-settings.ts";

/** The options that say what is simulated. */
export interface SubjectOptions {
  readonly curve?: CurveId;
  readonly base?: CurveId;
  readonly expression?: string;
  readonly falling?: boolean;
  readonly set?: readonly string[];
}

/** What is simulated, without its scales, and how the JSON document names it. */
export interface SimulatedSubject {
  readonly simulation: Omit<CurveSimulation, "scales"> | Omit<ExpressionSimulation, "scales">;
  readonly what: Readonly<Record<string, unknown>>;
}

/** The curve or expression that the options ask for, with its parameters. */
export function simulatedSubject(options: SubjectOptions): SimulatedSubject {
  return options.expression === undefined ? curve(options) : expression(options.expression, options);
}

function curve({ curve: id = "logistic", base, falling, set = [] }: SubjectOptions): SimulatedSubject {
  const model: CurveModel = {
    curve: id,
    ...(base !== undefined && { base }),
    ...(falling === true && { direction: "falling" }),
  };
  const simulation = { ...model, parameters: withLists(model, parseSettingsWithLists(set)) };
  return { simulation, what: simulation };
}

/** A list with one number needs no comma. */
function withLists(model: CurveModel, settings: CurveParameters): CurveParameters {
  const lists = new Set(curveParameters(model).flatMap(({ name, list }) => (list ? [name] : [])));
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      lists.has(name) && typeof value === "number" ? [value] : value,
    ]),
  );
}

function expression(text: string, { curve: id, base, falling, set = [] }: SubjectOptions): SimulatedSubject {
  const other = id !== undefined ? "--curve" : base !== undefined ? "--base" : falling ? "--falling" : null;
  if (other !== null) {
    throw new UsageError(`--expression is a curve of its own and excludes ${other}: leave one of them out`);
  }
  const simulation = { expression: text, parameters: parseSettings(set) };
  return { simulation, what: simulation };
}
