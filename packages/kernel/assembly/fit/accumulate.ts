import { mulAdd, mulSub } from "../lanes";
import { binomialTerm, binomialWeight, inverseOf, observedWeight, shareOver } from "../likelihood/binomial";
import { gaussianTerm } from "../likelihood/gaussian";
import { odds } from "../math/expit";
import { leftOf, otherOf } from "./asymptotes";
import { FALL, get, POINT_BYTES, RISE, set, TRIAL, TRIAL_GRADIENT, TRIAL_INFORMATION, TRIAL_OBJECTIVE } from "./layout";

/**
 * Writes rise and fall of the trial's shape beside every point; where `project` is set, the trial's asymptotes become
 * the best ones for that shape.
 *
 * Formula  fall = 1 / (1 + e^z), rise = e^z fall, z = k (x − c): each from the odds, so that neither cancels.
 */
@inline
function shapeAs(points: usize, count: i32, project: bool): void {
  const c = get(TRIAL), k = get(TRIAL + 16), one = f64x2.splat(1.0);
  let ff = f64x2.splat(0.0), fr = ff, rr = ff, fy = ff, ry = ff;
  for (let at = points, end = points + <usize>count * POINT_BYTES; at < end; at += POINT_BYTES) {
    const e = odds(f64x2.mul(k, f64x2.sub(v128.load(at), c)));
    const fall = f64x2.div(one, f64x2.add(one, e));
    const rise = f64x2.mul(e, fall);
    v128.store(at, rise, RISE);
    v128.store(at, fall, FALL);
    if (project) {
      const y = v128.load(at, 16), w = v128.load(at, 32);
      const wf = f64x2.mul(w, fall), wr = f64x2.mul(w, rise);
      ff = mulAdd(wf, fall, ff);
      fr = mulAdd(wf, rise, fr);
      rr = mulAdd(wr, rise, rr);
      fy = mulAdd(wf, y, fy);
      ry = mulAdd(wr, y, ry);
    }
  }
  if (!project) return;
  let right = otherOf(rr, fr, ry, leftOf(ff, fr, rr, fy, ry), 48);
  right = otherOf(rr, fr, ry, otherOf(ff, fr, fy, right, 32), 48);
  set(TRIAL + 32, otherOf(ff, fr, fy, right, 32));
  set(TRIAL + 48, right);
}

/** The line's shape: rise stands in the place of x and does not depend on the trial. */
export function shapeLine(points: usize, count: i32): void {
  for (let at = points, end = points + <usize>count * POINT_BYTES; at < end; at += POINT_BYTES) {
    const rise = v128.load(at);
    v128.store(at, rise, RISE);
    v128.store(at, f64x2.sub(f64x2.splat(1.0), rise), FALL);
  }
}

export function shape(points: usize, count: i32): void {
  shapeAs(points, count, false);
}

export function shapeProjected(points: usize, count: i32): void {
  shapeAs(points, count, true);
}

/**
 * Objective, gradient and information in (c, ln k, left, right) at the trial, over all points of the pair.
 *
 * Formula  ψ = left · fall + right · rise; ∂ψ = (−b, b (x − c), fall, rise), b = (right − left) k rise fall.
 * Method   the information Σ w ∂ψ ∂ψᵀ has expected weights where asked for; else, for binomial, the observed ones, whose
 *          steps do not overshoot where a share is near 0 or 1.
 * Layout   `binomial` and `expected` are constants at every use, so that each use is a loop without branches.
 */
@inline
function accumulateAs(points: usize, count: i32, binomial: bool, expected: bool): void {
  const c = get(TRIAL), left = get(TRIAL + 32), right = get(TRIAL + 48);
  const k = get(TRIAL + 16);
  const one = f64x2.splat(1.0);
  const amplitude = f64x2.mul(k, f64x2.sub(right, left));
  const notLeft = f64x2.sub(one, left), notRight = f64x2.sub(one, right);
  let objective = f64x2.splat(0.0);
  let g0 = f64x2.splat(0.0), g1 = g0, g2 = g0, g3 = g0;
  let h00 = g0, h01 = g0, h02 = g0, h03 = g0, h11 = g0, h12 = g0, h13 = g0, h22 = g0, h23 = g0, h33 = g0;
  for (let at = points, end = points + <usize>count * POINT_BYTES; at < end; at += POINT_BYTES) {
    const y = v128.load(at, 16), weight = v128.load(at, 32);
    const rise = v128.load(at, RISE), fall = v128.load(at, FALL);
    const p = mulAdd(left, fall, f64x2.mul(right, rise));
    let w = weight, pull = weight;
    if (binomial) {
      const q = mulAdd(notLeft, fall, f64x2.mul(notRight, rise));
      objective = binomialTerm(objective, weight, y, p, q);
      const inverse = inverseOf(p, q);
      const hit = shareOver(y, inverse, q), miss = shareOver(f64x2.sub(one, y), inverse, p);
      pull = f64x2.mul(weight, f64x2.sub(hit, miss));
      w = expected ? binomialWeight(weight, p, q) : observedWeight(weight, hit, miss, inverse, p, q);
    } else {
      const residual = f64x2.sub(y, p);
      objective = gaussianTerm(objective, weight, residual);
      pull = f64x2.mul(weight, residual);
    }
    g2 = mulAdd(pull, fall, g2);
    g3 = mulAdd(pull, rise, g3);
    const w2 = f64x2.mul(w, fall), w3 = f64x2.mul(w, rise);
    h22 = mulAdd(w2, fall, h22);
    h23 = mulAdd(w2, rise, h23);
    h33 = mulAdd(w3, rise, h33);
    const b = f64x2.mul(amplitude, f64x2.mul(rise, fall)), d = f64x2.mul(b, f64x2.sub(v128.load(at), c));
    g0 = mulSub(pull, b, g0);
    g1 = mulAdd(pull, d, g1);
    const w0 = f64x2.mul(w, b), w1 = f64x2.mul(w, d);
    h00 = mulAdd(w0, b, h00);
    h01 = mulSub(w0, d, h01);
    h02 = mulSub(w0, fall, h02);
    h03 = mulSub(w0, rise, h03);
    h11 = mulAdd(w1, d, h11);
    h12 = mulAdd(w1, fall, h12);
    h13 = mulAdd(w1, rise, h13);
  }
  set(TRIAL_OBJECTIVE, objective);
  set(TRIAL_GRADIENT, g0); set(TRIAL_GRADIENT + 16, g1); set(TRIAL_GRADIENT + 32, g2); set(TRIAL_GRADIENT + 48, g3);
  set(TRIAL_INFORMATION, h00); set(TRIAL_INFORMATION + 16, h01); set(TRIAL_INFORMATION + 32, h02); set(TRIAL_INFORMATION + 48, h03);
  set(TRIAL_INFORMATION + 64, h11); set(TRIAL_INFORMATION + 80, h12); set(TRIAL_INFORMATION + 96, h13);
  set(TRIAL_INFORMATION + 112, h22); set(TRIAL_INFORMATION + 128, h23); set(TRIAL_INFORMATION + 144, h33);
}

export function accumulateGaussian(points: usize, count: i32): void {
  accumulateAs(points, count, false, false);
}

export function accumulateBinomial(points: usize, count: i32): void {
  accumulateAs(points, count, true, false);
}

export function accumulateExpected(points: usize, count: i32): void {
  accumulateAs(points, count, true, true);
}
