import axe from "axe-core";
import { render } from "lit";
import { installElements } from "onset";
import { beforeAll, describe, expect, it } from "vitest";
import { exampleView } from "../src/example.ts";
import { curveExamples } from "../src/examples.ts";
import { sweepExamples } from "../src/sweep-examples.ts";
import { referenceOf } from "../src/manifest.ts";

beforeAll(() => {
  document.documentElement.lang = "en";
  document.title = "Onset gallery";
  installElements();
});

describe.each([...curveExamples, ...sweepExamples].map((example) => ({ example, title: example.title })))(
  "the example “$title”",
  ({ example }) => {
    it("renders what its code says, without an axe violation", async () => {
      const main = document.createElement("main");
      document.body.replaceChildren(main);
      render(exampleView(example), main);
      expect(main.querySelector("pre")?.textContent).toBe(example.code);
      const element = main.querySelector<HTMLElement>("onset-curve, onset-sweep");
      // The file lies beside the gallery's own page, which a test page is not.
      if (example.id === "table")
        element?.setAttribute("src", new URL("../public/scores.csv", import.meta.url).href);
      if (example.id === "multiples")
        element?.setAttribute("src", new URL("../public/steps.yaml", import.meta.url).href);
      const expected = example.id.endsWith("error") ? "error" : "ready";
      await expect.poll(() => element?.dataset["state"], { timeout: 20_000 }).toBe(expected);
      const { violations } = await axe.run(main, {
        rules: { "page-has-heading-one": { enabled: false }, "heading-order": { enabled: false } },
      });
      expect(
        violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`),
      ).toEqual([]);
    });
  },
);

describe("the reference", () => {
  it("has a table for attributes, events, slots, parts, custom properties and states", () => {
    expect(referenceOf("onset-curve").map((table) => table.title)).toEqual([
      "Attributes",
      "Events",
      "Slots",
      "Parts",
      "Custom properties",
      "States",
    ]);
    expect(referenceOf("onset-nothing")).toEqual([]);
  });
});
