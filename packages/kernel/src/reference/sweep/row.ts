import type { RowModel } from "../../sweep-calls.ts";
import { GUESS, LAPSE, STEEPNESS, STEPS, THRESHOLD } from "../../sweep/slots.ts";
import { type Base, logisticRow } from "./logistic-row.ts";
import { skillsDirection, skillsRow } from "./skills.ts";
import { tapeRow } from "./tape-row.ts";

/**
 * One curve over x. `core` is F^L, `rest` is 1 − F^L from its own small side, so that neither tail cancels;
 * ψ = guess + amplitude · core and 1 − ψ = lapse + amplitude · rest.
 */
export interface Row {
  readonly core: Float64Array;
  readonly rest: Float64Array;
  readonly guess: number;
  readonly lapse: number;
  /** 1 − guess − lapse. */
  readonly amplitude: number;
  /** 1 rising, −1 falling, 0 neither is known. */
  readonly direction: -1 | 0 | 1;
}

export function makeRow(model: RowModel, slots: Float64Array, x: Float64Array): Row {
  const base = baseOf(model, slots, x);
  const steps = slots[STEPS] as number;
  const [guess, lapse] = [slots[GUESS] as number, slots[LAPSE] as number];
  return {
    core: base.value.map((value) => value ** steps),
    rest: steps === 1 ? base.rest : base.rest.map((rest) => -Math.expm1(steps * Math.log1p(-rest))),
    guess,
    lapse,
    amplitude: 1 - guess - lapse,
    direction: directionOf(model, slots),
  };
}

/** ψ over x. */
export function scoresOfRow({ core, guess, amplitude }: Row): Float64Array<ArrayBuffer> {
  return Float64Array.from(core, (value) => guess + amplitude * value);
}

function baseOf(model: RowModel, slots: Float64Array, x: Float64Array): Base {
  switch (model.kind) {
    case "logistic":
      return logisticRow(x, slots[THRESHOLD] as number, slots[STEEPNESS] as number);
    case "skills":
      return skillsRow(model, slots, x);
    default: {
      const value = tapeRow(model, slots, x);
      return { value, rest: value.map((score) => 1 - score) };
    }
  }
}

/** 1 where the curve rises, −1 where it falls, 0 where neither is known. */
export function directionOf(model: RowModel, slots: Float64Array): -1 | 0 | 1 {
  if (model.kind === "tape") return 0;
  if (model.kind === "skills") return skillsDirection(model, slots);
  return (slots[STEEPNESS] as number) < 0 ? -1 : 1;
}
