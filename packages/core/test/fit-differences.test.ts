import { expect, test } from "vitest";
import { comparedPairs, createEngine, fitAll, fitDifferences, mathematics } from "@onset/core";
import type { FitOptions, QuantityDifference, Series } from "@onset/core";
import { differenceOfDraws } from "../src/posterior/difference/difference-of-draws.ts";
import { countedSeries } from "./counted-series.ts";

const engine = await createEngine({ kind: "local" });

const sizes = [1e7, 3e7, 1e8, 3e8, 1e9, 3e9, 1e10, 3e10, 1e11, 3e11];
const items = sizes.map(() => 60);

function task(name: string, correct: readonly number[], more: Partial<Series> = {}): Series {
  return { ...countedSeries({ scales: sizes, correct: [...correct], items }), id: name, task: name, ...more };
}

const early = task("early", [0, 0, 2, 7, 20, 39, 53, 58, 60, 60]);
const late = task("late", [0, 0, 0, 0, 3, 8, 16, 31, 47, 54]);
const flat = task("flat", [9, 11, 10, 8, 12, 9, 10, 11, 9, 10]);

/** Both rates held at 0: threshold and width alone are free, and a plain sum over both is a grid of numbers. */
const plain = {
  engine,
  interval: "posterior",
  likelihood: "binomial",
  direction: "rising",
  guessRate: 0,
  parameters: { lapseRate: { fixed: 0 } },
} as const satisfies FitOptions;

async function between(series: readonly Series[], options: FitOptions) {
  return fitDifferences(await fitAll(series, options), { ...options, across: "task" });
}

function named(found: readonly QuantityDifference[], quantity: string, at: number | null = null) {
  return found.find((one) => one.quantity === quantity && one.at === at)!;
}

test("a difference of normal draws has the normal's ends within 0.2 % of its standard deviation, and its probability within 1e-3", () => {
  const p = Float64Array.from({ length: 4000 }, (_, i) => (i + 0.5) / 4000);
  const z = mathematics().quantile(p);
  const found = differenceOfDraws(
    z.map((one) => 1 + 0.3 * one),
    z.map((one) => 0.4 * one),
    0.95,
  );
  expect(found.low).toBeCloseTo(1 - 1.959964 * 0.5, 2);
  expect(Math.abs(found.high! - (1 + 1.959964 * 0.5))).toBeLessThan(1e-3);
  expect(Math.abs(found.low! - (1 - 1.959964 * 0.5))).toBeLessThan(1e-3);
  expect(found.median).toBeCloseTo(1, 6);
  // Φ(2)
  expect(Math.abs(found.probabilityOfMore! - 0.97725)).toBeLessThan(1e-3);
});

function rankAt(sorted: readonly number[], p: number): number {
  return sorted[Math.ceil(p * sorted.length) - 1]!;
}

test("draws out of reach open the ends that they may be beyond, as enumerating every pair does", () => {
  let state = 7;
  const next = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
  const column = (below: number, above: number): Float64Array =>
    Float64Array.from({ length: 90 }, () => {
      const u = next();
      if (u < below) return -Infinity;
      return u > 1 - above ? Infinity : next();
    });
  for (const [below, above] of [
    [0, 0.01],
    [0.01, 0.01],
    [0, 0.2],
    [0.2, 0],
    [0.3, 0.3],
  ] as const) {
    const [a, b] = [column(below, above), column(0.01, below)];
    const found = differenceOfDraws(a, b, 0.9);
    const every = [...a].flatMap((one) => [...b].map((other) => one - other));
    const unknown = (as: number): number[] =>
      every.map((d) => (Number.isNaN(d) ? as : d)).toSorted((x, y) => x - y);
    const [low, high] = [rankAt(unknown(-Infinity), 0.05), rankAt(unknown(Infinity), 0.95)];
    if (Number.isFinite(low)) expect(found.low).toBeCloseTo(low, 2);
    else expect(found.low).toBeNull();
    if (Number.isFinite(high)) expect(found.high).toBeCloseTo(high, 2);
    else expect(found.high).toBeNull();
    const known = every.filter((d) => !Number.isNaN(d));
    expect(found.probabilityOfMore).toBeCloseTo(known.filter((d) => d > 0).length / known.length, 9);
    expect(found.outOfReach.a.above).toBe(a.filter((one) => one === Infinity).length / 90);
  }
});

interface Node {
  readonly mass: number;
  readonly threshold: number;
  readonly width: number;
}

/** Equal cells of threshold and ln width under the default priors, thresholds from 8 to 11, where their prior is level. */
function plainSum({ points }: Series): Node[] {
  const nodes = [...Array(300).keys()].flatMap((i) =>
    [...Array(60).keys()].map((j) => {
      const threshold = 8 + (i + 0.5) / 100;
      const width = 0.1 * 100 ** ((j + 0.5) / 60);
      const log = points.reduce((sum, { scale, items: n, correct: k }) => {
        const z = (4.394449154672439 / width) * (Math.log10(scale) - threshold);
        return sum - k! * Math.log1p(Math.exp(-z)) - (n! - k!) * Math.log1p(Math.exp(z));
      }, 0);
      return { log, threshold, width };
    }),
  );
  const most = Math.max(...nodes.map(({ log }) => log));
  return nodes
    .map(({ log, ...place }) => ({ ...place, mass: Math.exp(log - most) }))
    .filter(({ mass }) => mass > 1e-6);
}

/** Quantiles of a − b, every node of one against every node of the other, by a fine histogram of both. */
function plainDifference(a: readonly Node[], b: readonly Node[], of: (node: Node) => number) {
  const step = 1e-3;
  const histogram = (nodes: readonly Node[]): Map<number, number> => {
    const cells = new Map<number, number>();
    for (const node of nodes) {
      const cell = Math.round(of(node) / step);
      cells.set(cell, (cells.get(cell) ?? 0) + node.mass);
    }
    return cells;
  };
  const differences = new Map<number, number>();
  const [first, second] = [histogram(a), histogram(b)];
  for (const [x, mass] of first)
    for (const [y, other] of second) differences.set(x - y, (differences.get(x - y) ?? 0) + mass * other);
  const sorted = [...differences].toSorted(([x], [y]) => x - y);
  const whole = sorted.reduce((sum, [, mass]) => sum + mass, 0);
  return (p: number): number => {
    let below = 0;
    return step * sorted.find(([, mass]) => (below += mass) >= p * whole)![0];
  };
}

test("of threshold, width, onset, score and slope are those of plain sums over threshold and width, within 3 % of the interval", async () => {
  const options = { ...plain, at: [1e9], onsetAt: [0.8] };
  const [pair] = await between([early, late], options);
  const found = pair!.quantities;
  // Rates that are held in both are no question.
  expect(found.map(({ quantity }) => quantity)).toEqual([
    "threshold",
    "width",
    "slope",
    "scoreAt",
    "onsetAt",
  ]);
  const k = 4.394449154672439;
  const truths = [
    [named(found, "threshold"), ({ threshold }: Node) => threshold],
    [named(found, "width"), ({ width }: Node) => width],
    [named(found, "slope"), ({ width }: Node) => k / 4 / width],
    [
      named(found, "scoreAt", 1e9),
      ({ threshold: c, width: w }: Node) => 1 / (1 + Math.exp((-k / w) * (9 - c))),
    ],
    [named(found, "onsetAt", 0.8), ({ threshold: c, width: w }: Node) => c + (Math.log(4) * w) / k],
  ] as const;
  const [before, after] = [plainSum(early), plainSum(late)];
  for (const [one, of] of truths) {
    const at = plainDifference(after, before, of);
    const near = 0.03 * (at(0.975) - at(0.025));
    expect(Math.abs(one.low! - at(0.025)), `low of ${one.quantity}`).toBeLessThan(near);
    expect(Math.abs(one.median! - at(0.5)), `median of ${one.quantity}`).toBeLessThan(near);
    expect(Math.abs(one.high! - at(0.975)), `high of ${one.quantity}`).toBeLessThan(near);
  }
  const { ratio, median } = named(found, "threshold");
  expect(Math.log10(ratio!.median!)).toBeCloseTo(median!, 9);
  expect(named(found, "width").ratio).toBeNull();
});

test("over several shapes they stay with their seed to the last bit, and of one of two seeds within 6 % of the interval", async () => {
  const options = { ...plain, curves: ["logistic", "gumbel"] } as const satisfies FitOptions;
  const results = await fitAll([early, late], options);
  const [one, again, other] = await Promise.all(
    [1, 1, 2].map(async (seed) => (await fitDifferences(results, { ...options, seed, across: "task" }))[0]!),
  );
  expect(one).toEqual(again);
  const [first, second] = [one, other].map((pair) => named(pair!.quantities, "threshold"));
  expect(first!.low).not.toBe(second!.low);
  expect(Math.abs(first!.low! - second!.low!)).toBeLessThan(0.06 * (first!.high! - first!.low!));
});

test("a score above both ceilings has no difference but its shares, and what tells no curve, or has no items, a reason", async () => {
  const bare = task(
    "bare",
    early.points.map(() => 0),
    {
      points: early.points.map((point) => ({ ...point, items: null, correct: null })),
    },
  );
  const options = { engine, interval: "posterior", scatter: "none", onsetAt: [0.9999] } as const;
  const found = await between([early, late, flat, bare], options);
  expect(found.map(({ a, b }) => `${a.task} − ${b.task}`)).toEqual([
    "late − early",
    "flat − early",
    "bare − early",
    "flat − late",
    "bare − late",
    "bare − flat",
  ]);
  const [pair, ofFlat, ofBare] = found;
  expect(pair!.reason).toBeNull();
  const nowhere = named(pair!.quantities, "onsetAt", 0.9999);
  expect([nowhere.median, nowhere.low, nowhere.high]).toEqual([null, null, null]);
  expect(nowhere.outOfReach.a.above).toBeGreaterThan(0.9);
  expect(ofFlat!.reason).toMatch(/^No difference from "flat": its scores tell no curve/);
  expect(ofBare!.reason).toMatch(/has none: give items/);
  expect(ofBare!.quantities).toEqual([]);
});

function called(name: string, family: string, shots: number): Series {
  return task(name, items, { family, shots });
}

test("series are compared that differ in one field alone, of more than six each with the first; where none do, and before any fit, it is refused", () => {
  const series = [
    called("x", "A", 0),
    called("y", "A", 0),
    called("x", "B", 0),
    called("x", "A", 5),
    called("z", "A", 5),
  ];
  expect(comparedPairs(series, "task").pairs).toEqual([
    [1, 0],
    [4, 3],
  ]);
  expect(comparedPairs(series, "family").pairs).toEqual([[2, 0]]);
  expect(comparedPairs(series, "setting").pairs).toEqual([[3, 0]]);
  expect(() => comparedPairs(series, "metric")).toThrow(/no two of 5 series differ in metric alone/);
  const dated = { ...series[1]!, axis: { kind: "date", transform: "identity" } } as const;
  expect(() => comparedPairs([series[0]!, dated], "task")).toThrow(/over one axis/);
  const many = Array.from({ length: 7 }, (_, i) => called(`t${i}`, "A", 0));
  expect(comparedPairs(many.slice(1), "task")).toMatchObject({ withFirst: false, pairs: { length: 15 } });
  const limited = comparedPairs(many, "task");
  expect(limited.withFirst).toBe(true);
  expect(limited.pairs).toEqual([1, 2, 3, 4, 5, 6].map((a) => [a, 0]));
});
