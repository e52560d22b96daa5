import type { FitBatch, LinearFits } from "../kernel-calls.ts";
import { type AsymptoteBox, bestAsymptotes, type Shape } from "./asymptotes.ts";
import { covarianceOf } from "./information.ts";
import { pointsOf } from "./points.ts";

/** Place of each x between the smallest and the largest; ½ where they are equal, which leaves the slope unknown. */
function lineShape(x: readonly number[]): Shape {
  const low = Math.min(...x);
  const span = Math.max(...x) - low;
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
    const [leftLow, leftHigh, rightLow, rightHigh] = batch.bounds.subarray(
      4 * s,
      4 * s + 4,
    ) as unknown as number[];
    const box = { left: [leftLow, leftHigh], right: [rightLow, rightHigh] } as unknown as AsymptoteBox;
    const shape = lineShape(points.x);
    const { likelihood } = batch;
    const { left, right, objective } = bestAsymptotes({ likelihood, points, box }, shape, 200);
    fits.left[s] = left;
    fits.right[s] = right;
    fits.objective[s] = objective;
    const information = [
      [0, 0],
      [0, 0],
    ] as [[number, number], [number, number]];
    points.weights.forEach((weight, i) => {
      const [rise, fall] = [shape.rise[i] as number, shape.fall[i] as number];
      const p = left * fall + right * rise;
      const q = (1 - left) * fall + (1 - right) * rise;
      const w = likelihood === "gaussian" ? weight : weight / Math.max(p * q, 1e-10);
      information[0][0] += w * fall * fall;
      information[0][1] += w * fall * rise;
      information[1][1] += w * rise * rise;
    });
    information[1][0] = information[0][1];
    const free = [left > box.left[0] && left < box.left[1], right > box.right[0] && right < box.right[1]];
    fits.covariance.set(covarianceOf(information, free), 3 * s);
  }
  return fits;
}
