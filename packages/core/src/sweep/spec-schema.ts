import { z } from "zod";

/** Most values one axis may have: what an axis costs is memory, and a million values are 8 MB. */
export const axisLimit = 1_000_000;

const finite = z.number({ error: "must be a finite number" });

const range = z.strictObject(
  {
    from: finite,
    to: finite,
    count: z
      .number({ error: "must be an integer ≥ 1" })
      .int("must be an integer ≥ 1")
      .min(1, "must be an integer ≥ 1")
      .max(axisLimit, `must be at most ${axisLimit}`),
    spacing: z.enum(["linear", "geometric"], { error: "must be linear or geometric" }).optional(),
  },
  { error: "must be a number, a list of numbers, or { from, to, count, spacing }" },
);

const list = z
  .array(finite)
  .min(1, "must hold at least one value")
  .max(axisLimit, `must hold at most ${axisLimit} values`);

const axis = z.union([finite, list, range], {
  error: "must be a number, a list of numbers, or { from, to, count, spacing }",
});

/** The written form of a sweep. What needs the values (ascent, integers, size) is checked when axes are resolved. */
export const sweepSpecSchema: z.ZodType = z.strictObject(
  {
    onset: z.literal("sweep/1", { error: 'must be "sweep/1", the version of this format' }),
    model: z.strictObject(
      { curve: z.enum(["logistic", "exact-match"], { error: "must be logistic or exact-match" }) },
      { error: "must be { curve }" },
    ),
    axes: z.strictObject(
      { threshold: axis, steepness: axis, steps: axis.optional(), scale: axis },
      { error: "must be { threshold, steepness, steps, scale }" },
    ),
    observables: z
      .array(z.enum(["onset", "width", "score"], { error: "must be onset, width or score" }), {
        error: "must be a list of onset, width or score",
      })
      .min(1, "must name at least one of onset, width, score"),
  },
  { error: "must be a mapping with onset, model, axes and observables" },
);

/** The keys that a mapping of the spec may have, by its path, for the nearest known one of a mistyped key. */
export function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return ["onset", "model", "axes", "observables"];
  if (path.length === 1)
    return path[0] === "model" ? ["curve"] : ["threshold", "steepness", "steps", "scale"];
  return ["from", "to", "count", "spacing"];
}
