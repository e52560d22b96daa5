import { describe, expect, it } from "vitest";
import type { SweepSpec } from "@onset/core";
import { nextCell } from "../src/sweep/heatmap-walk.ts";
import { coarser, curveSpec, shownSteps, viewSpec } from "../src/sweep/slice-spec.ts";
import { firstSteps } from "../src/sweep/slider-steps.ts";
import { readContents } from "../src/sweep/sweep-axes.ts";
import { resolveView, type SweepView } from "../src/sweep/sweep-view.ts";
import { viewPanels } from "../src/sweep/view-panels.ts";

const spec: SweepSpec = {
  onset: "sweep/1",
  model: { curve: "exact-match", parameters: { guessRate: 0.1 } },
  axes: {
    threshold: { from: 8, to: 12, count: 10 },
    pair: { zip: { steepness: [1, 2, 4], lapseRate: [0, 0.01, 0.02] } },
    steps: [1, 2, 4, 8, 16, 32, 64],
    scale: { from: 1e6, to: 1e13, count: 1000, spacing: "geometric" },
  },
  observables: ["width", { onset: 0.2 }, { scoreAt: [1e9, 1e10] }],
  reduce: { over: ["steps"], statistics: ["mean"] },
};
const wishes = { x: "", y: "", by: "", observable: "", view: "heatmap" };
const contents = readContents(spec);
const viewOf = (asked: Partial<typeof wishes>): SweepView =>
  resolveView(spec, contents, { ...wishes, ...asked });

describe("what a spec offers", () => {
  it("is each axis with its parameters, and each column with the observable that gives it", () => {
    expect(
      contents.axes.map(({ name, steps, members }) => [name, steps, members.map((one) => one.name)]),
    ).toEqual([
      ["threshold", 10, ["threshold"]],
      ["pair", 3, ["steepness", "lapseRate"]],
      ["steps", 7, ["steps"]],
      ["scale", 1000, ["scale"]],
    ]);
    expect(contents.axes[1]?.members.map((one) => [...one.values])).toEqual([
      [1, 2, 4],
      [0, 0.01, 0.02],
    ]);
    expect(contents.columns.map(({ name, observable }) => [name, observable])).toEqual([
      ["width", 0],
      ["onset_0.2", 1],
      ["score_at_1e9", 2],
      ["score_at_1e10", 2],
    ]);
  });

  it("of points that are too many to walk is refused with the axis' path", () => {
    const points = { points: "sobol", count: 1_000_000, of: { steepness: { from: 1, to: 2 } } } as const;
    const { pair: _pair, ...axes } = spec.axes;
    expect(() => readContents({ ...spec, axes: { ...axes, box: points } })).toThrow(
      /axes\.box has 1000000 points/,
    );
  });
});

describe("a view", () => {
  it("chooses for itself what is not asked", () => {
    const view = viewOf({});
    expect([view.x.name, view.y.name, view.by, view.value.name]).toEqual([
      "threshold",
      "pair",
      null,
      "width",
    ]);
    expect(view.others.map((axis) => axis.name)).toEqual(["steps"]);
    expect(viewOf({ y: "threshold" }).x.name).toBe("pair");
    expect(viewOf({ view: "multiples" }).by?.name).toBe("steps");
    expect(viewOf({ view: "multiples", by: "threshold" })).toMatchObject({
      x: { name: "pair" },
      y: { name: "steps" },
    });
  });

  it("refuses what cannot be laid out, with the remedy", () => {
    expect(() => viewOf({ x: "steps", y: "steps" })).toThrow("two different axes");
    expect(() => viewOf({ x: "scale" })).toThrow(/x must name an axis/);
    const lone = {
      ...spec,
      axes: { threshold: [8, 9], steepness: 2, scale: [1e6, 1e9] },
      observables: ["onset"],
    } as const;
    const { reduce: _reduce, ...flat } = { ...lone, model: { curve: "logistic" } } as const;
    const found = readContents(flat);
    expect(() => resolveView(flat, found, { ...wishes, view: "multiples" })).toThrow("needs a third axis");
    expect(resolveView(flat, found, wishes)).toMatchObject({
      x: { name: "threshold" },
      y: { name: "steepness" },
    });
  });

  it("asks for the reader's own spec with the sliders' axes at one step, unreduced, one observable", () => {
    const view = viewOf({ observable: "score_at_1e10" });
    const asked = viewSpec(view, shownSteps(view), { steps: 3, threshold: 0, pair: 0 });
    expect(asked).toEqual({
      onset: "sweep/1",
      model: spec.model,
      axes: { ...spec.axes, steps: [8] },
      observables: [{ scoreAt: [1e9, 1e10] }],
    });
    expect(
      viewSpec(viewOf({ x: "steps" }), shownSteps(viewOf({ x: "steps" })), { pair: 1 }).axes["pair"],
    ).toEqual({
      zip: { steepness: [2], lapseRate: [0.01] },
    });
  });

  it("asks for a curve at one step of every axis, with at most 401 scales, both ends among them", () => {
    const { axes, observables } = curveSpec(viewOf({}), { threshold: 9, pair: 2, steps: 1 });
    expect(observables).toEqual(["score"]);
    expect(axes["threshold"]).toEqual([12]);
    expect(axes["pair"]).toEqual({ zip: { steepness: [4], lapseRate: [0.02] } });
    const scales = axes["scale"] as readonly number[];
    expect([scales.length, scales[0], scales[400]]).toEqual([401, 1e6, 1e13]);
  });
});

describe("levels", () => {
  it("stand for whole blocks of cells, at the middle step of each, the last block included", () => {
    const steps = { x: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], y: [0, 1, 2], by: [0] };
    expect(coarser(steps, 4)).toEqual({ x: [1, 5, 8], y: [1], by: [0] });
  });

  it.each([
    { x: "threshold", y: "pair" },
    { x: "pair", y: "threshold" },
    { x: "steps", y: "pair", by: "threshold", view: "multiples" },
    { x: "threshold", y: "steps", by: "pair", view: "multiples" },
  ])("are laid out cell by cell, whichever axis is outermost: $x across, $y up", (asked) => {
    const view = viewOf(asked);
    const shown = shownSteps(view);
    // Rows in the order of the spec's axes: a value that tells its steps.
    const values: number[] = [];
    const stepsOf = (name: string): readonly number[] =>
      name === view.x.name
        ? shown.x
        : name === view.y.name
          ? shown.y
          : name === view.by?.name
            ? shown.by
            : [0];
    for (const a of stepsOf("threshold"))
      for (const b of stepsOf("pair"))
        for (const c of stepsOf("steps")) values.push(a * 10_000 + b * 100 + c);
    const panels = viewPanels(view, shown, { values, steps: shown, stride: 1 }, []);
    const weights: Record<string, number> = { threshold: 10_000, pair: 100, steps: 1 };
    const weigh = (name: string | undefined, step: number): number => (weights[name ?? ""] ?? 0) * step;
    for (const [panel, { values: cells }] of panels.entries()) {
      for (let iy = 0; iy < shown.y.length; iy++) {
        for (let ix = 0; ix < shown.x.length; ix++) {
          const expected = weigh(view.x.name, ix) + weigh(view.y.name, iy) + weigh(view.by?.name, panel);
          expect(cells[iy * shown.x.length + ix]).toBe(expected);
        }
      }
    }
  });

  it("when coarse fill every cell with the value of its block", () => {
    const view = viewOf({});
    const shown = shownSteps(view);
    const steps = coarser(shown, 4);
    const [panel] = viewPanels(view, shown, { values: [7, 8, 9], steps, stride: 4 }, []);
    expect(Array.from(panel?.values ?? []).slice(0, 10)).toEqual([7, 7, 7, 7, 8, 8, 8, 8, 9, 9]);
    expect(panel?.values.length).toBe(30);
  });
});

describe("sliders", () => {
  it("begin at the step nearest to what is asked, else in the middle", () => {
    expect(firstSteps(contents.axes, "")).toEqual({ threshold: 4, pair: 1, steps: 3, scale: 499 });
    expect(firstSteps(contents.axes, "steps=30, threshold=-1e9")).toMatchObject({ steps: 5, threshold: 0 });
  });
});

describe("keys", () => {
  const field = { x: { values: { length: 30 } }, y: { values: { length: 20 } }, panels: [{}, {}] } as never;
  const cell = { panel: 0, ix: 5, iy: 5 };

  it.each([
    ["ArrowLeft", false, { ix: 4 }],
    ["ArrowLeft", true, { ix: 0 }],
    ["ArrowUp", true, { iy: 15 }],
    ["ArrowDown", false, { iy: 4 }],
    ["End", false, { ix: 29 }],
    ["PageDown", false, { panel: 1 }],
  ])("%s (Shift: %s) leads to %o", (key, shiftKey, expected) => {
    expect(nextCell({ key, shiftKey }, cell, field)).toEqual({ ...cell, ...expected });
  });

  it("that mean nothing here are left alone, Escape leaves", () => {
    expect(nextCell({ key: "a", shiftKey: false }, cell, field)).toBeUndefined();
    expect(nextCell({ key: "Escape", shiftKey: false }, cell, field)).toBeNull();
  });
});
