import type { KernelCalls } from "@onset/kernel";
import type { CurveBand } from "./fit-result.ts";
import { solutionScores } from "./logistic-solution.ts";
import type { ProfiledLogistic } from "./profile-fits.ts";

const positions = 61;

/**
 * Pointwise band of ψ: the lowest and highest score, at each x, of all curves met on the profiles whose deviance is
 * within the cut. The exact pointwise profile band also has curves between the profiles' directions, so this one
 * lies inside it: an inner approximation. It spans the data and a tenth of their range on either side.
 */
export function profileBand(kernel: KernelCalls, fit: ProfiledLogistic, confidence: number): CurveBand {
  const x = bandPositions(fit);
  const center = solutionScores(kernel, fit.solution, x);
  const low = center.slice();
  const high = center.slice();
  const traces = fit.profiles.flatMap((profile) =>
    profile.nodes.filter((node) => node.deviance <= profile.cut),
  );
  for (const trace of traces) {
    const scores = solutionScores(kernel, trace.solution, x);
    for (let i = 0; i < positions; i++) {
      low[i] = Math.min(low[i]!, scores[i]!);
      high[i] = Math.max(high[i]!, scores[i]!);
    }
  }
  return {
    x: [...x],
    center: [...center],
    low: [...low],
    high: [...high],
    confidence,
    method: "profile-envelope",
  };
}

function bandPositions({ data }: ProfiledLogistic): Float64Array {
  const margin = data.range / 10;
  // ln(1 + shots) is never negative.
  const floor = data.series.axis.transform === "log1p" ? 0 : Number.NEGATIVE_INFINITY;
  const from = Math.max(floor, data.x[0]! - margin);
  const to = data.x.at(-1)! + margin;
  const steps = positions - 1;
  return Float64Array.from({ length: positions }, (_, i) => (from * (steps - i) + to * i) / steps);
}
