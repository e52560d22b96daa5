import type { KernelCalls } from "@onset/kernel";
import type { FitSettings } from "../../worker/slice-job.ts";
import type { FitData } from "../fit-data.ts";
import { usualLikelihood } from "../is-plain.ts";
import { fitLines } from "../linear-fit.ts";
import type { GeneralFit } from "./highest.ts";
import { solveTapes } from "./solve-tapes.ts";

/** The two numbers are begun from, not solved for anew. */
const asTheyAre = { whole: true, tolerance: 1e-9 } as const;

/**
 * Lines as the search of their own finds them, where nothing is asked of their numbers: the best line often ends on 0 or 1 at a size,
 * and the general search creeps along that edge.
 */
export function withStraightLines(
  kernel: KernelCalls,
  fits: ReadonlyMap<FitData, GeneralFit>,
  { parameters, direction }: FitSettings,
): Map<FitData, GeneralFit> {
  if (Object.keys(parameters).length > 0 || direction !== null) return new Map(fits);
  const usual = [...fits.values()].filter(({ data }) => usualLikelihood(data));
  const lines = fitLines(
    kernel,
    usual.map(({ data }) => data),
  );
  const requests = usual.flatMap(({ data, model, box }, i) => {
    const { intercept, slope } = lines[i]!.parameters;
    if (intercept === undefined || slope === undefined) return [];
    return [{ data, model, box, starts: [Float64Array.of(intercept, slope)], profiled: asTheyAre }];
  });
  const best = new Map(fits);
  for (const [i, solution] of solveTapes(kernel, requests, "fast").entries()) {
    const old = fits.get(requests[i]!.data)!;
    if (solution.objective >= old.solution.objective) {
      best.set(old.data, { ...old, solution: { ...solution, status: 0 } });
    }
  }
  return best;
}
