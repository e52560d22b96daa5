import { defineCurve } from "./curve/curve.define.ts";
import { defineSweep } from "./sweep/sweep.define.ts";

/** Registers every element of the house under its tag. Safe to call twice, and on a server, where it does nothing. */
export function defineElements(): void {
  defineCurve();
  defineSweep();
}
