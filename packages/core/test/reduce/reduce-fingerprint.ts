// One hash over states and tables of reductions, asserted in Node, Chromium and Firefox: a run begun in one and merged in
// another must be one run.
import { expect, test } from "vitest";
import { pointsInBox } from "../../src/random/points.ts";
import { reduced } from "./small-sweep.ts";

/** Changes with the layout of states or with the method of any statistic, and is then set anew. */
const expected = "f75d1fa7bdaca566";

/** Values by arithmetic alone: no function that engines compute differently. */
function values(count: number): Float64Array<ArrayBuffer> {
  const box = { points: "sobol", count, of: { y: { from: -2, to: 5 } } } as const;
  return pointsInBox(box, 3, 0, count).map((value, i) => (i % 13 === 5 ? NaN : value * value * value));
}

const axes = [
  { name: "a", length: 7 },
  { name: "b", length: 300 },
  { name: "c", length: 4 },
];
const statistics = [
  "count",
  "mean",
  "sum",
  "sd",
  "min",
  "max",
  "argmin",
  "argmax",
  { quantiles: [0.05, 0.5, 0.95] },
  { histogram: { from: -1, to: 9, bins: 11 } },
] as const;

function fingerprints(): unknown[] {
  const small = { axes, rowsPerSlice: 500, values: values(8400), reduce: { over: ["b"], statistics } };
  const statistic = reduced(small);
  const design = {
    axes: [{ name: "box", length: 8400 }],
    rowsPerSlice: 900,
    values: values(8400).map((v) => v || 0),
  };
  const sensitivity = reduced({ ...design, reduce: { sensitivity: "box", bootstrap: 30 } });
  const plain = (table: ReturnType<typeof statistic.table>): unknown =>
    table.columns.map(({ name, values: own }) => [name, Array.from<number | string, string>(own, String)]);
  return [
    Array.from(statistic.state()),
    plain(statistic.table()),
    plain(statistic.histogram()!),
    plain(sensitivity.table()),
  ];
}

/** The test itself, for the suites of Node and of the browsers. */
export function fingerprintTest(): void {
  test("states and tables of reductions have the one fingerprint that every engine gives", async () => {
    const text = JSON.stringify(fingerprints());
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    const hash = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
    expect(hash.slice(0, 16)).toBe(expected);
  });
}
