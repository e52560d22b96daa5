import { z } from "zod";
import { axisSchema } from "./axis-schema.ts";
import { dataSchema, observerSchema } from "./data-schema.ts";
import { modelSchema } from "./model-schema.ts";
import { whole } from "./numbers.ts";
import { observablesSchema } from "./observable-schema.ts";
import { reduceSchema } from "./reduce-schema.ts";

const largestSeed = 4_294_967_295;

/** The written form of a sweep. What needs the values (ascent, bounds, size) is checked when the spec is resolved. */
export const sweepSpecSchema: z.ZodType = z.strictObject(
  {
    onset: z
      .literal("sweep/1", { error: 'must be "sweep/1", the version of this format' })
      .meta({ description: "The version of this format." }),
    title: z.string({ error: "must be a text" }).optional().meta({ description: "For figures and reports." }),
    seed: whole(0, largestSeed)
      .optional()
      .meta({ description: "Of points and simulated observers. Default 1." }),
    model: modelSchema.meta({
      description: "What is swept: a curve, a composition of skills, or a formula.",
    }),
    axes: z.record(z.string(), axisSchema, { error: "must be a mapping of axes by name" }).meta({
      description:
        "Every parameter that the model does not fix, `scale` (always innermost), and groups (zip, points) under any name. Nested as written, the first outermost.",
    }),
    data: dataSchema.optional(),
    observer: observerSchema.optional(),
    observables: observablesSchema,
    reduce: reduceSchema.optional(),
    output: z
      .strictObject(
        {
          format: z
            .enum(["parquet", "arrow", "csv", "npy"], { error: "must be parquet, arrow, csv or npy" })
            .optional()
            .meta({ description: "Of the part files. Default parquet." }),
          precision: z.enum(["f64", "f32"], { error: "must be f64 or f32" }).optional().meta({
            description:
              "Of observables and scores. f32 halves their size: scores within 2e-7, observables rounded (6e-8 of their value). Default f64.",
          }),
        },
        { error: "must be { format, precision }" },
      )
      .optional()
      .meta({ description: "How rows are written." }),
  },
  { error: "must be a mapping with onset, model, axes and observables" },
);
