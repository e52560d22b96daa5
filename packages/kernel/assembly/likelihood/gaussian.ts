import { mulSub } from "../lanes";

/** −½ w (y − ψ)², taken from the sum; its Fisher weight is w itself. */
@inline
export function gaussianTerm(sum: v128, weight: v128, residual: v128): v128 {
  return mulSub(f64x2.mul(f64x2.splat(0.5), f64x2.mul(weight, residual)), residual, sum);
}
