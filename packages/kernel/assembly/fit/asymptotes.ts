import { clamp2, mulAdd, mulSub, select2 } from "../lanes";
import { get, HIGH, LOW } from "./layout";

// For a given shape, ψ = left · fall + right · rise is linear in its asymptotes: weighted least squares for the two,
// from the sums ff = Σ w fall², fr = Σ w fall rise, rr = Σ w rise², fy = Σ w fall y, ry = Σ w rise y.

/** Best left asymptote, into the box. A shape that cannot tell the two apart is met by the level line. */
@inline
export function leftOf(ff: v128, fr: v128, rr: v128, fy: v128, ry: v128): v128 {
  const product = f64x2.mul(ff, rr);
  const det = mulSub(fr, fr, product);
  const apart = f64x2.gt(det, f64x2.mul(product, f64x2.splat(1e-13)));
  const level = f64x2.div(f64x2.add(fy, ry), f64x2.add(f64x2.add(ff, rr), f64x2.add(fr, fr)));
  const free = f64x2.div(mulSub(ry, fr, f64x2.mul(fy, rr)), det);
  return clamp2(select2(apart, free, level), get(LOW + 32), get(HIGH + 32));
}

/** Best asymptote given the other one, into its box (`parameter` 32 left, 48 right). */
@inline
export function otherOf(square: v128, cross: v128, pull: v128, other: v128, parameter: usize): v128 {
  const known = f64x2.gt(square, f64x2.splat(1e-280));
  const value = f64x2.div(mulSub(cross, other, pull), square);
  return clamp2(select2(known, value, other), get(LOW + parameter), get(HIGH + parameter));
}

/** Σ w (y − ψ)² less the constant Σ w y². */
@inline
export function costOf(ff: v128, fr: v128, rr: v128, fy: v128, ry: v128, left: v128, right: v128): v128 {
  const two = f64x2.splat(2.0);
  const square = mulAdd(f64x2.mul(left, left), ff, mulAdd(f64x2.mul(right, right), rr, f64x2.mul(f64x2.mul(two, left), f64x2.mul(right, fr))));
  return mulSub(two, mulAdd(left, fy, f64x2.mul(right, ry)), square);
}

/** Least share that a start gives to either outcome, where the box allows it. */
const INTERIOR: f64 = 0.005;

/** A binomial search must not begin at a share of 0 or 1: where it is observed not to be, nothing leads away from it. */
@inline
export function intoInterior(value: v128, parameter: usize): v128 {
  const inside = clamp2(value, f64x2.splat(INTERIOR), f64x2.splat(1.0 - INTERIOR));
  return clamp2(inside, get(LOW + parameter), get(HIGH + parameter));
}
