import * as onset from "onset";
import { describe, expect, it } from "vitest";

describe("the composed package", () => {
  it("loads in bare Node and touches nothing", () => {
    expect(typeof document).toBe("undefined");
    expect("Onset" in globalThis).toBe(false);
  });

  it("has the verbs, the doors, the datasets, the scenarios, the figures and the elements", () => {
    for (const name of [
      "fit",
      "analyse",
      "simulate",
      "sweep",
      "evaluate",
      "onsetAt",
      "createEngine",
      "readTable",
      "loadDataset",
      "runScenario",
      "curveFigure",
      "toSvg",
      "installElements",
    ]) {
      expect(typeof (onset as unknown as Record<string, unknown>)[name], name).toBe("function");
    }
  });

  it("takes a dataset to a figure in one import", async () => {
    const { series } = await onset.loadDataset("gpt3-arithmetic");
    const [first] = series;
    if (first === undefined) throw new Error("the dataset is empty");
    const svg = onset.toSvg(onset.curveFigure({ series: first }));
    expect(svg).toMatch(/^<svg[\s>]/);
    expect(svg).toContain("2D+");
  });
});
