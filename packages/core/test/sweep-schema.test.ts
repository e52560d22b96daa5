// The published schema of sweeps: what editors complete and explain is what the engine checks.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { listCurves } from "../src/curves/registry.ts";
import { sweepJsonSchema } from "../src/sweep/schema/json-schema.ts";

type Node = { readonly [key: string]: unknown };
const path = new URL("../sweep.schema.json", import.meta.url);
const committed = JSON.parse(readFileSync(path, "utf8")) as Node;

function* nodes(value: unknown): Generator<Node> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield value as Node;
  for (const part of Object.values(value)) yield* nodes(part);
}

/** The first node that has this property, and what it says of it. */
function property(name: string): Node {
  for (const { properties } of nodes(committed)) {
    const found = (properties as Node | undefined)?.[name];
    if (found !== undefined) return found as Node;
  }
  return expect.fail(`${name} is no property of the schema`);
}

describe("sweep.schema.json", () => {
  test("is what the engine's schema generates (npm run schema -w @onset/core)", () => {
    expect(committed).toEqual(JSON.parse(JSON.stringify(sweepJsonSchema())));
  });

  test("takes the spec of the how-to, and refuses its faults, by the schema alone", () => {
    const schema = z.fromJSONSchema(committed);
    const spec = {
      onset: "sweep/1",
      model: { curve: "exact-match" },
      axes: { threshold: { from: 8, to: 12, count: 41 }, steps: [1, 2], steepness: 2, scale: [1e6, 1e9] },
      observables: ["onset", { scoreAt: 1e9 }],
    };
    expect(schema.safeParse(spec).success).toBe(true);
    for (const fault of [
      { observabels: [] },
      { model: { curve: "gausian" } },
      { axes: { threshold: { from: 8, to: 12, count: 0 } } },
      { observables: ["onst"] },
    ]) {
      expect(schema.safeParse({ ...spec, ...fault }).success).toBe(false);
    }
  });

  test("explains every key of the top, and every curve by title and formula", () => {
    for (const [key, node] of Object.entries(committed["properties"] as Record<string, Node>)) {
      expect(typeof node["description"], key).toBe("string");
    }
    const { enum: ids, enumDescriptions } = property("curve") as {
      enum: string[];
      enumDescriptions: string[];
    };
    expect(ids).toEqual(listCurves().map(({ id }) => id));
    expect(enumDescriptions).toEqual(listCurves().map(({ title, formula }) => `${title}: ${formula}`));
  });

  test("gives only examples that it takes itself", () => {
    let checked = 0;
    for (const node of nodes(committed)) {
      if (!Array.isArray(node["examples"])) continue;
      const schema = z.fromJSONSchema({ ...node, $defs: committed["$defs"] } as Parameters<
        typeof z.fromJSONSchema
      >[0]);
      for (const example of node["examples"]) expect(schema.safeParse(example).success).toBe(true);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(10);
  });
});
