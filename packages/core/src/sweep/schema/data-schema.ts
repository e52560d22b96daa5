import { z } from "zod";
import { valuesSchema } from "./axis-schema.ts";
import { finite, listOf, positive, whole } from "./numbers.ts";

/** Most items that a simulated measurement may have. */
export const itemsLimit = 1_000_000;

/** What the curves are compared with. */
export const dataSchema: z.ZodType = z
  .strictObject(
    {
      scale: listOf(positive).meta({
        description: "Scales as published, in any order; repeats are allowed.",
      }),
      score: listOf(finite).optional().meta({ description: "Scores as shares, one for each scale." }),
      items: listOf(positive).optional().meta({ description: "Items tried, one for each scale." }),
      correct: listOf(finite).optional().meta({ description: "Items answered, one for each scale." }),
      weight: listOf(finite)
        .optional()
        .meta({ description: "With score: weight of each, for a likelihood its items. Default 1." }),
    },
    { error: "must be { scale, score } or { scale, items, correct }" },
  )
  .meta({
    description: "Scores at sizes: items and correct, or shares with weights.",
    examples: [{ scale: [1e8, 1e9, 1e10], items: [100, 100, 100], correct: [4, 31, 88] }],
  });

/** Who measures the curves. */
export const observerSchema: z.ZodType = z
  .strictObject(
    {
      scale: valuesSchema.meta({
        description: "Sizes of the models that are measured, as published, ascending.",
      }),
      items: whole(1, itemsLimit)
        .optional()
        .meta({ description: "Items of each measurement; left out where `items` is an axis." }),
      replicates: whole(1, itemsLimit).meta({ description: "How often each curve is measured." }),
    },
    { error: "must be { scale, items, replicates }" },
  )
  .meta({
    description: "Somebody who measures models of these sizes with finitely many items.",
    examples: [
      { scale: { from: 1e7, to: 1e11, count: 9, spacing: "geometric" }, items: 100, replicates: 200 },
    ],
  });
