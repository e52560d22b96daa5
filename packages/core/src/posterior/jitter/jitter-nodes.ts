import type { KernelCalls } from "@onset/kernel";

/** Places z along a shape, increasing, and the step that each stands for. */
export interface JitterNodes {
  readonly z: Float64Array;
  readonly steps: Float64Array;
}

/** What shared nodes must serve. */
export interface NodeRange {
  readonly low: number;
  readonly high: number;
  /** The least spread of jitter, in units of z. */
  readonly spread: number;
  /** Bound of √I(z) √(1 + z²), I the Fisher information of all items about z. */
  readonly information: number;
}

/** Nodes are so far apart in v: 2e^(−2π²/1.25²) = 7e-6 for a normal density whose standard deviation is 1 in v. */
const step = 1.25;
/** Newton's steps end here, relative to 1 + |z|. */
const near = 1e-12;
const mostSteps = 60;

/**
 * Nodes for ∫ p^k q^m φ((z − c) / s) dz, whatever k, m, the rates and c are: the trapezoid rule in v(z) = z / s + B asinh z. The
 * likelihood varies no faster than √I ≤ B / √(1 + z²), the normal density no faster than 1 / s: neither has less than a unit of
 * v in a standard deviation, and the rule's error falls faster than any power of the step.
 *
 * Error: 1.4e-4 of the logarithm at most in 6,000 random cases down to e^−25 (n from 1 to 30,000, every shape, rates up to ½),
 * 3e-6 in 999 of 1,000, 3e-7 in 99 of 100; tools/golden/jitter.py has those of the tests.
 */
export function sharedNodes(kernel: KernelCalls, { low, high, spread, information }: NodeRange): JitterNodes {
  const ends = along(kernel, { spread, information }, Float64Array.of(low, high));
  const [first, last] = [Math.floor(ends[0]! / step), Math.ceil(ends[1]! / step)];
  const v = Float64Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
  const z = inverse(kernel, { spread, information }, v);
  return { z, steps: z.map((one) => step / (1 / spread + information / Math.sqrt(1 + one * one))) };
}

type Map = Pick<NodeRange, "spread" | "information">;

/** v of z. */
function along(kernel: KernelCalls, { spread, information }: Map, z: Float64Array): Float64Array {
  const logs = kernel.log(z.map((one) => Math.abs(one) + Math.sqrt(one * one + 1)));
  return logs.map((one, i) => z[i]! / spread + (z[i]! < 0 ? -information * one : information * one));
}

/** z of v, by Newton's method from 0: v bends towards the axis, so that no step goes too far. */
function inverse(kernel: KernelCalls, map: Map, v: Float64Array): Float64Array {
  let z = new Float64Array(v.length);
  for (let again = 0, moved = Infinity; again < mostSteps && moved > near; again++) {
    const now = along(kernel, map, z);
    moved = 0;
    z = z.map((one, i) => {
      const slope = 1 / map.spread + map.information / Math.sqrt(1 + one * one);
      const next = one + (v[i]! - now[i]!) / slope;
      moved = Math.max(moved, Math.abs(next - one) / (1 + Math.abs(one)));
      return next;
    });
  }
  return z;
}

/** Nodes in standard deviations, and their weights ω as ω e^(e²/2), which the kernel weighs with e^(−e²/2). */
export interface HermiteNodes {
  readonly places: readonly number[];
  readonly steps: readonly number[];
}

/**
 * Gauss and Hermite's nodes for a normal density, by their number K: exact for polynomials of degree 2K − 1. A likelihood that
 * moves by s B standard errors over the jitter goes as e^(s B d e), d its distance in standard errors, of which they miss
 * (s B d)^2K K! / (2K)!: at five standard errors 5e-5, 1e-5 and 1e-5 where s B ≤ 1/32, 1/8 and 1/4.
 */
export const hermiteNodes: Readonly<Record<2 | 4 | 6, HermiteNodes>> = {
  2: mirrored([1], [0.8243606353500641]),
  4: mirrored([0.7419637843027258, 2.3344142183389773], [0.5980209201799257, 0.6997224875909771]),
  6: mirrored(
    [0.6167065901925941, 1.8891758777537107, 3.324257433552119],
    [0.4944565038962747, 0.5278448051853131, 0.6414318387436143],
  ),
};

function mirrored(places: readonly number[], steps: readonly number[]): HermiteNodes {
  return {
    places: [...places.toReversed().map((place) => -place), ...places],
    steps: [...steps.toReversed(), ...steps],
  };
}
