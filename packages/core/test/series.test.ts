import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { axisFor, axisKinds, scaleToX, xToScale } from "../src/series/axis.ts";
import { scoreInterval } from "../src/series/score-interval.ts";
import type { ScoreInterval } from "../src/series/score-interval.ts";
import { seriesId } from "../src/series/series-id.ts";
import { validateSeries } from "../src/series/validate-series.ts";
import type { Point, Series } from "../src/series/series.ts";
import { seriesOf } from "./planted.ts";

const point: Point = { scale: 1e9, score: 0.5, items: 100, correct: 50, standardError: null, model: null };
const withPoint = (change: Partial<Point>): Series => ({
  ...seriesOf([1e8], [0.1]),
  id: "F/t/acc/shots-0",
  points: [
    { ...point, scale: 1e8 },
    { ...point, ...change },
  ],
});

describe("axes", () => {
  test("every kind has one transform, and an unknown kind is answered with the nearest", () => {
    expect(axisKinds.map((kind) => axisFor(kind).transform)).toEqual([
      "log10",
      "log10",
      "log10",
      "log10",
      "identity",
      "log1p",
      "identity",
    ]);
    expect(() => axisFor("parms" as "params")).toThrow('unknown axis kind "parms": did you mean params?');
  });

  test("scales survive the way to x and back within 1e-12, and powers of ten exactly", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...axisKinds),
        fc.double({ min: 1e-3, max: 1e25, noNaN: true }),
        (kind, scale) => {
          const axis = axisFor(kind);
          const back = xToScale(axis, scaleToX(axis, [scale]))[0];
          expect(Math.abs(back! / scale - 1)).toBeLessThan(kind === "shots" ? 1e-10 : 1e-12);
        },
      ),
      { seed: 1 },
    );
    expect([...scaleToX(axisFor("params"), [1e6, 1e9, 1e13])]).toEqual([6, 9, 13]);
    expect([...scaleToX(axisFor("shots"), [0])]).toEqual([0]);
  });
});

describe("series ids", () => {
  test("parts are URL-encoded, optional ones left out, unknown ones named", () => {
    expect(seriesId({ family: "GPT-3", task: "2D+", metric: "acc", shots: 50 })).toBe(
      "GPT-3/2D%2B/acc/shots-50",
    );
    expect(
      seriesId({ family: null, task: "a/b", subtask: "c d", metric: "em", shots: null, variant: "cot" }),
    ).toBe("-/a%2Fb/c%20d/em/shots-any/cot");
  });

  test("different tasks, metrics, families, shots and variants never share an id", () => {
    const word = fc.string({ minLength: 1, maxLength: 4 });
    const parts = fc.record({
      family: word,
      task: word,
      metric: word,
      shots: fc.nat(9),
      variant: word,
    });
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        fc.pre(JSON.stringify(a) !== JSON.stringify(b));
        expect(seriesId(a)).not.toBe(seriesId(b));
      }),
      { seed: 2, numRuns: 500 },
    );
  });
});

describe("validation", () => {
  test("points are put in ascending order, equal scales keep theirs, and the argument is left alone", () => {
    const series = seriesOf([1e9, 1e8, 1e9, 1e7], [0.4, 0.2, 0.5, 0.1]);
    const sorted = validateSeries(series);
    expect(sorted.points.map((p) => p.score)).toEqual([0.1, 0.2, 0.4, 0.5]);
    expect(series.points.map((p) => p.scale)).toEqual([1e9, 1e8, 1e9, 1e7]);
  });

  test.each([
    [{ scale: -3 }, "scale must be positive, got -3 at point 2"],
    [{ scale: 0 }, "give params as published, not their log10"],
    [{ scale: Number.NaN }, "scale must be a finite number, got NaN"],
    [{ scale: Number.POSITIVE_INFINITY }, "scale must be a finite number, got Infinity"],
    [{ score: 50 }, "score must be a share between 0 and 1, got 50"],
    [{ score: 50 }, "divide percent by 100"],
    [{ score: Number.NaN }, "score must be a share"],
    [{ score: -0.1 }, "rescale by"],
    [{ items: 0 }, "items must be a positive integer or null, got 0"],
    [{ items: 10.5 }, "items must be a positive integer or null, got 10.5"],
    [{ correct: 51.5 }, "correct must be an integer of 0 or more"],
    [{ items: null }, "correct must be null where items is null"],
    [{ items: 40 }, "correct must be at most items (40), got 50"],
    [{ correct: 90 }, "score must be near correct/items (90/100), got 0.5"],
    [{ standardError: -1 }, "standardError must be 0 or more"],
  ] as const)("%j is refused with its rule, value, point and remedy", (change, message) => {
    expect(() => validateSeries(withPoint(change), "scores.csv")).toThrow(message);
    expect(() => validateSeries(withPoint(change), "scores.csv")).toThrow(
      'of series "F/t/acc/shots-0" of scores.csv',
    );
  });

  test.each([
    [[0.1, 0.4, 0.9], "a series must be a record of id, axis and points, got a list"],
    [null, "got null"],
    [{ id: "a" }, 'axis of series "a" must be a record, got undefined: use axisFor("params")'],
    [{ id: "a", axis: axisFor("params") }, 'points of series "a" must be a list, got undefined'],
    [{ id: "a", axis: axisFor("params"), points: [[1e9, 0.4]] }, 'point 1 of series "a" must be a record of'],
  ])("%j is no series, and the refusal says what one is made of", (bare, message) => {
    const refused = expect(() => validateSeries(bare as unknown as Series, "scores.csv"));
    refused.toThrow(message.replace('series "a"', 'series "a" in scores.csv'));
    expect(() => validateSeries(bare as unknown as Series)).toThrow(
      expect.objectContaining({ code: "invalid-series" }),
    );
  });

  test("an empty series, a wrong transform and a chance of 1 are refused, and the code says invalid-series", () => {
    const good = withPoint({});
    for (const bad of [
      { ...good, points: [] },
      { ...good, chance: 1 },
      { ...good, id: "" },
      { ...good, axis: { kind: "params", transform: "identity" } as const },
    ]) {
      expect(() => validateSeries(bad)).toThrow(expect.objectContaining({ code: "invalid-series" }));
    }
  });

  test("scores rounded to two decimals agree with their counts", () => {
    expect(() => validateSeries(withPoint({ score: 0.13, items: 205, correct: 27 }))).not.toThrow();
  });
});

const bar = (change: Partial<Point>): ScoreInterval | null => scoreInterval({ ...point, ...change });

describe("error bars", () => {
  test("Wilson's interval of 50 of 100 is 0.404 to 0.596, and 0 of 10 starts at exactly 0", () => {
    expect(bar({})!.low).toBeCloseTo(0.403832, 6);
    expect(bar({})!.high).toBeCloseTo(0.596168, 6);
    const none = bar({ score: 0, correct: 0, items: 10 })!;
    expect(none.low).toBe(0);
    expect(none.high).toBeCloseTo(0.277533, 6);
    expect(bar({ score: 1, correct: 10, items: 10 })!.high).toBe(1);
  });

  test("standard errors give a normal interval inside [0, 1]; a standard error of 0 gives none", () => {
    expect(bar({ items: null, correct: null, standardError: 0.1 })!.low).toBeCloseTo(0.304004, 6);
    expect(bar({ score: 0.01, items: null, correct: null, standardError: 0.1 })!.low).toBe(0);
    expect(bar({ items: null, correct: null, standardError: 0 })).toBeNull();
    expect(bar({ items: null, correct: null })).toBeNull();
  });
});
