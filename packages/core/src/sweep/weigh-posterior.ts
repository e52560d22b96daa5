import { defaultEngine } from "../engine/default-engine.ts";
import type { CallOptions } from "../engine/engine.ts";
import { posteriorPart, posteriorTotal } from "./posterior-total.ts";
import type { PosteriorTotal } from "./posterior-total.ts";
import { sliceObservables } from "./slice-columns.ts";
import { sweepJobs } from "./sweep-jobs.ts";
import type { SweepPlan } from "./sweep-plan.ts";

/**
 * Makes a plan ready to be streamed: a posterior weight is a share of the whole sweep, so its total is found first, in a
 * pass over the data alone that writes nothing (a score for each point of the data, for each curve). Plans without a
 * posterior weight, and those that are ready, come back as they are, at once. `sweep`, which keeps all rows, does without this pass.
 */
export async function weighPosterior(
  plan: SweepPlan,
  options: Pick<CallOptions, "engine" | "signal"> = {},
): Promise<SweepPlan> {
  // The slices of a plan that is ready give weights, no likelihoods.
  if (plan.work.posterior !== null) return plan;
  const names = plan.columns.filter(({ finish }) => finish === "posterior-weight").map(({ name }) => name);
  const column = plan.work.observables.find(({ name }) => name === names[0]);
  const pass = column === undefined ? undefined : plan.work.passes[column.source.run];
  if (column === undefined || pass === undefined) return plan;
  const engine = options.engine ?? (await defaultEngine());
  const observables = [{ ...column, source: { ...column.source, run: 0 } }];
  // The same slices, so that the total has the same bits as that of rows kept in memory.
  const likelihoods = { ...plan, work: { ...plan.work, passes: [pass], observables } };
  const parts: PosteriorTotal[] = [];
  await engine.run(sweepJobs(likelihoods), {
    keep: false,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    onSlice: (index, result) => {
      const values = sliceObservables(likelihoods, index, result)[column.name];
      if (values instanceof Float64Array) parts[index] = posteriorPart(values);
    },
  });
  return { ...plan, work: { ...plan.work, posterior: posteriorTotal(parts) } };
}
