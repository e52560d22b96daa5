// Rules that two parameters share.
import { refuseSpec } from "./spec-fault.ts";
import type { SweepAxis } from "./sweep-axis.ts";

type Ranges = ReadonlyMap<string, { readonly low: number; readonly high: number }>;

/** γ + λ ≤ 1 in every curve. */
export function checkTogether(ranges: Ranges, axes: readonly SweepAxis[]): void {
  const zipped = axes.find(
    ({ parameters, values }) =>
      values !== null && parameters.includes("guessRate") && parameters.includes("lapseRate"),
  );
  const sum =
    zipped === undefined ? highest(ranges, "guessRate") + highest(ranges, "lapseRate") : zipSum(zipped);
  if (sum <= 1) return;
  refuseSpec(
    `guessRate + lapseRate must be at most 1 in every curve, got up to ${sum}`,
    "lower one of them, or zip the two",
  );
}

function highest(ranges: Ranges, name: string): number {
  return ranges.get(name)?.high ?? 0;
}

/** The largest sum among the steps of an axis that sets both. */
function zipSum({ parameters, values, count }: SweepAxis): number {
  const [guess, lapse] = [parameters.indexOf("guessRate"), parameters.indexOf("lapseRate")];
  let most = 0;
  for (let step = 0; step < count; step++) {
    const at = step * parameters.length;
    most = Math.max(most, values![at + guess]! + values![at + lapse]!);
  }
  return most;
}
