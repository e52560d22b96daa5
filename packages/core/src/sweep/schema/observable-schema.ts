import { z } from "zod";
import type { ObservedMeasure } from "../sweep-spec.ts";
import { finite, level, listOf, positive, share } from "./numbers.ts";

/** Measures of one curve over the scales swept. */
export const measureNames: readonly ObservedMeasure[] = [
  "onset",
  "width",
  "slope",
  "slopeAt",
  "area",
  "least",
  "most",
  "breakthroughness",
  "linearity",
  "emergenceScore",
];

const observableNames = [
  "score",
  ...measureNames,
  "sumOfSquares",
  "logLikelihood",
  "posteriorWeight",
] as const;

const named = z
  .enum(observableNames, { error: "must be an observable" })
  .meta({ description: "An observable by name; score stands alone and gives one row a cell." });

const onsetAt = z
  .union(
    [
      z.strictObject({
        onset: level,
        of: z.literal("core", { error: "must be core or observed" }).optional(),
      }),
      z.strictObject({ onset: share, of: z.literal("observed", { error: "must be core or observed" }) }),
    ],
    { error: "must be { onset, of }" },
  )
  .meta({
    description:
      "x where the unscaled curve F (or, with of: observed, the score) reaches this share; column onset_0.2.",
    examples: [{ onset: 0.2 }],
  });

const scoreAt = z
  .strictObject({
    scoreAt: z.union([positive, listOf(positive)], { error: "must be a scale or a list of scales" }),
  })
  .meta({
    description: "The score at these scales, as published; columns score_at_1e9.",
    examples: [{ scoreAt: [1e9, 1e10] }],
  });

const observed = z
  .strictObject({
    observed: z.enum(measureNames, { error: "must be a measure" }),
    level: finite
      .optional()
      .meta({ description: "Also the share of replicates whose measure is at least this." }),
  })
  .meta({
    description:
      "A measure as the observer sees it: columns observed_NAME_mean, observed_NAME_sd, observed_NAME_at_least_LEVEL.",
    examples: [{ observed: "breakthroughness", level: 5 }],
  });

/** The list of what is kept of each curve. */
export const observablesSchema: z.ZodType = z
  .array(
    z.union([named, onsetAt, scoreAt, observed], {
      error: "must be the name of an observable, { onset }, { scoreAt } or { observed }",
    }),
    { error: "must be a list of observables" },
  )
  .min(1, "must name at least one observable")
  .meta({ description: "What is kept of each curve.", examples: [["onset", "width"]] });
