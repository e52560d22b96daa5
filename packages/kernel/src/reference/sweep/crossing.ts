import type { Row } from "./row.ts";

/**
 * x where F^L crosses `level`, linear between neighbours; NaN where it does not. The first point counts where it lies
 * on the level. A value that is NaN is crossed by nothing.
 */
export function crossingOf(x: Float64Array, { core, direction }: Row, level: number): number {
  if (core[0] === level) return x[0] as number;
  for (let i = 1; i < x.length; i++) {
    const [before, after] = [core[i - 1] as number, core[i] as number];
    const upwards = before < level && level <= after && direction >= 0;
    const downwards = before > level && level >= after && direction <= 0;
    if (!upwards && !downwards) continue;
    const [left, right] = [x[i - 1] as number, x[i] as number];
    return left + (right - left) * ((level - before) / (after - before));
  }
  return NaN;
}

/** A level of ψ as one of F^L. */
export function coreLevel({ guess, amplitude }: Row, level: number, of: "core" | "observed"): number {
  return of === "core" ? level : (level - guess) / amplitude;
}
