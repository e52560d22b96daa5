import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quantiles } from "../../src/sweep/reduce/quantiles.ts";
import { reductionOf } from "../../src/sweep/reduce/reduction.ts";
import type { RowRuns } from "../../src/sweep/reduce/group-statistic.ts";
import { RowGroups } from "../../src/sweep/reduce/row-groups.ts";
import { addSlices, reduced, rowsOf, stepValue, sweepOf } from "./small-sweep.ts";
import type { SmallSweep } from "./small-sweep.ts";

const statistics = [
  "count",
  "mean",
  "sum",
  "sd",
  "min",
  "max",
  "argmin",
  "argmax",
  { quantiles: [0, 0.25, 0.5, 1] },
  { histogram: { from: -1, to: 1, bins: 4 } },
] as const;

/** Up to five axes of up to five steps, any of them reduced (one at least), any length of slice; ties and NaN among values. */
const sweeps: fc.Arbitrary<SmallSweep> = fc
  .record({
    lengths: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }),
    over: fc.integer({ min: 1, max: 31 }),
    rowsPerSlice: fc.integer({ min: 1, max: 50 }),
    seed: fc.integer(),
  })
  .map(({ lengths, over, rowsPerSlice, seed }) => {
    const axes = lengths.map((length, i) => ({ name: "abcde"[i]!, length }));
    const names = axes.filter((_, i) => (over >> i) % 2 === 1).map(({ name }) => name);
    return {
      axes,
      rowsPerSlice,
      values: noise(
        lengths.reduce((all, length) => all * length, 1),
        seed,
      ),
      reduce: { over: names.length === 0 ? ["a"] : names, statistics: [...statistics] },
    };
  });

function noise(count: number, seed: number): Float64Array<ArrayBuffer> {
  let state = seed | 1;
  return Float64Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state % 11 === 0 ? NaN : Math.round((state / 2 ** 31) * 1.5 * 16) / 16;
  });
}

/** Steps of all axes at a row, by the definition of nesting. */
function stepsOf(axes: SmallSweep["axes"], row: number): number[] {
  let rest = row;
  return axes
    .toReversed()
    .map(({ length }) => {
      const step = rest % length;
      rest = Math.floor(rest / length);
      return step;
    })
    .toReversed();
}

/** The reduced axes' values at a row; none: NaN. */
function placesOf(
  axes: SmallSweep["axes"],
  over: readonly string[],
  word: string,
  row: number | undefined,
): [string, number][] {
  return axes.flatMap((axis, i) =>
    over.includes(axis.name)
      ? [[`y_${word}_${axis.name}`, row === undefined ? NaN : stepValue(axis, stepsOf(axes, row)[i]!)]]
      : [],
  );
}

/** Everything by definition: collect each group's rows, then look at them. */
function byHand({ axes, values, reduce }: SmallSweep): Record<string, number>[] {
  if ("sensitivity" in reduce) throw new Error("statistics only");
  const groups = new Map<string, { head: Record<string, number>; rows: number[] }>();
  values.forEach((_value, row) => {
    const steps = stepsOf(axes, row);
    const head = Object.fromEntries(
      axes.flatMap((axis, i) =>
        reduce.over.includes(axis.name) ? [] : [[axis.name, stepValue(axis, steps[i]!)]],
      ),
    );
    const key = JSON.stringify(head);
    if (!groups.has(key)) groups.set(key, { head, rows: [] });
    groups.get(key)!.rows.push(row);
  });
  return [...groups.values()].map(({ head, rows }) => {
    const seen = rows.filter((row) => !Number.isNaN(values[row]!));
    const own = Float64Array.from(seen, (row) => values[row]!);
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
    const squares = own.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    const least = seen.find((row) => values[row] === Math.min(...own));
    const most = seen.find((row) => values[row] === Math.max(...own));
    const [q0, q25, q50, q100] = quantiles(own, [0, 0.25, 0.5, 1]) as [number, number, number, number];
    return {
      ...head,
      y_count: own.length,
      y_mean: mean,
      y_sum: own.length === 0 ? NaN : own.reduce((sum, value) => sum + value, 0),
      y_sd: own.length < 2 ? NaN : Math.sqrt(squares / (own.length - 1)),
      y_min: own.length === 0 ? NaN : Math.min(...own),
      y_max: own.length === 0 ? NaN : Math.max(...own),
      ...Object.fromEntries(placesOf(axes, reduce.over, "argmin", least)),
      ...Object.fromEntries(placesOf(axes, reduce.over, "argmax", most)),
      y_q0: q0,
      "y_q0.25": q25,
      "y_q0.5": q50,
      y_q1: q100,
      y_below: own.filter((value) => value < -1).length,
      y_above: own.filter((value) => value > 1).length,
    };
  });
}

describe("against brute force", () => {
  test("200 random small sweeps: every statistic of every group, mean and deviation to 1e-14, all others exactly", () => {
    fc.assert(
      fc.property(sweeps, (small) => {
        const got = rowsOf(reduced(small).table());
        const want = byHand(small);
        expect(got.length).toBe(want.length);
        got.forEach((row, i) => {
          expect(Object.keys(row)).toEqual(Object.keys(want[i]!));
          for (const [name, value] of Object.entries(want[i]!)) {
            const bound = name === "y_mean" || name === "y_sd" ? 1e-14 : 0;
            const near = Number.isNaN(value)
              ? Number.isNaN(row[name])
              : Math.abs(Number(row[name]) - value) <= bound;
            expect(near, `${name}: ${row[name]}, expected ${value}`).toBe(true);
          }
        });
      }),
      { numRuns: 200 },
    );
  });

  test("the histogram is in long form: one row for each group and bin, counts adding up with those outside", () => {
    const small: SmallSweep = {
      axes: [
        { name: "a", length: 2 },
        { name: "b", length: 100 },
      ],
      rowsPerSlice: 30,
      values: noise(200, 3),
      reduce: { over: ["b"], statistics: ["count", { histogram: { from: -1, to: 1, bins: 4 } }] },
    };
    const reduction = reduced(small);
    const rows = rowsOf(reduction.histogram()!);
    expect(rows.map(({ a, bin_from: from, bin_to: to }) => [a, from, to])).toEqual(
      [9700, 9701].flatMap((a) => [-1, -0.5, 0, 0.5].map((from) => [a, from, from + 0.5])),
    );
    rowsOf(reduction.table()).forEach((row, group) => {
      const inside = rows
        .slice(group * 4, group * 4 + 4)
        .reduce((sum, bin) => sum + Number(bin["y_count"]), 0);
      expect(inside + Number(row["y_below"]) + Number(row["y_above"])).toBe(row["y_count"]);
    });
    expect(reduced({ ...small, reduce: { over: ["b"], statistics: ["mean"] } }).histogram()).toBeNull();
  });
});

describe("states", () => {
  test("200 random small sweeps: whole, resumed from a state, and joined from shards in parts, the bytes are the same", () => {
    fc.assert(
      fc.property(sweeps, fc.nat(), fc.nat(), (small, a, b) => {
        const whole = reduced(small).state();
        const { slices } = sweepOf(small);
        const [first, second] = [a % (slices + 1), b % (slices + 1)].toSorted((p, q) => p - q) as [
          number,
          number,
        ];
        const resumed = reductionOf(sweepOf(small));
        resumed.merge(reduced(small, 0, first).state());
        addSlices(resumed, small, first, slices);
        expect(Buffer.compare(resumed.state(), whole)).toBe(0);
        const middle = reductionOf(sweepOf(small), { begin: first, end: slices });
        middle.merge(reduced(small, first, second).state());
        middle.merge(reduced(small, second, slices).state());
        const joined = reductionOf(sweepOf(small));
        joined.merge(reduced(small, 0, first).state());
        joined.merge(middle.state());
        expect(Buffer.compare(joined.state(), whole)).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  const small: SmallSweep = {
    axes: [
      { name: "a", length: 3 },
      { name: "b", length: 40 },
    ],
    rowsPerSlice: 25,
    values: noise(120, 5),
    reduce: { over: ["b"], statistics: [...statistics] },
  };

  test("any changed byte and any cut of a state is refused, as one line that says what to do", () => {
    const state = reduced(small).state();
    for (let at = 0; at < state.length; at++) {
      const changed = state.slice();
      changed[at]! ^= 1 << (at % 8);
      // The last four bytes are filling.
      if (at >= state.length - 4) continue;
      expect(() => reductionOf(sweepOf(small)).merge(changed)).toThrow(
        /^a reduction's state .*: run the part again$/,
      );
    }
    for (const length of [0, 1, 7, 39, 47, state.length - 1]) {
      expect(() => reductionOf(sweepOf(small)).merge(state.slice(0, length))).toThrow(/is not one|cut short/);
    }
    expect(() => reductionOf(sweepOf(small)).merge(new Uint8Array(1000).fill(0x4f))).toThrow("it is not one");
  });

  test("states of another sweep, of other slices, twice or with a gap are refused", () => {
    const other = { ...small, reduce: { over: ["a"], statistics: ["mean"] } } as const;
    expect(() => reductionOf(sweepOf(small)).merge(reduced(other).state())).toThrow("it is of another sweep");
    const part = reduced(small, 0, 2).state();
    const twice = reductionOf(sweepOf(small));
    twice.merge(part);
    expect(() => twice.merge(part)).toThrow("expected slices from 2 to at most 5, got 0 to 2");
    expect(() => reductionOf(sweepOf(small)).merge(reduced(small, 1, 3).state())).toThrow("got 1 to 3");
    expect(() => twice.table()).toThrow("a table needs all 5 slices, got 0 to 2");
  });

  test("a state from a view at an odd offset of a larger buffer is read as well", () => {
    const state = reduced(small).state();
    const larger = new Uint8Array(state.length + 3);
    larger.set(state, 3);
    const joined = reductionOf(sweepOf(small));
    joined.merge(larger.subarray(3));
    expect(joined.state()).toEqual(state);
  });

  test("a part's state holds its own groups alone: a hundredth of the rows, less than a fiftieth of the bytes", () => {
    const wide: SmallSweep = {
      axes: [
        { name: "a", length: 1000 },
        { name: "b", length: 10 },
      ],
      rowsPerSlice: 100,
      values: noise(10_000, 9),
      reduce: { over: ["b"], statistics: ["mean", "sd"] },
    };
    expect(reduced(wide, 37, 38).state().length * 50).toBeLessThan(reduced(wide).state().length);
  });
});

/** Begins a sweep of so many groups with so many members each, of which nothing is ever added. */
function large(groups: number, members: number, asked: readonly unknown[]): () => unknown {
  const sweep = sweepOf({
    axes: [
      { name: "a", length: groups },
      { name: "b", length: members },
    ],
    rowsPerSlice: 1,
    values: new Float64Array(4),
    reduce: { over: ["b"], statistics: asked as never },
  });
  return () => reductionOf(sweep, { begin: 0, end: 1 });
}

describe("what is refused", () => {
  const axes = [{ name: "a", length: 4 }];
  const values = new Float64Array(4);

  test("slices out of order, twice, or with values missing", () => {
    const reduction = reductionOf(
      sweepOf({ axes, rowsPerSlice: 2, values, reduce: { over: ["a"], statistics: ["mean"] } }),
    );
    expect(() => reduction.add(1, { y: new Float64Array(2) })).toThrow("expected 0, got 1");
    expect(() => reduction.add(0, { y: new Float64Array(3) })).toThrow("must have 2 values of y, got 3");
    expect(() => reduction.add(0, {})).toThrow("got none");
  });

  test("more groups, bins or kept values than there is room for, before any work, with the remedy", () => {
    expect(large(2 ** 21, 2, ["mean"])).toThrow(
      "at most 1048576 rows times observables, got 2097152: reduce over more",
    );
    expect(large(2 ** 16, 2 ** 9, [{ quantiles: [0.5] }])).toThrow(
      "reduce over more axes, or leave quantiles out",
    );
    expect(large(2 ** 10, 2, [{ histogram: { from: 0, to: 1, bins: 2 ** 12 } }])).toThrow("lower bins");
    expect(large(2 ** 10, 2 ** 15, [{ quantiles: [0.5] }])).not.toThrow();
  });
});

test("quantiles of more values than are kept carry their error, and keep within it: 2^25 values of one group", () => {
  const values = Float64Array.from({ length: 2 ** 16 }, (_, i) => ((i * 40_503) % 65_536) / 65_536);
  const small: SmallSweep = {
    axes: [
      { name: "a", length: 2 ** 9 },
      { name: "b", length: 2 ** 16 },
    ],
    rowsPerSlice: 2 ** 16,
    values: new Float64Array(),
    reduce: { over: ["a", "b"], statistics: [{ quantiles: [0.1, 0.5] }] },
  };
  const sweep = {
    ...sweepOf(small),
    slices: 2 ** 9,
    sliceRows: (index: number) => ({ begin: index * 2 ** 16, end: (index + 1) * 2 ** 16 }),
  };
  const reduction = reductionOf(sweep);
  for (let index = 0; index < sweep.slices; index++) reduction.add(index, { y: values });
  const [row] = rowsOf(reduction.table());
  expect(row!["y_quantile_error"]).toBe(2 ** -17);
  expect(Math.abs(Number(row!["y_q0.1"]) - 0.1)).toBeLessThanOrEqual(2 ** -16);
  expect(Math.abs(Number(row!["y_q0.5"]) - 0.5)).toBeLessThanOrEqual(2 ** -16);
});

/** Runs row by row. */
function groupPerRow({ groups, ends, step }: RowRuns): number[] {
  return Array.from(groups, (group, run) =>
    Array.from({ length: ends[run]! - (run === 0 ? 0 : ends[run - 1]!) }, (_, i) => group + i * step),
  ).flat();
}

describe("groups of rows", () => {
  test("300 random nestings: filling, ranges and members agree with counting rows one by one", () => {
    fc.assert(
      fc.property(sweeps, fc.nat(), fc.nat(), (small, a, b) => {
        const { axes } = sweepOf(small);
        const groups = new RowGroups(axes);
        const rows = small.values.length;
        expect(groups.rows).toBe(rows);
        const all = groupPerRow(groups.runs(0, rows, 0));
        expect(all.length).toBe(rows);
        const members = new Map<number, number>();
        all.forEach((group, row) => {
          const member = members.get(group) ?? 0;
          members.set(group, member + 1);
          expect(groups.rowOf(group, member)).toBe(row);
        });
        const [begin, end] = [a % rows, (b % rows) + 1].toSorted((p, q) => p - q) as [number, number];
        const range = groups.range(begin, end);
        const part = groupPerRow(groups.runs(begin, end, range.begin));
        expect(part.length).toBe(end - begin);
        part.forEach((group, i) => {
          expect(group + range.begin).toBe(all[begin + i]);
          expect(group).toBeLessThan(range.end - range.begin);
          expect(group).toBeGreaterThanOrEqual(0);
        });
      }),
      { numRuns: 300 },
    );
  });
});
