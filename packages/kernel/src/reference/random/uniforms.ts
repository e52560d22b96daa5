import type { Draws } from "../../random-calls.ts";
import { checkStream } from "../../random/check-random.ts";
import { philox, type Words } from "./philox.ts";

/** What the upper 11 bits of the key's second word say: streams and measurements never share a block. */
const STREAMS = 0;
const MEASUREMENTS = 1;

const LOW = 2 ** 32;

/** Two words of an integer up to 2^53 − 1. */
function wordsOf(value: number): [number, number] {
  return [value % LOW, Math.floor(value / LOW)];
}

function block(seed: number, purpose: number, counter: Words): Words {
  const [low, high] = wordsOf(seed);
  return philox(counter, [low, high + purpose * 2 ** 21]);
}

/** One half of a block as an odd multiple of 2^−53, so that 0 and 1 do not occur and u and 1 − u are equally fine. */
function uniformOf(words: Words, half: number): number {
  const [low, high] = half === 0 ? [words[0], words[1]] : [words[2], words[3]];
  return (high * 2 ** 20 + (low >>> 12) + 0.5) * 2 ** -52;
}

/** The uniform number at `index` of a stream: half `index mod 2` of block ⌊index / 2⌋. */
export function uniformAt(seed: number, stream: number, index: number): number {
  const [low, high] = wordsOf(Math.floor(index / 2));
  return uniformOf(block(seed, STREAMS, [low, high, ...wordsOf(stream)]), index % 2);
}

/** The uniform number behind one simulated measurement, see {@link Draws}. */
export function measurementUniform({ seed, curve }: Draws, replicate: number, place: number): number {
  return uniformOf(
    block(seed, MEASUREMENTS, [Math.floor(place / 2), replicate, ...wordsOf(curve)]),
    place % 2,
  );
}

/** Uniform numbers of a stream: the plain twin of `KernelCalls.uniforms`. */
export function drawUniforms(
  seed: number,
  stream: number,
  begin: number,
  count: number,
): Float64Array<ArrayBuffer> {
  checkStream(seed, stream, begin, count);
  return Float64Array.from({ length: count }, (_, i) => uniformAt(seed, stream, begin + i));
}
