import type { Tape } from "@onset/kernel";
import { TapeBuilder } from "../tape/TapeBuilder.ts";
import type { CurveParameter } from "./curve.ts";
import { baseCurve, curveParameters } from "./curve-model.ts";
import type { CurveModel } from "./curve-model.ts";
import { formOf } from "./forms/forms.ts";

/** One parameter of a tape: a curve's parameter, or one number of its lists. */
export interface TapeParameter {
  readonly name: string;
  /** Place in the list, from 0; `null` for a parameter that is one number. */
  readonly index: number | null;
  readonly parameter: CurveParameter;
}

/** A curve as a tape of x alone. */
export interface CurveTape {
  /** F(x); ψ(x) itself for curves without guess and lapse rate. */
  readonly tape: Tape;
  /** The tape's parameters in its order. Guess rate, lapse rate and steps are no part of it. */
  readonly parameters: readonly TapeParameter[];
}

/** Parameters that every row has beside those of its tape: ψ = γ + (1 − γ − λ) F^L. */
const outside: ReadonlySet<string> = new Set(["guessRate", "lapseRate", "steps"]);

/**
 * The tape of a curve. `lengths` says how many numbers its lists hold (skills, breaks); curves without lists leave it
 * out. The tape keeps relative accuracy in both tails of F, rising and falling.
 *
 * @throws OnsetError as {@link curveParameters}
 */
export function curveTape(model: CurveModel, lengths = 0): CurveTape {
  const parameters = curveParameters(model).filter(({ name }) => !outside.has(name));
  const places = parameters.flatMap((parameter): TapeParameter[] =>
    parameter.list
      ? Array.from({ length: lengths }, (_, index) => ({ name: parameter.name, index, parameter }))
      : [{ name: parameter.name, index: null, parameter }],
  );
  const tape = new TapeBuilder();
  const at = (name: string, index: number | null) =>
    tape.parameter(places.findIndex((place) => place.name === name && place.index === index));
  const inputs = {
    tape,
    x: tape.column(0),
    one: (name: string) => at(name, null),
    list: (name: string) => Array.from({ length: lengths }, (_, index) => at(name, index)),
  };
  const form = formOf(baseCurve(model));
  const make = model.direction === "falling" ? (form.falling ?? form.rising) : form.rising;
  return {
    tape: tape.finish(make(inputs), { parameters: places.length, columns: 1 }),
    parameters: places,
  };
}
