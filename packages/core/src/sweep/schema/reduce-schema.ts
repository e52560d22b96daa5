import { z } from "zod";
import { axisLimit, finite, level, listOf, share, whole } from "./numbers.ts";

const mostReplicates = 100_000;

const statistic = z.union(
  [
    z
      .enum(["count", "mean", "sum", "sd", "min", "max", "argmin", "argmax"], {
        error: "must be a statistic",
      })
      .meta({
        description:
          "count: values that exist. sum: of posteriorWeight, the marginal posterior. argmin, argmax: the values of the reduced axes where the observable is least, most.",
      }),
    z.strictObject({ quantiles: listOf(share) }).meta({ examples: [{ quantiles: [0.05, 0.5, 0.95] }] }),
    z.strictObject({
      histogram: z
        .strictObject(
          { from: finite, to: finite, bins: whole(1, axisLimit) },
          { error: "must be { from, to, bins }" },
        )
        .refine(({ from, to }) => from < to, { error: "must have from below to" }),
    }),
  ],
  { error: "must be the name of a statistic, { quantiles } or { histogram }" },
);

const statisticsSchema = z
  .strictObject({
    over: listOf(z.string({ error: "must be the name of an axis" })).meta({
      description: "Axes, as named in `axes`, that are summed over; the others remain as rows.",
    }),
    statistics: listOf(statistic).meta({ description: "What is kept of every observable." }),
  })
  .meta({
    description: "Statistics of every observable over some axes.",
    examples: [{ over: ["threshold"], statistics: ["mean", { quantiles: [0.05, 0.95] }] }],
  });

const sensitivitySchema = z
  .strictObject({
    sensitivity: z.string({ error: "must be the name of a points axis" }).meta({
      description: "The points axis whose parameters are compared; count × (parameters + 2) curves.",
    }),
    bootstrap: whole(1, mostReplicates)
      .optional()
      .meta({ description: "Replicates behind the intervals. Default 200." }),
    confidence: level.optional().meta({ description: "Of the intervals. Default 0.95." }),
  })
  .meta({
    description: "Sobol' sensitivity indices, first order and total, of every observable.",
    examples: [{ sensitivity: "box" }],
  });

/** What becomes of the rows. */
export const reduceSchema: z.ZodType = z
  .union([statisticsSchema, sensitivitySchema], {
    error: "must be { over, statistics } or { sensitivity }",
  })
  .meta({ description: "Keep statistics over some axes, or sensitivity indices, in place of all rows." });
