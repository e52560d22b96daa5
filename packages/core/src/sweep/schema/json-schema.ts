import { z } from "zod";
import { sweepSpecSchema } from "./sweep-schema.ts";

/** The written form of a sweep as JSON Schema, for editors: what they complete, explain and underline. */
export function sweepJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(sweepSpecSchema, { io: "input" });
  return {
    $schema,
    title: "Onset sweep",
    description: "A dense parameter sweep, run by `onset sweep spec.yaml`.",
    ...schema,
  };
}
