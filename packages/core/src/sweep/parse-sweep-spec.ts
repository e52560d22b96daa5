import { OnsetError } from "../errors.ts";
import { explainFaults } from "./explain-faults.ts";
import type { Fault } from "./explain-faults.ts";
import { resolveSpec } from "./resolve-spec.ts";
import { sweepSpecSchema } from "./schema/sweep-schema.ts";
import { atPlace, faultText } from "./spec-fault.ts";
import type { SweepSpec } from "./sweep-spec.ts";

/**
 * Checks a sweep's spec, read from YAML or JSON or made in code, to the last value.
 *
 * @param value whatever the reader gave
 * @param place where it comes from, for the message: `spec.yaml`
 * @throws OnsetError `invalid-spec`, one line for each fault, each with its path:
 *   `axes.steepness.count must be an integer ≥ 1, got 0 in spec.yaml`
 */
export function parseSweepSpec(value: unknown, place?: string): SweepSpec {
  const spec = checkSpec(value, place);
  try {
    resolveSpec(spec);
  } catch (error) {
    throw atPlace(error, place);
  }
  return spec;
}

/** Checks the form alone: keys, kinds, ranges of single numbers. */
export function checkSpec(value: unknown, place?: string): SweepSpec {
  const parsed = sweepSpecSchema.safeParse(value);
  if (parsed.success) return parsed.data as SweepSpec;
  const faults = explainFaults(sweepSpecSchema, value).map((fault) => lineOf(fault, place ?? null));
  const lines = faults.length > 0 ? faults : parsed.error.issues.map(({ message }) => message);
  throw new OnsetError("invalid-spec", [...new Set(lines)].join("\n"), { place: place ?? null });
}

function lineOf({ path, rule, got, remedy, unknownKey }: Fault, place: string | null): string {
  const value = unknownKey ? "" : got === undefined ? ", it is missing" : `, got ${shown(got)}`;
  return faultText(`${dotted(path)} ${rule}${value}`, remedy ?? "", place);
}

const longestShown = 60;

function shown(value: unknown): string {
  const text = typeof value === "number" ? String(value) : written(value);
  return text.length > longestShown ? `${text.slice(0, longestShown - 3)}…` : text;
}

/** As JSON where there is such a form. */
function written(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}

function dotted(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "the spec";
  return path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index > 0 ? "." : ""}${String(key)}`))
    .join("");
}
