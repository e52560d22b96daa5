import type { Term } from "../../tape/term.ts";
import type { TapeBuilder } from "../../tape/TapeBuilder.ts";

/** What a curve is made of: the builder, x, and the curve's parameters as terms. */
export interface FormInputs {
  readonly tape: TapeBuilder;
  readonly x: Term;
  readonly one: (name: string) => Term;
  readonly list: (name: string) => readonly Term[];
}

/**
 * The unscaled curve F(x) of an id (or ψ itself, for curves without guess and lapse rate), in a form that keeps its
 * relative accuracy in both tails. `falling` is 1 − F, again without cancellation; curves that know no direction
 * leave it out.
 */
export interface CurveForm {
  readonly rising: (inputs: FormInputs) => Term;
  readonly falling?: (inputs: FormInputs) => Term;
}
