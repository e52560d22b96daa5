import { describe, expect, it } from "vitest";
import { defineElements, OnsetCurve } from "@onset/elements";
import type { TemplateResult } from "lit";
import { fit, series } from "./fixtures.ts";

/** The markup of a template with its values, as a server writes it; listeners and directives leave nothing. */
function markup(value: unknown): string {
  if (Array.isArray(value)) return value.map(markup).join("");
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (typeof value !== "object" || value === null || !("strings" in value)) return "";
  const { strings, values } = value as TemplateResult;
  return strings.map((part, i) => part + markup(values[i])).join("");
}

/** What Lit's server renderer calls, in its order. */
class ServerCurve extends OnsetCurve {
  asMarkup(): string {
    this.willUpdate(new Map<PropertyKey, unknown>() as never);
    return markup(this.render());
  }
}

describe("elements on a server", () => {
  it("load and register in bare Node without a document", async () => {
    expect(typeof document).toBe("undefined");
    expect(() => defineElements()).not.toThrow();
    await expect(import("@onset/elements/define")).resolves.toBeDefined();
  });

  it("render heading, sentence and table of given data, and no canvas", () => {
    const element = new ServerCurve();
    element.series = series;
    element.fit = fit;
    const html = element.asMarkup();
    expect(html).toContain("Addition");
    expect(html).toContain("<caption>");
    expect(html).toContain("6.61B");
    expect(html).not.toContain("<canvas");
  });
});
