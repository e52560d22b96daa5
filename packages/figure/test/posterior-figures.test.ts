import { createEngine, posterior } from "@onset/core";
import type { Series } from "@onset/core";
import { heatmapSvg, jointFigure, marginalFigure, profileFigure, toSvg } from "@onset/figure";
import { expect, test } from "vitest";
import { drawnMarginal } from "../src/posterior/drawn-marginal.ts";
import { crossings } from "../src/posterior/profile-crossings.ts";
import { smoothDensity } from "../src/posterior/smooth-density.ts";

const correct = [2, 3, 4, 8, 11];
const series: Series = {
  id: "family/task/acc/shots-0",
  source: null,
  family: null,
  task: "task",
  subtask: null,
  metric: "acc",
  shots: 0,
  variant: null,
  chance: null,
  axis: { kind: "params", transform: "log10" },
  points: correct.map((hits, i) => ({
    scale: 10 ** (7 + i),
    score: hits / 12,
    items: 12,
    correct: hits,
    standardError: null,
    model: null,
  })),
};
const engine = await createEngine({ kind: "local" });
const options = { engine, curves: ["logistic"], likelihood: "binomial", direction: "rising" } as const;
const found = await posterior(series, options);
const shape = found.shapes[0]!;

test("a marginal is drawn with its prior and median, the interval under its line, a threshold in scales", () => {
  const figure = marginalFigure(found, shape, "threshold")!;
  const { median, low, high, values } = shape.marginals.threshold!;
  expect(figure.marks.map(({ kind, label }) => `${kind} ${label}`)).toEqual([
    "band 95 % interval",
    "line prior",
    "line posterior",
    "rule median",
  ]);
  const rule = figure.marks.find((mark) => mark.kind === "rule")!;
  expect(Math.log10(rule.x)).toBeCloseTo(median, 9);
  const band = figure.marks.find((mark) => mark.kind === "band")!;
  expect(Math.log10(band.x[0]!)).toBeCloseTo(low, 9);
  expect(Math.log10(band.x.at(-1)!)).toBeCloseTo(high, 9);
  expect([figure.y.label, figure.x.label]).toEqual(["Probability per decade", "Parameters"]);
  expect(figure.table.rows.length).toBeGreaterThan(10);
  expect(values.map((value) => value.toFixed(9))).toEqual(
    expect.arrayContaining(figure.table.rows.map(([scale]) => Math.log10(Number(scale)).toFixed(9))),
  );
  expect(figure.description).toMatch(/Posterior: rises from .* at .* parameters, then falls to/);
  expect(toSvg(figure)).not.toContain("NaN");
});

test("rates are counted by percentage points: the area under the line is 1 to 1e-3 over percents", () => {
  const figure = marginalFigure(found, shape, "lapseRate")!;
  const line = figure.marks.find((mark) => mark.kind === "line" && mark.role === "fit")!;
  if (line.kind !== "line") throw new Error("no line");
  expect(figure.y.label).toBe("Probability per percentage point");
  expect(Math.abs(area(line.x, line.y) * 100 - 1)).toBeLessThan(1e-3);
});

/** By trapezoids. */
function area(x: readonly number[], y: readonly number[]): number {
  let sum = 0;
  for (let i = 1; i < x.length; i++) sum += ((y[i]! + y[i - 1]!) / 2) * (x[i]! - x[i - 1]!);
  return sum;
}

/** On the straight line between two neighbours. */
function between(x: readonly number[], y: readonly number[], at: number): number {
  const i = Math.min(
    Math.max(
      1,
      x.findIndex((one) => one >= at),
    ),
    x.length - 1,
  );
  return y[i - 1]! + ((y[i]! - y[i - 1]!) * (at - x[i - 1]!)) / (x[i]! - x[i - 1]!);
}

const normal = (t: number): number => Math.exp(-0.5 * (t - 0.21) * (t - 0.21));

test("between places two thirds of a standard deviation apart a normal density is found to 1e-12, also beyond their ends", () => {
  const places = Array.from({ length: 17 }, (_, i) => -5 + i * 0.65 + (i % 2) * 0.03);
  const at = Array.from({ length: 200 }, (_, i) => -5.3 + i * 0.053);
  const smooth = smoothDensity({ places, density: places.map(normal) }, at);
  for (const [i, t] of at.entries()) {
    expect(Math.abs(smooth[i]! / normal(t) - 1)).toBeLessThan(1e-12);
  }
});

test("beside a flank of e^20 a density has no bump above 4 %", () => {
  const density = [1, 1, 1, 2e-9, 2e-9, 2e-9, 1];
  const at = Array.from({ length: 601 }, (_, i) => i / 100);
  const smooth = smoothDensity({ places: [0, 1, 2, 3, 4, 5, 6], density }, at);
  expect(Math.max(...smooth)).toBeLessThan(1.04);
  expect(smooth.every((one) => one > 0)).toBe(true);
});

test.each(["threshold", "width", "guessRate", "lapseRate"] as const)(
  "the line of a %s holds the mass of the cells on show to 1e-9, in each fifth of them to 0.01",
  (quantity) => {
    const marginal = shape.marginals[quantity]!;
    const { values, density, cells } = drawnMarginal(marginal, quantity);
    const massOf = (from: number, to: number): number => {
      let sum = 0;
      for (let i = from; i < to; i++)
        sum += marginal.density[i]! * (marginal.edges[i + 1]! - marginal.edges[i]!);
      return sum;
    };
    const [first, end] = cells;
    expect(area(values, density)).toBeCloseTo(massOf(first, end), 9);
    expect(massOf(first, end)).toBeGreaterThan(0.99);
    for (let fifth = 0; fifth < 5; fifth++) {
      const [from, to] = [0, 1].map((i) => first + Math.round(((end - first) * (fifth + i)) / 5)) as [
        number,
        number,
      ];
      const edges = [marginal.edges[from]!, marginal.edges[to]!] as const;
      const within = values.filter((value) => value > edges[0] && value < edges[1]);
      const at = [edges[0], ...within, edges[1]];
      const drawn = area(
        at,
        at.map((value) => between(values, density, value)),
      );
      expect(Math.abs(drawn - massOf(from, to))).toBeLessThan(0.01);
    }
  },
);

test("a quantity that is fixed has no marginal to draw", () => {
  expect(marginalFigure(found, shape, "overdispersion")).toBeNull();
});

test("threshold and width together peak where the joint density does, within lines of half and 95 % of the mass", () => {
  const figure = jointFigure(found, shape);
  const { thresholds, widths, density, levels } = shape.joint;
  const most = density.indexOf(1);
  const [i, j] = [Math.floor(most / widths.length), most % widths.length];
  expect(figure.panels[0]!.values[j * thresholds.length + i]).toBe(1);
  expect(figure.contours?.levels).toEqual([
    { value: levels.most, label: "95 %" },
    { value: levels.half, label: "50 %" },
  ]);
  expect(figure.description).toContain("Lines: 95 %, 50 % of the probability lie inside.");
  expect([figure.x.label, figure.y.label]).toEqual(["Parameters", "Width (decades)"]);
  const svg = heatmapSvg(figure);
  expect(svg).toContain(">95 %</text>");
  expect(svg).not.toContain("NaN");
});

test("a profile says its best, its interval, and which side the data leave open", () => {
  const { values, drop } = found.profiles.width;
  const figure = profileFigure(found, "width", { values, drop });
  expect(Math.max(...drop)).toBe(0);
  expect(drop[0]).toBeGreaterThan(-1.92);
  expect(figure.notes[0]).toMatch(/^Best fit \S+, 95 % interval below \S+\.$/);
  expect(figure.notes[1]).toMatch(
    /^Open below: down to 0\.1, the least looked at, ln L has fallen by \S+ only\.$/,
  );
  expect(figure.notes.length).toBe(2);
  expect(figure.marks.map(({ kind, label }) => `${kind} ${label}`)).toEqual([
    "band 95 % interval",
    "line cut at −1.92",
    "line log-likelihood",
    "rule best fit",
  ]);
  expect(toSvg(figure)).not.toContain("NaN");
});

test("a profile's interval ends where a normal likelihood has fallen by 1.92, to 1e-12; each of two peaks has its own", () => {
  const values = Array.from({ length: 25 }, (_, i) => -3 + i * 0.25 + 0.04);
  const bell = { values, drop: values.map((t) => -0.5 * t * t) };
  const [part, ...others] = crossings(bell, -1.92, false);
  expect(others).toEqual([]);
  expect(part!.open).toEqual({ below: false, above: false });
  expect(part!.values[0]).toBeCloseTo(-Math.sqrt(2 * 1.92), 12);
  expect(part!.values.at(-1)).toBeCloseTo(Math.sqrt(2 * 1.92), 12);
  const two = { values, drop: values.map((t) => -8 * (Math.abs(t) - 1.5) ** 2) };
  expect(crossings(two, -1.92, false).map(({ open }) => open.below || open.above)).toEqual([false, false]);
  expect(
    profileFigure(found, "threshold", { values: values.map((t) => t + 9), drop: two.drop }).notes[0],
  ).toMatch(/95 % interval \S+ to \S+ and \S+ to \S+\.$/);
});

test("a profile that never falls to the cut has no interval, and says how far it was followed", () => {
  const values = [0.1, 1, 10];
  const flat = profileFigure(found, "width", { values, drop: [-0.4, 0, -0.001] });
  expect(flat.notes).toEqual([
    "95 % interval without limits: the data do not tell.",
    "Open below: down to 0.1, the least looked at, ln L has fallen by 0.4 only.",
    "Open above: up to 10, the largest looked at, ln L has not fallen.",
  ]);
  expect(flat.marks.map(({ kind }) => kind)).not.toContain("rule");
});

test("an end of an interval that the prior sets is said to be open, and a profile that is level to its end has no best place", async () => {
  const hits = [0, 0, 0, 12, 12];
  const points = series.points.map((point, i) => ({ ...point, score: hits[i]! / 12, correct: hits[i]! }));
  const steep = await posterior({ ...series, points }, options);
  const width = marginalFigure(steep, steep.shapes[0]!, "width")!;
  expect(steep.shapes[0]!.marginals.width!.median).toBeLessThan(1);
  expect(width.notes.at(-1)).toBe(
    "Narrower than the gap between two sizes, 1 decade: how narrow, the prior says, not the data.",
  );
  const profile = { values: [0.1, 0.2, 0.4, 0.8, 1.6], drop: [0, -1e-4, -0.001, -1.5, -9] };
  const figure = profileFigure(steep, "width", profile);
  expect(figure.notes[0]).toMatch(
    /^Anything below 0\.4 fits as well as the best; 95 % interval below 0\.\d+\.$/,
  );
  expect(figure.marks.filter(({ kind }) => kind === "rule")).toEqual([]);
  const far = {
    ...shape,
    marginals: { ...shape.marginals, threshold: { ...shape.marginals.threshold!, high: 11.6 } },
  };
  expect(marginalFigure(found, far, "threshold")!.notes.at(-1)).toBe(
    "Open above: more than half a decade beyond the sizes the prior speaks, not the data.",
  );
});
