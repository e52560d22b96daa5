import type uPlot from "uplot";
import { expect, test } from "vitest";
import { axisFor } from "@onset/core";
import { curveFigure, toUplot } from "../src/index.ts";
import { addition, line, pointOf, seriesWith, sigmoid } from "./fixtures.ts";

const full = curveFigure({ series: addition, fit: sigmoid, alternative: line });

test("aligned x ascends without repeats, also where scales repeat, and spans the domain", () => {
  const repeated = curveFigure({ series: seriesWith({ points: [pointOf(1e9, 0.1), pointOf(1e9, 0.2)] }) });
  for (const figure of [
    full,
    repeated,
    curveFigure({}),
    curveFigure({ series: seriesWith({ points: [pointOf(1e9, 0.1)] }) }),
  ]) {
    const x = [...(toUplot(figure).data[0] ?? [])] as number[];
    expect(x.length).toBeGreaterThanOrEqual(2);
    expect(x[0]).toBe(figure.x.domain[0]);
    expect(x.at(-1)).toBe(figure.x.domain[1]);
    for (const [index, value] of x.entries())
      if (index > 0) expect(value).toBeGreaterThan(x[index - 1] ?? Infinity);
  }
});

test("each line and each edge of a band is one series over that x, and the band joins its edges", () => {
  const { options, data } = toUplot(full);
  expect(options.series).toHaveLength(data.length);
  expect(options.series.map((series) => series.label)).toEqual([
    "Parameters",
    "95\u00a0% band, high",
    "95\u00a0% band, low",
    "straight-line fit",
    "logistic fit",
  ]);
  expect(options.bands?.map((band) => band.series)).toEqual([[1, 2]]);
  for (const column of data) expect(column).toHaveLength(data[0]?.length ?? 0);
});

test("log axes go through distr 3, shots through their own transform, with ticks and labels of ours", () => {
  const plot = { width: 640, height: 400, bbox: { width: 0, height: 0 } } as uPlot;
  const { options } = toUplot(full);
  expect(options.scales?.["x"]).toMatchObject({ distr: 3, time: false });
  const axis = options.axes?.[0] as {
    splits: (...of: unknown[]) => number[];
    values: (...of: unknown[]) => string[];
  };
  const labels = axis.values(plot, axis.splits(plot, 0, 0, 0, 0, 0), 0, 0, 0);
  expect(labels).toEqual(["100M", "1B", "10B", "100B"]);
  const shots = toUplot(curveFigure({ axis: axisFor("shots") })).options.scales?.["x"];
  expect(shots).toMatchObject({ distr: 100 });
  expect(shots?.bwd?.(shots.fwd?.(5) ?? 0)).toBeCloseTo(5, 12);
});
