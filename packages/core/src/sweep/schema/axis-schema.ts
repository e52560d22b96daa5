import { z } from "zod";
import { axisLimit, finite, listOf, pointsLimit, whole } from "./numbers.ts";

const spacing = z
  .enum(["linear", "geometric", "logarithmic"], { error: "must be linear, geometric or logarithmic" })
  .meta({
    description:
      "linear: equal differences (default). geometric, logarithmic (one and the same): equal ratios between positive ends.",
  });

const integer = z
  .boolean({ error: "must be true or false" })
  .meta({ description: "Round to whole numbers and drop repeats." });

const ends = {
  from: finite.meta({ description: "First value." }),
  to: finite.meta({ description: "Last value, included." }),
};

const listSchema = listOf(finite).meta({
  description: "The values, in the order in which they are swept.",
  examples: [[1, 2, 4, 8, 16]],
});

const rangeSchema = z
  .strictObject({
    ...ends,
    count: whole(1, axisLimit).meta({ description: "How many values, both ends included." }),
    spacing: spacing.optional(),
    integer: integer.optional(),
  })
  .meta({
    description: "Regularly spaced values, both ends included.",
    examples: [{ from: 1e6, to: 1e13, count: 1000, spacing: "geometric" }],
  });

const once = "write the value alone to have it once";

const stepSchema = z
  .strictObject({
    from: ends.from,
    step: finite
      .refine((step) => step !== 0, { error: `must not be 0, all values would be the same: ${once}` })
      .optional()
      .meta({ description: "What each value has more than the one before; not 0." }),
    ratio: finite
      .refine((ratio) => ratio !== 0 && ratio !== 1, {
        error: `must be neither 0 nor 1, all values would be the same: ${once}`,
      })
      .optional()
      .meta({ description: "How many times the one before each value is; neither 0 nor 1." }),
    count: whole(1, axisLimit).meta({ description: "How many values." }),
  })
  .refine(({ step, ratio }) => (step === undefined) !== (ratio === undefined), {
    error: "must have either step (each value so much more) or ratio (each so many times the one before)",
  })
  .meta({
    description: "Values from the first on, each `step` more or `ratio` times the one before.",
    examples: [{ from: 1, ratio: 2, count: 8 }],
  });

const plainForms = "a number, a list of numbers, { from, to, count }, { from, step, count }";

/** The values of one parameter. */
export const valuesSchema: z.ZodType = z.union([finite, listSchema, rangeSchema, stepSchema], {
  error: `must be ${plainForms} or { from, ratio, count }`,
});

const zipSchema = z
  .strictObject({
    zip: z
      .record(z.string(), valuesSchema, { error: "must be a mapping of parameters to their values" })
      .meta({ description: "Parameters by name, all with equally many values; single numbers stay." }),
  })
  .meta({
    description: "Parameters that step together; the axis may have any name.",
    examples: [{ zip: { threshold: [9, 10, 11], steepness: [4, 2, 1] } }],
  });

const boxSchema = z
  .strictObject(
    { ...ends, spacing: spacing.optional(), integer: integer.optional() },
    { error: "must be { from, to, spacing }" },
  )
  .meta({ description: "The range of one parameter." });

const pointsSchema = z
  .strictObject({
    points: z.enum(["sobol", "random"], { error: "must be sobol or random" }).meta({
      description:
        "sobol: Sobol's sequence, which fills a box evenly (a power of two of them, best). random: independent.",
    }),
    count: whole(1, pointsLimit).meta({ description: "How many points." }),
    of: z
      .record(z.string(), boxSchema, { error: "must be a mapping of parameters to their ranges" })
      .meta({ description: "The sides of the box, by parameter." }),
  })
  .meta({
    description: "Points in a box of several parameters; the axis may have any name.",
    examples: [
      {
        points: "sobol",
        count: 1024,
        of: { threshold: { from: 8, to: 12 }, steepness: { from: 0.5, to: 8, spacing: "geometric" } },
      },
    ],
  });

/** One axis: of a parameter, of `scale`, or a group under any name. */
export const axisSchema: z.ZodType = z
  .union([finite, listSchema, rangeSchema, stepSchema, zipSchema, pointsSchema], {
    error: `must be ${plainForms}, { from, ratio, count }, { zip } or { points, count, of }`,
  })
  .meta({
    id: "axis",
    description: "One value, a list, a progression, or several parameters that go together.",
  });
