import { STATUS_OK } from "../status";
import { philox, wordsA, wordsB, wordsC, wordsD } from "./philox";

// What the upper 11 bits of the key's second word say: streams and simulated measurements never share a block.

export const STREAMS: i32 = 0;
export const MEASUREMENTS: i32 = 1 << 21;

/**
 * Two uniform numbers in (0, 1) of two 64-bit halves of blocks.
 *
 * Method   the upper 52 bits become the fraction of a number in [1, 2); 1 − 2^−53 is subtracted, which is exact. What is
 *          left are the odd multiples of 2^−53: neither 0 nor 1, and as many on either side of ½.
 */
@inline
export function uniformLanes(halves: v128): v128 {
  const fraction = v128.or(i64x2.shr_u(halves, 12), i64x2.splat(0x3ff0000000000000));
  return f64x2.sub(fraction, f64x2.splat(1.0 - 1.1102230246251565e-16));
}

/** First halves of the four blocks in `philox`'s words: blocks 0, 1 or 2, 3. */
@inline
export function firstHalves01(): v128 {
  return v128.shuffle<i32>(wordsA, wordsB, 0, 4, 1, 5);
}

@inline
export function firstHalves23(): v128 {
  return v128.shuffle<i32>(wordsA, wordsB, 2, 6, 3, 7);
}

/** Second halves, likewise. */
@inline
export function secondHalves01(): v128 {
  return v128.shuffle<i32>(wordsC, wordsD, 0, 4, 1, 5);
}

@inline
export function secondHalves23(): v128 {
  return v128.shuffle<i32>(wordsC, wordsD, 2, 6, 3, 7);
}

/**
 * out[2 b + h] = the uniform number of half h of block first + b of a stream, for groups of four blocks
 *
 * Layout   seed and stream in two words each; the first block, a multiple of 4, in two words.
 */
export function uniforms(
  seedLow: i32,
  seedHigh: i32,
  streamLow: i32,
  streamHigh: i32,
  blockLow: i32,
  blockHigh: i32,
  output: usize,
  groups: i32,
): i32 {
  let block = (<u64>(<u32>blockHigh) << 32) | <u64>(<u32>blockLow);
  for (let end = output + (<usize>groups << 6); output < end; output += 64) {
    // Groups begin at multiples of four: the low word cannot overflow within one.
    const low = i32x4.add(i32x4.splat(<i32>block), i32x4(0, 1, 2, 3));
    philox(low, i32x4.splat(<i32>(block >> 32)), i32x4.splat(streamLow), i32x4.splat(streamHigh), seedLow, seedHigh | STREAMS);
    const first01 = uniformLanes(firstHalves01());
    const second01 = uniformLanes(secondHalves01());
    const first23 = uniformLanes(firstHalves23());
    const second23 = uniformLanes(secondHalves23());
    v128.store(output, v128.shuffle<i64>(first01, second01, 0, 2));
    v128.store(output, v128.shuffle<i64>(first01, second01, 1, 3), 16);
    v128.store(output, v128.shuffle<i64>(first23, second23, 0, 2), 32);
    v128.store(output, v128.shuffle<i64>(first23, second23, 1, 3), 48);
    block += 4;
  }
  return STATUS_OK;
}
