import type { KernelCalls } from "@onset/kernel";
import type { CurveParameters } from "./check-parameters.ts";
import type { CurveModel } from "./curve-model.ts";
import { baseCurve } from "./curve-model.ts";
import { curveTape } from "./curve-tape.ts";
import type { TapeParameter } from "./curve-tape.ts";

/** A curve with checked parameters; `falling` turns F around, so that the score goes from 1 − λ down to γ. */
export interface CheckedCurve extends CurveModel {
  readonly parameters: CurveParameters;
}

/** ψ at positions x. */
type Values = (x: Float64Array) => Float64Array<ArrayBuffer>;

/** ψ at positions x, by the kernel. */
export function evaluateCurve(
  kernel: KernelCalls,
  curve: CheckedCurve,
  x: Float64Array,
): Float64Array<ArrayBuffer> {
  return curveValues(kernel, curve)(x);
}

/** ψ of one curve, to be asked for more than once: what does not depend on x is made here. */
export function curveValues(kernel: KernelCalls, curve: CheckedCurve): Values {
  if (baseCurve(curve) === "logistic") return logisticValues(kernel, curve);
  if (curve.curve === "product") return productValues(kernel, curve);
  const { tape, parameters } = curveTape(curve, listLength(curve.parameters));
  const values = Float64Array.from(parameters, (parameter) => valueOf(curve.parameters, parameter));
  return (x) => scaled(kernel.tape({ tape, parameters: values, columns: [x] }), curve.parameters);
}

/** Logistics and their powers have a form of their own in the kernel. */
function logisticValues(kernel: KernelCalls, curve: CheckedCurve): Values {
  const one = (name: string): number => curve.parameters[name] as number;
  const logistic = {
    threshold: one("threshold"),
    steepness: signOf(curve) * one("steepness"),
    guessRate: one("guessRate"),
    lapseRate: one("lapseRate"),
  };
  if (curve.curve !== "exact-match") return (x) => kernel.logistic(x, logistic);
  return (x) => kernel.exactMatch(x, { ...logistic, steps: one("steps") });
}

function productValues(kernel: KernelCalls, curve: CheckedCurve): Values {
  const { thresholds, steepnesses, guessRate, lapseRate } = curve.parameters;
  const sign = signOf(curve);
  const skills = {
    thresholds: Float64Array.from(thresholds as readonly number[]),
    steepnesses: Float64Array.from(steepnesses as readonly number[], (value) => sign * value),
    guessRate: guessRate as number,
    lapseRate: lapseRate as number,
  };
  return (x) => kernel.product(x, skills);
}

/** 1/(1 + exp(+k (x − c))) is F turned around. */
function signOf({ direction }: CheckedCurve): 1 | -1 {
  return direction === "falling" ? -1 : 1;
}

function listLength(parameters: CurveParameters): number {
  return Object.values(parameters).reduce<number>(
    (most, value) => (typeof value === "number" ? most : Math.max(most, value.length)),
    0,
  );
}

function valueOf(parameters: CurveParameters, { name, index }: TapeParameter): number {
  const value = parameters[name];
  return (index === null ? value : (value as readonly number[])[index]) as number;
}

/** γ + (1 − γ − λ) F^L in place; nothing for curves that have none of the three. */
function scaled(values: Float64Array<ArrayBuffer>, parameters: CurveParameters): Float64Array<ArrayBuffer> {
  const { guessRate, lapseRate, steps } = parameters;
  if (typeof steps === "number" && steps > 1) {
    for (let i = 0; i < values.length; i++) values[i] = wholePower(values[i]!, steps);
  }
  if (typeof guessRate === "number" && typeof lapseRate === "number") {
    const rise = 1 - guessRate - lapseRate;
    for (let i = 0; i < values.length; i++) values[i] = guessRate + rise * values[i]!;
  }
  return values;
}

/** value^steps by squaring, for a positive integer. */
function wholePower(value: number, steps: number): number {
  let result = 1;
  for (let rest = steps, square = value; rest > 0; rest = Math.floor(rest / 2), square *= square) {
    if (rest % 2 === 1) result *= square;
  }
  return result;
}
