import type { FitBatch, LinearFits } from "../kernel-calls.ts";
import { AsymptoteSearch, type Shape } from "./asymptotes.ts";
import { covarianceOf } from "./information.ts";
import { type Likelihood, type Points, pointsOf } from "./points.ts";

/** More rounds than any line takes. */
const PATIENCE = { rounds: 200, shortest: 1e-4 } as const;

/** Place of each x between the smallest and the largest; ½ where they are equal, which leaves the slope unknown. */
function lineShape(x: Float64Array): Shape {
  const low = x.reduce((least, value) => Math.min(least, value), Infinity);
  const span = x.reduce((most, value) => Math.max(most, value), -Infinity) - low;
  const rise = x.map((value) => (span > 0 ? (value - low) / span : 0.5));
  return { rise, fall: rise.map((value) => 1 - value) };
}

/** Twin of the kernel's linear fits: the best pair of end scores, a convex problem of two parameters. */
export function fitLinear(batch: FitBatch): LinearFits {
  const series = batch.offsets.length - 1;
  const fits: LinearFits = {
    left: new Float64Array(series).fill(NaN),
    right: new Float64Array(series).fill(NaN),
    objective: new Float64Array(series).fill(NaN),
    covariance: new Float64Array(series * 3).fill(NaN),
    status: new Uint8Array(series),
  };
  for (let s = 0; s < series; s++) {
    const { points, status } = pointsOf(batch, s);
    fits.status[s] = status;
    if (status !== 0) continue;
    const bounds = batch.bounds.subarray(4 * s, 4 * s + 4);
    const box = { left: [bounds[0]!, bounds[1]!], right: [bounds[2]!, bounds[3]!] } as const;
    const shape = lineShape(points.x);
    const best = new AsymptoteSearch(batch.likelihood, points, box);
    best.solve(shape, PATIENCE);
    fits.left[s] = best.left;
    fits.right[s] = best.right;
    fits.objective[s] = best.objective;
    const free = [
      best.left > box.left[0] && best.left < box.left[1],
      best.right > box.right[0] && best.right < box.right[1],
    ];
    fits.covariance.set(covarianceOf(informationOf(batch.likelihood, points, { shape, best }), free), 3 * s);
  }
  return fits;
}

/** Expected information in (left, right). */
function informationOf(
  likelihood: Likelihood,
  { count, weights }: Points,
  { shape, best }: { shape: Shape; best: AsymptoteSearch },
): number[][] {
  let [ff, fr, rr] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    const rise = shape.rise[i]!;
    const fall = shape.fall[i]!;
    const p = best.left * fall + best.right * rise;
    const q = (1 - best.left) * fall + (1 - best.right) * rise;
    const w = likelihood === "gaussian" ? weights[i]! : weights[i]! / Math.max(p * q, 1e-10);
    ff += w * fall * fall;
    fr += w * fall * rise;
    rr += w * rise * rise;
  }
  return [
    [ff, fr],
    [fr, rr],
  ];
}
