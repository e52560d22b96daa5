import { mulAdd } from "../lanes";
import { powerOfTwo } from "../math/exp";
import { currentShift, moveShift } from "./shift";

/**
 * The binomial likelihood Π p_i^k_i q_i^(n_i − k_i) of a curve under many pairs of rates, without a logarithm
 *
 * Formula  p = γ + h F, q = λ + h (1 − F), h = 1 − γ − λ: either from its own small side.
 * Method   Horner's rule over the bits of all the exponents at once: square, then multiply by the factors whose exponent has
 *          the bit; the power of two is split off after every step. A program (`writeProgram`) lists the factors of each
 *          step, at most 14 and an even number (1 fills up), so that no product leaves the range.
 * Source   D. E. Knuth, The Art of Computer Programming 2, 4.6.3 (the binary method), here for many bases together.
 * Error    (Σ n + 2 · number of factors) · 2^−52 relative, in the logarithm absolute.
 * Special  shares below 2^−64 count as 2^−64.
 * Layout   eight pairs at a time: one factor is four vectors. Factors are taken two by two, with each other first: so the four
 *          chains are as quick as eight, and fit into the registers.
 */
const FACTOR: usize = 64;
const MOST_FACTORS: i32 = 14;
const LEAST: f64 = 5.421010862427522e-20;

/** Bytes that a program for that many points may take: 31 bits, each with its factors and their steps' heads. */
export function programBytes(points: i32): usize {
  return <usize>(31 * (2 * points + 9 * (points / 7 + 2)) + 8) << 2;
}

/** Bytes of the factors of one block, and of 1. */
export function factorBytes(points: i32): usize {
  return <usize>(2 * points + 1) * FACTOR;
}

/**
 * What the steps add to the exponents beside the truth (1023 each, doubled by later squares), then the steps from the highest
 * bit down: (squares first, number of factors, their offsets …); ends with −1.
 */
export function writeProgram(points: i32, items: usize, correct: usize, program: usize): void {
  let top = 0;
  for (let i = 0; i < points; i++) top |= <i32>load<f64>(items + (<usize>i << 3));
  let at = program + 8;
  let bias: i64 = 0;
  for (let bit = 31 - clz(top); bit >= 0; bit--) {
    let head = at;
    at = openStep(head, 1);
    bias = 2 * bias + 1023;
    let count = 0;
    for (let i = 0; i < 2 * points; i++) {
      const point = <usize>(i >> 1) << 3;
      const hits = <i32>load<f64>(correct + point);
      const exponent = (i & 1) == 0 ? hits : <i32>load<f64>(items + point) - hits;
      if (((exponent >> bit) & 1) == 0) continue;
      if (count == MOST_FACTORS) {
        store<i32>(head, count, 4);
        head = at;
        at = openStep(head, 0);
        bias += 1023;
        count = 0;
      }
      store<i32>(at, i * <i32>FACTOR);
      at += 4;
      count++;
    }
    if (count & 1) {
      store<i32>(at, 2 * points * <i32>FACTOR);
      at += 4;
      count++;
    }
    store<i32>(head, count, 4);
  }
  store<i32>(at, -1);
  store<i64>(program, bias);
}

function openStep(head: usize, squares: i32): usize {
  store<i32>(head, squares);
  return head + 8;
}

/** Two of the least share; the engine would make a constant anew at each use. */
const LEAST_SHARES = memory.data<f64>([LEAST, LEAST], 16);

/** F above which no share of any pair is as little as the least. */
let floorOfShapes: f64 = Infinity;

/**
 * Writes the heights h of all pairs and the factor 1. Heights are read again for each curve: what is computed before a loop the
 * engine moves into it.
 */
export function startPlanes(points: i32, pairs: i32, guess: usize, lapse: usize, heights: usize, factors: usize): void {
  const ones = factors + <usize>(2 * points) * FACTOR;
  for (let at: usize = 0; at < FACTOR; at += 8) store<f64>(ones + at, 1.0);
  let lowest = 1.0;
  for (let at: usize = 0, end = <usize>pairs << 3; at < end; at += 8) {
    const height = 1.0 - load<f64>(guess + at) - load<f64>(lapse + at);
    lowest = min(lowest, height);
    store<f64>(heights + at, height);
  }
  floorOfShapes = lowest > 0.0 ? 2.0 * LEAST / lowest : Infinity;
}

/** Factors p and q of eight pairs at every point. */
function fillFactors(points: i32, rises: usize, falls: usize, guess: usize, lapse: usize, heights: usize, factors: usize): void {
  fillSide(points, rises, guess, heights, factors);
  fillSide(points, falls, lapse, heights, factors + FACTOR);
}

@inline
function fillSide(points: i32, shapes: usize, rates: usize, heights: usize, factors: usize): void {
  const end = shapes + (<usize>points << 3), floor = floorOfShapes, least = v128.load(LEAST_SHARES);
  const r0 = v128.load(rates), r1 = v128.load(rates, 16), r2 = v128.load(rates, 32), r3 = v128.load(rates, 48);
  const h0 = v128.load(heights), h1 = v128.load(heights, 16), h2 = v128.load(heights, 32), h3 = v128.load(heights, 48);
  for (; shapes < end; shapes += 8, factors += 2 * FACTOR) {
    const shape = v128.load64_splat(shapes);
    const a = mulAdd(h0, shape, r0), b = mulAdd(h1, shape, r1), c = mulAdd(h2, shape, r2), d = mulAdd(h3, shape, r3);
    if (load<f64>(shapes) > floor) {
      v128.store(factors, a); v128.store(factors, b, 16); v128.store(factors, c, 32); v128.store(factors, d, 48);
    } else {
      v128.store(factors, f64x2.pmax(a, least)); v128.store(factors, f64x2.pmax(b, least), 16);
      v128.store(factors, f64x2.pmax(c, least), 32); v128.store(factors, f64x2.pmax(d, least), 48);
    }
  }
}

@inline
function exponentInto(e: v128, r: v128): v128 {
  return i64x2.add(e, i64x2.shr_u(r, 52));
}

@inline
function mantissaOf(r: v128): v128 {
  return v128.or(v128.and(r, i64x2.splat(0x000fffffffffffff)), i64x2.splat(0x3ff0000000000000));
}

/**
 * Runs the program over one block. Gives the likelihoods relative to 2^shift, 0 where they are less than 2^−900 of it, and true
 * where one is more than 2^256 times as large; or, where `raw`, the exponents alone.
 */
function runProgram(program: usize, factors: usize, output: usize, shift: i64, raw: bool): bool {
  let r0 = f64x2.splat(1.0), r1 = r0, r2 = r0, r3 = r0;
  let e0 = i64x2.splat(0), e1 = e0, e2 = e0, e3 = e0;
  let at = program + 8;
  for (let squares = load<i32>(at); squares >= 0; squares = load<i32>(at)) {
    if (squares) {
      r0 = f64x2.mul(r0, r0); r1 = f64x2.mul(r1, r1); r2 = f64x2.mul(r2, r2); r3 = f64x2.mul(r3, r3);
      e0 = i64x2.add(e0, e0); e1 = i64x2.add(e1, e1); e2 = i64x2.add(e2, e2); e3 = i64x2.add(e3, e3);
    }
    const end = at + 8 + (<usize>load<i32>(at, 4) << 2);
    for (at += 8; at < end; at += 8) {
      const f = factors + <usize>load<u32>(at), g = factors + <usize>load<u32>(at, 4);
      r0 = f64x2.mul(r0, f64x2.mul(v128.load(f), v128.load(g)));
      r1 = f64x2.mul(r1, f64x2.mul(v128.load(f, 16), v128.load(g, 16)));
      r2 = f64x2.mul(r2, f64x2.mul(v128.load(f, 32), v128.load(g, 32)));
      r3 = f64x2.mul(r3, f64x2.mul(v128.load(f, 48), v128.load(g, 48)));
    }
    e0 = exponentInto(e0, r0); e1 = exponentInto(e1, r1); e2 = exponentInto(e2, r2); e3 = exponentInto(e3, r3);
    r0 = mantissaOf(r0); r1 = mantissaOf(r1); r2 = mantissaOf(r2); r3 = mantissaOf(r3);
  }
  const behind = i64x2.splat(load<i64>(program) + shift);
  e0 = i64x2.sub(e0, behind); e1 = i64x2.sub(e1, behind); e2 = i64x2.sub(e2, behind); e3 = i64x2.sub(e3, behind);
  const over = v128.any_true(v128.or(v128.or(outweighs(e0), outweighs(e1)), v128.or(outweighs(e2), outweighs(e3))));
  v128.store(output, raw ? e0 : scaled(r0, e0)); v128.store(output, raw ? e1 : scaled(r1, e1), 16);
  v128.store(output, raw ? e2 : scaled(r2, e2), 32); v128.store(output, raw ? e3 : scaled(r3, e3), 48);
  return over;
}

/** Powers of two that a curve may outweigh the shift by, and below which nothing is left of it. */
const SLACK: i64 = 256;
const NOTHING: i64 = -900;

@inline
function scaled(r: v128, e: v128): v128 {
  return v128.and(i64x2.add(r, i64x2.shl(e, 52)), i64x2.gt_s(e, i64x2.splat(NOTHING)));
}

@inline
function outweighs(e: v128): v128 {
  return i64x2.gt_s(e, i64x2.splat(SLACK));
}

/**
 * row[pair] = likelihood of one curve under every pair, relative to the (binary) shift. `startPlanes` has seen the pairs.
 *
 * Layout   `pairs` a multiple of eight; `row` of as many float64.
 */
export function planesRow(points: i32, rises: usize, falls: usize, pairs: i32, guess: usize, lapse: usize, heights: usize, program: usize, factors: usize, row: usize): void {
  const end = <usize>pairs << 3, now = currentShift();
  let above = now == -Infinity;
  for (let at: usize = 0; at < end && !above; at += FACTOR) {
    fillFactors(points, rises, falls, guess + at, lapse + at, heights + at, factors);
    above = runProgram(program, factors, row + at, <i64>now, false);
  }
  if (!above) return;
  let most = i64.MIN_VALUE;
  for (let at: usize = 0; at < end; at += FACTOR) {
    fillFactors(points, rises, falls, guess + at, lapse + at, heights + at, factors);
    runProgram(program, factors, row + at, 0, true);
    for (let pair: usize = 0; pair < FACTOR; pair += 8) most = max(most, load<i64>(row + at + pair));
  }
  const next = <f64>most;
  moveShift(next, now - next < <f64>NOTHING ? 0.0 : powerOfTwo(<i32>(now - next)));
  for (let at: usize = 0; at < end; at += FACTOR) {
    fillFactors(points, rises, falls, guess + at, lapse + at, heights + at, factors);
    runProgram(program, factors, row + at, most, false);
  }
}
