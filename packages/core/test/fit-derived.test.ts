import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createEngine } from "../src/engine/create-engine.ts";
import { fit } from "../src/fit/fit.ts";
import { seriesOf } from "./planted.ts";

type Ends = readonly [number, number];

/** Made by tools/golden/derived.py with SciPy. */
interface Golden {
  readonly x: readonly number[];
  readonly items: number;
  readonly at: number;
  readonly score: number;
  readonly cases: readonly {
    readonly hits: readonly number[];
    readonly ends: Readonly<Record<"scoreAt" | "onset" | "slope" | "width", Ends>>;
  }[];
}

const golden = JSON.parse(readFileSync(new URL("golden/derived.json", import.meta.url), "utf8")) as Golden;
const engine = await createEngine({ kind: "local" });

test.each(golden.cases.map((one, i) => ({ direction: ["rising", "falling"][i], ...one })))(
  "$direction: profile intervals of a score, an onset, the slope and the width are SciPy's, inside by a hundredth of their length at most",
  async ({ direction, hits, ends }) => {
    const series = seriesOf(
      golden.x.map((x) => 10 ** x),
      hits.map((k) => k / golden.items),
      golden.items,
    );
    const asked = { at: [10 ** golden.at], onsetAt: [golden.score] };
    const [found] = (await fit(series, { engine, ...asked })).fits;
    expect(found!.direction).toBe(direction);
    const place = found!.onsets[0]!.interval!;
    const intervals = {
      scoreAt: found!.scoresAt[0]!.interval!,
      onset: { low: Math.log10(place.low!), high: Math.log10(place.high!) },
      slope: found!.slope!.interval!,
      width: found!.intervals.width!,
    };
    for (const [name, [low, high]] of Object.entries(ends) as [keyof typeof ends, Ends][]) {
      const inside = [intervals[name].low! - low, high - intervals[name].high!].map(
        (by) => by / (high - low),
      );
      expect(Math.min(...inside), name).toBeGreaterThan(-0.001);
      expect(Math.max(...inside), name).toBeLessThan(0.01);
    }
  },
);
