import type { KernelCalls } from "@onset/kernel";
import { fitData } from "../fit/fit-data.ts";
import { fitSettings } from "../fit/fit-settings.ts";
import type { PosteriorJob, SliceResult } from "../worker/slice-job.ts";
import { averagedMarginal } from "./average-shapes.ts";
import { likelihoodProfiles } from "./likelihood-profile.ts";
import { shapeProbabilities } from "./shape-probabilities.ts";
import { shapeRecord } from "./shape-record.ts";
import { solvePosteriors } from "./solve-posterior.ts";

/** The posterior of one series. Pure: the same job gives the same bytes anywhere. */
export function runPosteriorJob(
  kernel: KernelCalls,
  { series, settings }: PosteriorJob,
): Extract<SliceResult, { kind: "posterior" }> {
  const data = fitData(series, fitSettings({ likelihood: "binomial" }));
  const { confidence } = settings;
  const solved = solvePosteriors(
    kernel,
    data,
    settings.curves.map((curve) => ({ curve, settings })),
  );
  const shapes = solved.map((one) => shapeRecord(kernel, one, confidence));
  const probabilities = shapeProbabilities(
    kernel,
    shapes.map((shape) => shape.logEvidence),
  );
  const average = (quantity: "threshold" | "width"): ReturnType<typeof averagedMarginal> =>
    averagedMarginal(solved, probabilities, { quantity, confidence });
  return {
    kind: "posterior",
    result: {
      series,
      likelihood: settings.scatter === "overdispersion" ? "beta-binomial" : "binomial",
      scatter: settings.scatter,
      priorSet: settings.priorSet,
      confidence,
      engine: kernel.engine,
      shapes: shapes.map((shape, i) => ({ ...shape, probability: probabilities[i]! })),
      profiles: likelihoodProfiles(kernel, data),
      averaged: { threshold: average("threshold"), width: average("width") },
    },
  };
}
