import type { TapeOperation } from "../../tape.ts";
import { exp10, expit, log10, pow } from "../elementwise.ts";
import { erf, phi } from "../normal.ts";

const LN_10 = Math.LN10;
const TWO_PER_SQRT_PI = 1.1283791670955126;
const PER_SQRT_TWO_PI = 0.3989422804014327;

/** Values of the operations; unary ones do not look at `b`. */
export const VALUES: Readonly<Record<TapeOperation, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  pow,
  negate: (a) => -a,
  square: (a) => a * a,
  sqrt: Math.sqrt,
  abs: Math.abs,
  exp: Math.exp,
  expm1: Math.expm1,
  log: Math.log,
  log1p: Math.log1p,
  log10,
  exp10,
  expit,
  phi,
  erf,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  atan: Math.atan,
  min: Math.min,
  max: Math.max,
};

/** Derivatives by the first and the second operand, given the value v. At a kink: 0 for abs, the first operand's for min and max. */
export const SLOPES: Readonly<
  Record<TapeOperation, (a: number, b: number, v: number) => readonly [number, number]>
> = {
  add: () => [1, 1],
  subtract: () => [1, -1],
  multiply: (a, b) => [b, a],
  divide: (_, b, v) => [1 / b, -v / b],
  pow: (a, b, v) => [b === 0 ? 0 : b * pow(a, b - 1), v === 0 ? 0 : v * Math.log(a)],
  negate: () => [-1, 0],
  square: (a) => [2 * a, 0],
  sqrt: (_a, _b, v) => [0.5 / v, 0],
  abs: (a) => [a > 0 ? 1 : a < 0 ? -1 : 0, 0],
  exp: (_a, _b, v) => [v, 0],
  expm1: (a) => [Math.exp(a), 0],
  log: (a) => [1 / a, 0],
  log1p: (a) => [1 / (1 + a), 0],
  log10: (a) => [1 / (a * LN_10), 0],
  exp10: (_a, _b, v) => [v * LN_10, 0],
  expit: (a, _b, v) => [v * expit(-a), 0],
  phi: (a) => [PER_SQRT_TWO_PI * Math.exp(-0.5 * a * a), 0],
  erf: (a) => [TWO_PER_SQRT_PI * Math.exp(-a * a), 0],
  sin: (a) => [Math.cos(a), 0],
  cos: (a) => [-Math.sin(a), 0],
  tan: (_a, _b, v) => [1 + v * v, 0],
  atan: (a) => [1 / (1 + a * a), 0],
  min: (a, b) => (a <= b ? [1, 0] : [0, 1]),
  max: (a, b) => (a >= b ? [1, 0] : [0, 1]),
};
