import type { z } from "zod";
import { OnsetError } from "../errors.ts";
import { suggestion } from "../nearest-name.ts";
import { resolveAxes } from "./resolve-axes.ts";
import { knownKeys, sweepSpecSchema } from "./spec-schema.ts";
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
  const parsed = sweepSpecSchema.safeParse(value);
  const suffix = place === undefined ? "" : ` in ${place}`;
  if (!parsed.success) {
    const faults = parsed.error.issues.flatMap((issue) => faultsOf(issue, value, [], suffix));
    throw new OnsetError("invalid-spec", [...new Set(faults)].join("\n"), { place: place ?? null });
  }
  const spec = parsed.data as SweepSpec;
  checkMeaning(spec, suffix);
  resolveAxes(spec, suffix);
  return spec;
}

function faultsOf(
  issue: z.core.$ZodIssue,
  value: unknown,
  base: readonly PropertyKey[],
  suffix: string,
): string[] {
  const path = [...base, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const keyPath = [...path, key];
      return `${dotted(keyPath)} is not known${suffix}: ${suggestion(key, knownKeys(path))}`;
    });
  }
  if (issue.code === "invalid_union") {
    // Of the three ways to write an axis, the faults of the one that was meant.
    const meant = issue.errors[branchOf(valueAt(value, path))];
    if (meant !== undefined) return meant.flatMap((inner) => faultsOf(inner, value, path, suffix));
  }
  const found = valueAt(value, path);
  const got = found === undefined ? "it is missing" : `got ${shown(found)}`;
  return [`${dotted(path)} ${issue.message}, ${got}${suffix}`];
}

function branchOf(value: unknown): number {
  if (typeof value === "number") return 0;
  if (Array.isArray(value)) return 1;
  return typeof value === "object" && value !== null ? 2 : -1;
}

function checkMeaning(spec: SweepSpec, suffix: string): void {
  const curve = spec.model.curve;
  if (curve === "logistic" && spec.axes.steps !== undefined) {
    fail(`axes.steps is for exact-match only, model.curve is logistic${suffix}: leave steps out`);
  }
  if (curve === "exact-match" && spec.axes.steps === undefined) {
    fail(`axes.steps is missing${suffix}: exact-match needs the number of steps`);
  }
  if (new Set(spec.observables).size !== spec.observables.length) {
    fail(`observables must name each one once, got ${spec.observables.join(", ")}${suffix}`);
  }
  if (spec.observables.includes("score") && spec.observables.length > 1) {
    fail(
      `observables must be either score (one row per cell) or onset and width (one row per curve), got ${spec.observables.join(", ")}${suffix}: make two sweeps`,
    );
  }
}

function fail(message: string): never {
  throw new OnsetError("invalid-spec", message);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== "object" || current === null) return undefined;
    current = (current as Record<PropertyKey, unknown>)[key];
  }
  return current;
}

function shown(value: unknown): string {
  const text = typeof value === "number" ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function dotted(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "the spec";
  return path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index > 0 ? "." : ""}${String(key)}`))
    .join("");
}
