import { wholeBytes } from "./arena";
import { exp10Lanes } from "./math/exp10";
import { expLanes } from "./math/exp";
import { expitLanes } from "./math/expit";
import { log10Lanes } from "./math/log10";
import { logGammaLanes } from "./math/log-gamma";
import { logLanes } from "./math/log";
import { STATUS_OK } from "./status";

// out[i] = f(in[i]) over whole pairs of vectors, two in flight; blocks of the arena are whole pairs (see arena.ts).

export function exp(input: usize, output: usize, length: i32): i32 {
  for (let i: usize = 0, end = wholeBytes(length); i < end; i += 32) {
    const first = expLanes(v128.load(input + i));
    const second = expLanes(v128.load(input + i, 16));
    v128.store(output + i, first);
    v128.store(output + i, second, 16);
  }
  return STATUS_OK;
}

export function log(input: usize, output: usize, length: i32): i32 {
  for (let i: usize = 0, end = wholeBytes(length); i < end; i += 32) {
    const first = logLanes(v128.load(input + i));
    const second = logLanes(v128.load(input + i, 16));
    v128.store(output + i, first);
    v128.store(output + i, second, 16);
  }
  return STATUS_OK;
}

export function log10(input: usize, output: usize, length: i32): i32 {
  for (let i: usize = 0, end = wholeBytes(length); i < end; i += 32) {
    const first = log10Lanes(v128.load(input + i));
    const second = log10Lanes(v128.load(input + i, 16));
    v128.store(output + i, first);
    v128.store(output + i, second, 16);
  }
  return STATUS_OK;
}

export function exp10(input: usize, output: usize, length: i32): i32 {
  for (let i: usize = 0, end = wholeBytes(length); i < end; i += 32) {
    const first = exp10Lanes(v128.load(input + i));
    const second = exp10Lanes(v128.load(input + i, 16));
    v128.store(output + i, first);
    v128.store(output + i, second, 16);
  }
  return STATUS_OK;
}

export function expit(input: usize, output: usize, length: i32): i32 {
  for (let i: usize = 0, end = wholeBytes(length); i < end; i += 32) {
    const first = expitLanes(v128.load(input + i));
    const second = expitLanes(v128.load(input + i, 16));
    v128.store(output + i, first);
    v128.store(output + i, second, 16);
  }
  return STATUS_OK;
}

export function logGamma(input: usize, output: usize, length: i32): i32 {
  for (let i: usize = 0, end = wholeBytes(length); i < end; i += 16) {
    v128.store(output + i, logGammaLanes(v128.load(input + i)));
  }
  return STATUS_OK;
}
