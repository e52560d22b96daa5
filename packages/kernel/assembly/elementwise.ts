import { wholeBytes } from "./arena";
import { expRow } from "./math/exp";
import { expitRow } from "./math/expit";
import { logLanes } from "./math/log";
import { expF32Lanes, expitF32Lanes } from "./math/single";
import { STATUS_OK } from "./status";

// out[i] = f(in[i]) over whole pairs of vectors, two in flight, for the module of sweeps; blocks of the arena are whole
// pairs (see arena.ts), and the output is not the input's own.

export function exp(input: usize, output: usize, length: i32): i32 {
  expRow(input, output, wholeBytes(length));
  return STATUS_OK;
}

export function expit(input: usize, output: usize, length: i32): i32 {
  expitRow(input, output, wholeBytes(length));
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

/** Bytes of that many float32, rounded up to whole pairs of vectors. */
@inline
function wholeBytesF32(length: i32): usize {
  return <usize>((length + 7) & ~7) << 2;
}

export function expF32(input: usize, output: usize, length: i32): i32 {
  for (let i: usize = 0, end = wholeBytesF32(length); i < end; i += 32) {
    const first = expF32Lanes(v128.load(input + i));
    const second = expF32Lanes(v128.load(input + i, 16));
    v128.store(output + i, first);
    v128.store(output + i, second, 16);
  }
  return STATUS_OK;
}

export function expitF32(input: usize, output: usize, length: i32): i32 {
  for (let i: usize = 0, end = wholeBytesF32(length); i < end; i += 32) {
    const first = expitF32Lanes(v128.load(input + i));
    const second = expitF32Lanes(v128.load(input + i, 16));
    v128.store(output + i, first);
    v128.store(output + i, second, 16);
  }
  return STATUS_OK;
}
