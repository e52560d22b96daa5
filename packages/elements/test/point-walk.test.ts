import { describe, expect, it } from "vitest";
import { nextIndex, walkPoints } from "../src/plot/point-walk.ts";
import { figure, series } from "./fixtures.ts";

describe("walking the points of a figure", () => {
  it("visits every observed point in ascending scale, with its words", () => {
    const points = walkPoints(figure());
    expect(points.map((point) => point.scale)).toEqual(series.points.map((point) => point.scale));
    expect(points.map((point) => point.index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(points[0]?.text).toContain("Example 1");
    expect(points[0]?.text).toContain("125M");
  });

  it("walks at most 25 samples of the first line where nothing was observed", () => {
    const line = { ...figure(), marks: figure().marks.filter((mark) => mark.kind === "line") };
    const points = walkPoints(line);
    expect(points.length).toBe(25);
    expect(points.every((point) => Number.isFinite(point.score))).toBe(true);
    expect(walkPoints({ ...line, marks: [] })).toEqual([]);
  });

  it.each([
    ["ArrowRight", null, 0],
    ["ArrowRight", 3, 4],
    ["ArrowRight", 7, 7],
    ["ArrowUp", 0, 1],
    ["ArrowLeft", null, 7],
    ["ArrowLeft", 0, 0],
    ["ArrowDown", 5, 4],
    ["Home", 5, 0],
    ["End", null, 7],
    ["Escape", 2, null],
    ["Escape", null, undefined],
    ["Tab", 2, undefined],
    ["a", 2, undefined],
  ])("%s from %s leads to %s of eight points", (key, from, to) => {
    expect(nextIndex(key, from, 8)).toBe(to);
  });

  it("leaves every key alone in a figure without points", () => {
    expect(nextIndex("Home", null, 0)).toBeUndefined();
  });
});
