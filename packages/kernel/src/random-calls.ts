/**
 * Which simulated measurements: replicates [begin, end) of one curve under one seed, all of them integers.
 *
 * The draw of (seed, curve, replicate, place) comes from one block of Philox 4×32-10 with
 *
 *   key      low 32 bits of the seed, its high 21 bits + 2^21
 *   counter  ⌊place / 2⌋, replicate, low 32 bits of the curve, its high 21 bits
 *
 * and from the first half of the block where the place is even, the second where it is odd. Nothing else goes in, so
 * that no cut of the work and no order changes a draw.
 */
export interface Draws {
  /** 0 to 2^53 − 1. */
  readonly seed: number;
  /** 0 to 2^53 − 1. */
  readonly curve: number;
  readonly begin: number;
  /** At most 2^32. */
  readonly end: number;
}
