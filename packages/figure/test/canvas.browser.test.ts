import uPlot from "uplot";
import { expect, test } from "vitest";
import {
  curveFigure,
  darkTheme,
  heatmapCellFrame,
  heatmapFigure,
  layOutHeatmap,
  lightTheme,
  paintHeatmap,
  toSvg,
  toUplot,
} from "../src/index.ts";
import { addition, hostile, line, pointOf, seriesWith, sigmoid } from "./fixtures.ts";

/** Draws on a canvas and hands the plot to `look` once uPlot has painted. */
async function painted<Seen>(
  figure: Parameters<typeof toUplot>[0],
  look: (plot: uPlot) => Seen,
  theme = lightTheme,
): Promise<Seen> {
  const host = document.createElement("div");
  document.body.append(host);
  const { options, data } = toUplot(figure, { width: 600, height: 360, theme });
  const plot = await new Promise<uPlot>((resolve) => {
    const ready = (made: uPlot): void => resolve(made);
    const hooks = { ...options.hooks, ready: [ready] };
    void new uPlot({ ...options, hooks }, data, host);
  });
  const seen = look(plot);
  plot.destroy();
  host.remove();
  return seen;
}

/** The colour under a place given in the figure's own units. */
function colorAt(plot: uPlot, x: number, y: number): readonly number[] {
  const [left, top] = [Math.round(plot.valToPos(x, "x", true)), Math.round(plot.valToPos(y, "y", true))];
  return Array.from(plot.ctx.getImageData(left, top, 1, 1).data.subarray(0, 3));
}

test("each point is painted where it is, two at one scale included", async () => {
  const figure = curveFigure({
    series: seriesWith({
      points: [pointOf(1e8, 0.2, null), pointOf(1e9, 0.3, null), pointOf(1e9, 0.7, null)],
    }),
  });
  const colors = await painted(figure, (plot) => [
    colorAt(plot, 1e8, 0.2),
    colorAt(plot, 1e9, 0.3),
    colorAt(plot, 1e9, 0.7),
  ]);
  for (const color of colors) expect(color).toEqual([22, 32, 43]);
});

test("curve, band and threshold lie where the figure says, in the dark theme too", async () => {
  const figure = curveFigure({ series: addition, fit: sigmoid, alternative: line });
  const onCurve = figure.marks.find((mark) => mark.kind === "line" && mark.role === "fit");
  if (onCurve?.kind !== "line") throw new Error("no curve");
  const middle = 40;
  const [x = 0, y = 0] = [onCurve.x[middle], onCurve.y[middle]];
  const [red = 0, , blue = 0] = await painted(figure, (plot) => colorAt(plot, x, y), darkTheme);
  expect(blue - red).toBeGreaterThan(60);
  const [ruleRed = 0, ruleGreen = 0] = await painted(figure, (plot) =>
    colorAt(plot, sigmoid.thresholdScale ?? 1, 0.93),
  );
  expect(ruleRed).toBeGreaterThan(ruleGreen);
});

test("nothing, one point, shots and loss axes are painted without an error", async () => {
  const figures = [
    curveFigure({}),
    curveFigure({ series: seriesWith({ points: [pointOf(1e9, 0.5)] }) }),
    curveFigure({
      series: seriesWith({
        axis: { kind: "shots", transform: "log1p" },
        points: [pointOf(0, 0.1), pointOf(64, 0.5)],
      }),
    }),
    curveFigure({
      series: seriesWith({
        axis: { kind: "loss", transform: "identity" },
        points: [pointOf(2, 0.1), pointOf(3, 0.5)],
      }),
    }),
  ];
  for (const figure of figures) expect(await painted(figure, (plot) => plot.axes.length)).toBe(2);
});

test("an SVG with hostile names is well-formed XML and runs nothing", () => {
  const figure = curveFigure({
    series: seriesWith({ task: hostile, points: [{ ...pointOf(1e9, 0.5), model: hostile }] }),
  });
  const parsed = new DOMParser().parseFromString(toSvg(figure), "image/svg+xml");
  expect(parsed.querySelector("parsererror")).toBeNull();
  expect(parsed.querySelectorAll("script, img")).toHaveLength(0);
  expect(parsed.documentElement.querySelector("title")?.textContent).toContain("<img src=x");
});

test("a heatmap's cells are painted where they are, the lowest row at the bottom, cells without a value hatched", () => {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [600, 480];
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no context");
  const heatmap = heatmapFigure({
    x: { name: "a", unit: "", values: [1, 2] },
    y: { name: "b", unit: "", values: [1, 2] },
    value: { name: "c", unit: "", domain: [0, 1] },
    panels: [{ title: "", values: [0, 1, Number.NaN, 0.5] }],
  });
  for (const theme of [lightTheme, darkTheme]) {
    const layout = layOutHeatmap(heatmap, { width: 600, height: 480, theme });
    // Twice, as a slider would: the second drawing leaves nothing of the first.
    for (let i = 0; i < 2; i++) paintHeatmap(context, heatmap, layout, theme);
    const at = (ix: number, iy: number): readonly number[] => {
      const frame = heatmapCellFrame(heatmap, layout, { panel: 0, ix, iy });
      if (frame === null) throw new Error("no cell");
      const { data } = context.getImageData(
        frame.left + frame.width * 0.3,
        frame.top + frame.height * 0.3,
        1,
        1,
      );
      return [...data];
    };
    expect(at(0, 0)).toEqual([68, 1, 84, 255]);
    expect(at(1, 0)).toEqual([253, 231, 37, 255]);
    const [red = 0, green = 0, blue = 0] = at(1, 1);
    expect(green).toBeGreaterThan(Math.max(red, blue));
    const hole = heatmapCellFrame(heatmap, layout, { panel: 0, ix: 0, iy: 1 });
    if (hole === null) throw new Error("no cell");
    const { data } = context.getImageData(hole.left + 4, hole.top + 4, 60, 60);
    const inked = data.filter((_, i) => i % 4 === 3 && (data[i] ?? 0) > 0).length;
    expect(inked).toBeGreaterThan(300);
    expect(inked).toBeLessThan(2400);
  }
});
