import type { KernelCalls } from "@onset/kernel";
import type { FitData } from "../fit/fit-data.ts";
import { curveScores } from "../fit/general/curve-scores.ts";
import type { GeneralFit } from "../fit/general/highest.ts";
import type { FitSettings } from "../worker/slice-job.ts";
import { simulated } from "./parametric.ts";
import { drawnItems } from "./resampled.ts";

/** What series of a null are drawn from: its likelihood, or whole items about its curve. */
export type DrawnFrom = "likelihood" | "items";

/** Where the series of a null come from: numbers `begin` … `end` − 1 of them, the same whichever are asked for together. */
export interface NullSource {
  readonly draw: (begin: number, end: number) => FitData[];
  readonly from: DrawnFrom;
}

/** Series drawn from a fitted null. */
export function drawnUnder(
  kernel: KernelCalls,
  fit: GeneralFit,
  { seed, bootstrap }: Pick<FitSettings, "seed" | "bootstrap">,
): NullSource {
  const own = bootstrap.outcomes[fit.data.series.id];
  const apart = (begin: number, end: number): FitData[] => simulated(kernel, fit, { seed, begin, end });
  if (bootstrap.resample !== "items" || own === undefined) return { draw: apart, from: "likelihood" };
  return {
    draw: (begin, end) => {
      const items = drawnItems(kernel, fit.data, own, { seed, begin, end });
      return aboutNull(kernel, fit, { items, independent: apart(begin, end) });
    },
    from: "items",
  };
}

interface Draws {
  readonly items: readonly FitData[];
  readonly independent: readonly FitData[];
}

/**
 * Whole items drawn with replacement, all sizes of an item together, and their scores' deviations carried over to the null:
 *
 *   ψ + (y* − y) √(ψ (1 − ψ) / (y (1 − y))), rounded to whole counts,
 *
 * so that each size scatters as the null says, and sizes go up and down together as the items make them. Where all items of a
 * size came out alike they say nothing of that, and the size is drawn by itself. Source: P. Hall & S. R. Wilson, Biometrics 47
 * (1991) 757–762, on resampling under the null.
 */
function aboutNull(kernel: KernelCalls, fit: GeneralFit, { items, independent }: Draws): FitData[] {
  const { data } = fit;
  const psi = curveScores(kernel, fit.model, [fit.solution.own], data.x).map((score) =>
    Math.min(1, Math.max(0, score)),
  );
  const scale = psi.map((share, i) => {
    const seen = data.scores[i]!;
    return seen > 0 && seen < 1 ? Math.sqrt((share * (1 - share)) / (seen * (1 - seen))) : Number.NaN;
  });
  return items.map((drawn, r) => ({
    ...data,
    scores: psi.map((share, i) => {
      if (Number.isNaN(scale[i]!)) return independent[r]!.scores[i]!;
      const moved = share + (drawn.scores[i]! - data.scores[i]!) * scale[i]!;
      const n = data.weights[i]!;
      const count = data.errors === "items" ? Math.round(moved * n) / n : moved;
      return Math.min(1, Math.max(0, count));
    }),
  }));
}
