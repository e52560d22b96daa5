import { describe, expect, test } from "vitest";
import {
  curveFigure,
  darkTheme,
  legendEntries,
  lightTheme,
  smallMultiples,
  sparkline,
  toSvg,
  variableTheme,
} from "../src/index.ts";
import { addition, hostile, line, pointOf, seriesWith, sigmoid } from "./fixtures.ts";

const figure = curveFigure({ series: addition, fit: sigmoid, alternative: line });

/** Names of elements that are opened and closed, in order; throws where they do not nest. */
function elementsOf(svg: string): readonly string[] {
  const open: string[] = [];
  const names: string[] = [];
  for (const [, closing, name = "", empty] of svg.matchAll(/<(\/?)([a-zA-Z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (closing === "/") expect(open.pop()).toBe(name);
    else {
      names.push(name);
      if (empty !== "/") open.push(name);
    }
  }
  expect(open).toEqual([]);
  return names;
}

describe("SVG", () => {
  test("nests, names itself, and refers to nothing outside", () => {
    const svg = toSvg(figure);
    elementsOf(svg);
    expect(svg).toContain('role="img"');
    expect(svg).toMatch(/aria-labelledby="(\S+)-title \1-description"/);
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(
      /https?:|href|<script|<style|@import/,
    );
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  test("is the same text for the same figure, and has its own ids for another", () => {
    expect(toSvg(figure)).toBe(toSvg(structuredClone(figure)));
    const id = /id="([^"]+)-title"/;
    const other = curveFigure({ series: addition, fit: sigmoid, title: "other" });
    expect(id.exec(toSvg(figure))?.[1]).not.toBe(id.exec(toSvg(other))?.[1]);
  });

  test("draws each point at its place, within a tenth of a pixel", () => {
    const svg = toSvg(
      curveFigure({ series: seriesWith({ points: [pointOf(1e8, 0), pointOf(1e9, 0.5), pointOf(1e10, 1)] }) }),
    );
    const places = [...svg.matchAll(/translate\(([\d.]+),([\d.]+)\)"><title>/g)].map((match) => [
      Number(match[1]),
      Number(match[2]),
    ]);
    expect(places).toHaveLength(3);
    const [[x0 = 0, y0 = 0] = [], [x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = []] = places;
    expect(Math.abs(x1 - (x0 + x2) / 2)).toBeLessThanOrEqual(0.1);
    expect(Math.abs(y1 - (y0 + y2) / 2)).toBeLessThanOrEqual(0.1);
    expect(y0).toBeGreaterThan(y2);
  });

  test("takes hostile names for text, in every form of drawing", () => {
    const nasty = curveFigure({
      series: seriesWith({
        task: hostile,
        metric: hostile,
        points: [{ ...pointOf(1e9, 0.5), model: hostile }],
      }),
      simulation: { label: hostile, scales: [1e8, 1e9], scores: [0, 1] },
    });
    for (const svg of [
      toSvg(nasty),
      sparkline(nasty),
      smallMultiples([nasty], { title: hostile, id: "m" }),
    ]) {
      const names = new Set(elementsOf(svg));
      expect(names.has("script") || names.has("img")).toBe(false);
      expect(svg).not.toMatch(/(?![\t\n\r])\p{Cc}/u);
    }
  });

  test.each([lightTheme, darkTheme, variableTheme])("wears the $name theme", (theme) => {
    const svg = toSvg(figure, { theme });
    expect(svg).toContain(`stroke="${theme.roles.fit.color}"`);
    expect(svg).toContain(`fill="${theme.background}"`);
  });

  test("keeps its structure", () => {
    const svg = toSvg(figure, { id: "figure" });
    expect(svg.replaceAll(/ d="[^"]*"/g, ' d="…"').replaceAll("><", ">\n<")).toMatchSnapshot();
  });
});

test("every role differs from every other by dash or shape, not by colour alone", () => {
  const forms = Object.values(lightTheme.roles).map((style) => `${style.dash.join()} ${style.width}`);
  expect(new Set(forms).size).toBe(forms.length);
});

test("the legend names data first and each mark once", () => {
  expect(legendEntries(figure).map((entry) => entry.label)).toEqual([
    "observed, 95\u00a0% interval",
    "logistic fit",
    "straight-line fit",
    "threshold with interval",
  ]);
});

test("a sparkline is silent, small multiples name all panels", () => {
  expect(sparkline(figure)).toContain('aria-hidden="true"');
  expect(sparkline(figure)).not.toContain("<text");
  const many = smallMultiples([figure, figure, figure], { title: "Three", id: "three" });
  elementsOf(many);
  expect(many.match(/8 points from 125M/g)).toHaveLength(3);
});

test("figures of no points, one point and equal scores are drawn without NaN", () => {
  for (const points of [
    [],
    [pointOf(1e9, 0.2)],
    [pointOf(1e8, 0), pointOf(1e9, 0)],
    [pointOf(1e9, 0), pointOf(1e9, 1)],
  ]) {
    const svg = toSvg(curveFigure({ series: seriesWith({ points }) }));
    elementsOf(svg);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  }
});
