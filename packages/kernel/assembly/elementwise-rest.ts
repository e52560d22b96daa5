import { wholeBytes } from "./arena";
import { erfLanes } from "./math/erf";
import { exp10Lanes } from "./math/exp10";
import { expm1Lanes } from "./math/expm1";
import { logGammaLanes } from "./math/log-gamma";
import { log10Lanes } from "./math/log10";
import { log1pLanes } from "./math/log1p";
import { phiLanes } from "./math/phi";
import { powLanes } from "./math/pow";
import { quantileLanes } from "./math/quantile";
import { atanLanes, cosLanes, sinLanes, tanLanes } from "./math/trigonometry";
import { STATUS_OK } from "./status";

// out[i] = f(in[i]) over whole pairs of vectors, for the module of fits and everything else (see elementwise.ts).

export function log10(input: usize, output: usize, length: i32): i32 {
  for (let i: usize = 0, end = wholeBytes(length); i < end; i += 16) {
    v128.store(output + i, log10Lanes(v128.load(input + i)));
  }
  return STATUS_OK;
}

export function exp10(input: usize, output: usize, length: i32): i32 {
  for (let i: usize = 0, end = wholeBytes(length); i < end; i += 16) {
    v128.store(output + i, exp10Lanes(v128.load(input + i)));
  }
  return STATUS_OK;
}

export function logGamma(input: usize, output: usize, length: i32): i32 {
  for (let i: usize = 0, end = wholeBytes(length); i < end; i += 16) {
    v128.store(output + i, logGammaLanes(v128.load(input + i)));
  }
  return STATUS_OK;
}

export function expm1(input: usize, output: usize, length: i32): i32 {
  for (let i: usize = 0, end = wholeBytes(length); i < end; i += 16) {
    v128.store(output + i, expm1Lanes(v128.load(input + i)));
  }
  return STATUS_OK;
}

export function log1p(input: usize, output: usize, length: i32): i32 {
  for (let i: usize = 0, end = wholeBytes(length); i < end; i += 16) {
    v128.store(output + i, log1pLanes(v128.load(input + i)));
  }
  return STATUS_OK;
}

export function erf(input: usize, output: usize, length: i32): i32 {
  for (let i: usize = 0, end = wholeBytes(length); i < end; i += 16) {
    v128.store(output + i, erfLanes(v128.load(input + i)));
  }
  return STATUS_OK;
}

export function phi(input: usize, output: usize, length: i32): i32 {
  for (let i: usize = 0, end = wholeBytes(length); i < end; i += 16) {
    v128.store(output + i, phiLanes(v128.load(input + i)));
  }
  return STATUS_OK;
}

export function quantile(input: usize, output: usize, length: i32): i32 {
  for (let i: usize = 0, end = wholeBytes(length); i < end; i += 16) {
    v128.store(output + i, quantileLanes(v128.load(input + i)));
  }
  return STATUS_OK;
}

export function sin(input: usize, output: usize, length: i32): i32 {
  for (let i: usize = 0, end = wholeBytes(length); i < end; i += 16) {
    v128.store(output + i, sinLanes(v128.load(input + i)));
  }
  return STATUS_OK;
}

export function cos(input: usize, output: usize, length: i32): i32 {
  for (let i: usize = 0, end = wholeBytes(length); i < end; i += 16) {
    v128.store(output + i, cosLanes(v128.load(input + i)));
  }
  return STATUS_OK;
}

export function tan(input: usize, output: usize, length: i32): i32 {
  for (let i: usize = 0, end = wholeBytes(length); i < end; i += 16) {
    v128.store(output + i, tanLanes(v128.load(input + i)));
  }
  return STATUS_OK;
}

export function atan(input: usize, output: usize, length: i32): i32 {
  for (let i: usize = 0, end = wholeBytes(length); i < end; i += 16) {
    v128.store(output + i, atanLanes(v128.load(input + i)));
  }
  return STATUS_OK;
}

/** out[i] = values[i] to the power exponents[i]. */
export function pow(values: usize, exponents: usize, output: usize, length: i32): i32 {
  for (let i: usize = 0, end = wholeBytes(length); i < end; i += 16) {
    v128.store(output + i, powLanes(v128.load(values + i), v128.load(exponents + i)));
  }
  return STATUS_OK;
}
