import type { KernelCalls } from "@onset/kernel";
import type { FitData } from "../fit/fit-data.ts";
import { pointTerms, possible } from "../fit/general/objective.ts";

/**
 * The objective of each of many series of equal length and likelihood at its own scores ψ, series after series: one call for
 * all of them, as one long series whose terms are summed apart. Counts are held against curves that call nothing impossible.
 */
export function objectivesOfEach(
  kernel: KernelCalls,
  data: readonly FitData[],
  psi: Float64Array,
  overdispersion: number | null,
): Float64Array {
  const [first] = data;
  if (first === undefined) return new Float64Array();
  const m = first.points;
  const long: FitData = {
    ...first,
    scores: joinedScores(data),
    weights: joined(data, ({ weights }) => weights),
    points: m * data.length,
  };
  const counted = first.likelihood === "binomial" || first.likelihood === "beta-binomial";
  const terms = pointTerms(kernel, long, counted ? possible(psi) : psi, overdispersion);
  return Float64Array.from(data, (_, i) => {
    let sum = 0;
    for (let j = 0; j < m; j++) sum += terms[i * m + j]!;
    return sum;
  });
}

/** The greatest objective of all: of scores that are met exactly. No scatter beyond the items makes counts likelier than that. */
export function exactObjectives(kernel: KernelCalls, data: readonly FitData[]): Float64Array {
  const likelihood = data[0]?.likelihood === "beta-binomial" ? "binomial" : data[0]?.likelihood;
  const counted = likelihood === "binomial" ? data.map((one): FitData => ({ ...one, likelihood })) : data;
  return objectivesOfEach(kernel, counted, joinedScores(data), null);
}

/** The scores of many series, one after the other. */
function joinedScores(data: readonly FitData[]): Float64Array {
  return joined(data, ({ scores }) => scores);
}

function joined(data: readonly FitData[], pick: (data: FitData) => Float64Array): Float64Array {
  const m = data[0]!.points;
  const all = new Float64Array(m * data.length);
  for (const [i, one] of data.entries()) all.set(pick(one), i * m);
  return all;
}
