import type { KernelCalls } from "@onset/kernel";
import type { CurveBand } from "./fit-result.ts";
import { rimCurves } from "./band-rim.ts";
import { solutionScores } from "./logistic-solution.ts";
import type { LogisticSolution } from "./logistic-solution.ts";
import type { ProfiledLogistic } from "./profile-fits.ts";

const positions = 61;

/**
 * Pointwise band of ψ: the lowest and highest score, at each x, of curves whose deviance is within the cut: those met on
 * the profiles, and those on the rim of the confidence region in the directions that move the score at every
 * third position most. All belong to the region, so the band lies inside the exact pointwise profile band: an inner
 * approximation, by little where the likelihood is near a parabola. It spans the data and a tenth of their range beyond.
 */
export function profileBand(kernel: KernelCalls, fit: ProfiledLogistic, confidence: number): CurveBand {
  const x = bandPositions(fit);
  const center = solutionScores(kernel, fit.solution, x);
  const low = center.slice();
  const high = center.slice();
  for (const curve of [...profileCurves(fit), ...rim(kernel, fit, x)]) {
    const scores = solutionScores(kernel, curve, x);
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

function profileCurves(fit: ProfiledLogistic): LogisticSolution[] {
  return fit.profiles.flatMap((profile) =>
    profile.nodes.filter((node) => node.deviance <= profile.cut).map((node) => node.solution),
  );
}

function rim(kernel: KernelCalls, fit: ProfiledLogistic, x: Float64Array): LogisticSolution[] {
  const cut = fit.profiles[0]?.cut;
  return cut === undefined ? [] : rimCurves(kernel, fit, { positions: x.filter((_, i) => i % 3 === 0), cut });
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
