import type { Observer, SweepProblem } from "@onset/kernel";
import { randomFrom } from "./series.ts";

/** Every observer, log-likelihood last. */
export const EVERY_OBSERVER: readonly Observer[] = [
  { kind: "crossing", level: 0.5, of: "core" },
  { kind: "crossing", level: 0.4, of: "observed" },
  { kind: "width", low: 0.1, high: 0.9, of: "core" },
  { kind: "width", low: 0.3, high: 0.6, of: "observed" },
  { kind: "slope" },
  { kind: "slope-at" },
  { kind: "area" },
  { kind: "least" },
  { kind: "most" },
  { kind: "breakthroughness" },
  { kind: "linearity" },
  { kind: "sum-of-squares" },
  { kind: "log-likelihood" },
];

const RULES = ["logistic", "product", "weakest-link", "k-of-n", "correlated"] as const;

function list(count: number, make: () => number): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: count }, make);
}

/**
 * A random sweep: any model, one to three axes in any order (threshold and steepness apart or together, steps ascending,
 * descending or fixed, rates, number of skills), equal or unequal steps of x, any length from 2, equal or unequal weights.
 */
export function randomSweep(seed: number): SweepProblem {
  const random = randomFrom(seed);
  const between = (low: number, high: number): number => low + (high - low) * random();
  const whole = (low: number, high: number): number => Math.floor(between(low, high + 1));
  const pick = <T>(from: readonly T[]): T => from[whole(0, from.length - 1)] as T;

  const x = new Float64Array(whole(2, 70));
  const [start, step, equal] = [between(10, 18), between(0.02, 0.3), random() < 0.5];
  x.forEach((_, i) => (x[i] = equal ? start + i * step : (x[i - 1] ?? start) + between(0.01, 0.4)));
  const threshold = (): number => between((x[0] as number) - 2, (x.at(-1) as number) + 2);
  const steepness = (): number =>
    pick([between(0.2, 5), between(0.2, 5), -between(0.2, 5), between(5, 60), 0]);

  const rule = RULES[seed % RULES.length] as (typeof RULES)[number];
  const skills = pick([1, 2, 3, 5, 8, 12]);
  const layout = pick(["each", "spread"] as const);
  const base = [between(0, 0.3), between(0, 0.3), pick([1, 1, 2, 3, 7, 20])];
  if (rule === "logistic") base.push(threshold(), steepness());
  else {
    base.push(whole(1, skills), whole(1, skills), random());
    const rising = random() < 0.5;
    const each = (): number[] => [threshold(), rising ? Math.abs(steepness()) : steepness()];
    if (layout === "spread") base.push(threshold(), steepness(), between(-3, 3));
    else for (let j = 0; j < skills; j++) base.push(...each());
  }

  const first = rule === "logistic" ? 3 : 6;
  const apart = [
    { slots: [first], values: list(whole(1, 4), threshold) },
    { slots: [first + 1], values: list(whole(1, 4), steepness) },
  ];
  const together = {
    slots: [first + 1, first],
    values: list(6, () => 0).map((_, i) => (i % 2 === 0 ? steepness() : threshold())),
  };
  const axes = pick([apart, apart.toReversed(), [together], []]);
  const add = (slot: number, values: readonly number[]): void => {
    axes.splice(whole(0, axes.length), 0, { slots: [slot], values: Float64Array.from(values) });
  };
  if (random() < 0.5)
    add(
      2,
      pick([
        [1, 2, 3, 4],
        [1, 5, 9],
        [3, 1, 2],
        [2, 2, 40],
      ]),
    );
  if (random() < 0.3) add(0, [0, 0.2, 0.1]);
  if (rule !== "logistic" && random() < 0.4) add(3, [1, skills]);

  return {
    model: rule === "logistic" ? { kind: "logistic" } : { kind: "skills", rule, layout, skills },
    design: { base: Float64Array.from(base), axes },
    x,
    observers: pick([
      EVERY_OBSERVER,
      EVERY_OBSERVER,
      EVERY_OBSERVER.slice(0, -1),
      EVERY_OBSERVER.slice(0, 4),
      EVERY_OBSERVER.slice(-2, -1),
    ]),
    data: {
      scores: x.map(() => pick([0, 1, random()])),
      weights: random() < 0.5 ? x.map(() => 3) : x.map(() => whole(0, 50)),
    },
  };
}
