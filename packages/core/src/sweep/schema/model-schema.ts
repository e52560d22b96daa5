import { z } from "zod";
import type { CurveId } from "../../curves/curve.ts";
import { listBases } from "../../curves/curve-model.ts";
import { getCurve, listCurves } from "../../curves/registry.ts";
import { finite, listOf } from "./numbers.ts";

/** Longest expression that is read; the parser of expressions has limits of its own. */
const longestExpression = 10_000;

const direction = z.enum(["rising", "falling"], { error: "must be rising or falling" }).meta({
  description: "falling turns the curve around: it goes from 1 − λ down to γ. Default rising.",
});

const parametersSchema = z
  .record(z.string(), z.union([finite, listOf(finite)], { error: "must be a number or a list of numbers" }), {
    error: "must be a mapping of parameters to numbers",
  })
  .meta({ description: "Parameters that stay as they are in every curve." });

/** Names of the registry, each explained to editors. */
function curveNames(ids: readonly CurveId[]): z.ZodEnum<Record<string, string>> {
  const explained = ids.map((id) => `${getCurve(id).title}: ${getCurve(id).formula}`);
  return z
    .enum(Object.fromEntries(ids.map((id) => [id, id])), { error: "must be a curve of the registry" })
    .meta({ enumDescriptions: explained });
}

const curveSchema = z
  .strictObject({
    curve: curveNames(listCurves().map(({ id }) => id)).describe(
      "A curve of the registry (onset simulate --list).",
    ),
    base: curveNames(listBases())
      .optional()
      .describe("For exact-match: the curve of one step. Default logistic."),
    direction: direction.optional(),
    parameters: parametersSchema.optional(),
  })
  .meta({ description: "A curve of the registry.", examples: [{ curve: "exact-match" }] });

const skillSchema = z
  .strictObject(
    {
      threshold: finite.optional().meta({ description: "log10 of the scale where the skill is half there." }),
      steepness: finite.optional().meta({ description: "Per decade." }),
    },
    { error: "must be { threshold, steepness }, either left out where it is an axis" },
  )
  .meta({ description: "One skill; what is left out is an axis NAME.threshold or NAME.steepness." });

const composeSchema = z
  .strictObject({
    compose: z
      .enum(["product", "weakest-link", "k-of-n", "correlated"], {
        error: "must be product, weakest-link, k-of-n or correlated",
      })
      .meta({
        description:
          "product: all skills, independent. weakest-link: the least. k-of-n: at least `atLeast` of them. correlated: `correlation` between weakest link (1) and product (0).",
      }),
    direction: direction.optional(),
    skills: z
      .record(z.string(), skillSchema, { error: "must be a mapping of skills by name" })
      .optional()
      .meta({
        description:
          "Skills by name. Left out: `skills` (how many), `threshold`, `steepness` and `spread` (decades over which their thresholds lie) are parameters.",
      }),
    parameters: parametersSchema.optional(),
  })
  .meta({
    description: "A composition of logistic skills.",
    examples: [{ compose: "product", parameters: { skills: 8, spread: 2 } }],
  });

const expressionSchema = z
  .strictObject({
    expression: z
      .string({ error: "must be a text" })
      .min(1, "must not be empty")
      .max(longestExpression, `must have at most ${longestExpression} characters`)
      .meta({
        description:
          "Of x (log10 of the scale), scale (as published) and parameters of any other name, each an axis or fixed.",
        examples: ["a * expit(b * (x - c)) + (1 - a) * d"],
      }),
    parameters: parametersSchema.optional(),
  })
  .meta({ description: "A formula of one's own." });

/** What is swept. */
export const modelSchema: z.ZodType = z.union([curveSchema, composeSchema, expressionSchema], {
  error: "must be { curve }, { compose } or { expression }",
});
