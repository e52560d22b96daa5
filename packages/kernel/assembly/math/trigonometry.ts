/**
 * sin, cos, tan and atan of two lanes
 *
 * Method   lane by lane with AssemblyScript's own library, which is compiled into this module: the same bits everywhere,
 *          where the Math of JavaScript engines differs.
 * Source   musl's and FreeBSD's msun as ported in AssemblyScript's NativeMath (0.28.20), reduction by π/2 after
 *          M. H. Payne and R. N. Hanek (1983) for large arguments.
 * Error    ≤ 1 ulp for |x| ≤ 1000 and for atan everywhere; sin, cos and tan ≤ 3 ulp up to 1e15 (test/golden/elementwise.json).
 * Special  NaN → NaN; ±Infinity → NaN for sin, cos and tan, ±π/2 for atan; ±0 → ±0, cos → 1.
 */
@inline
export function sinLanes(x: v128): v128 {
  return pair(NativeMath.sin(f64x2.extract_lane(x, 0)), NativeMath.sin(f64x2.extract_lane(x, 1)));
}

@inline
export function cosLanes(x: v128): v128 {
  return pair(NativeMath.cos(f64x2.extract_lane(x, 0)), NativeMath.cos(f64x2.extract_lane(x, 1)));
}

@inline
export function tanLanes(x: v128): v128 {
  return pair(NativeMath.tan(f64x2.extract_lane(x, 0)), NativeMath.tan(f64x2.extract_lane(x, 1)));
}

@inline
export function atanLanes(x: v128): v128 {
  return pair(NativeMath.atan(f64x2.extract_lane(x, 0)), NativeMath.atan(f64x2.extract_lane(x, 1)));
}

@inline
function pair(first: f64, second: f64): v128 {
  return f64x2.replace_lane(f64x2.splat(first), 1, second);
}
