import { expect, it } from "vitest";
import type { Series } from "@onset/core";
import { fitCommand } from "../src/fit/fit-command.ts";
import { FIRST_WISH, optionsOf, type FitWish } from "../src/fit/fit-wish.ts";
import { fileName } from "../src/fit/save.ts";

const wish = (over: Partial<FitWish>): FitWish => ({ ...FIRST_WISH, ...over });

it("texts of the form become the engine's options: fixed, bounded, tied and freed parameters, percents, lists by comma or space", () => {
  const options = optionsOf(
    wish({
      parameters: "lapseRate = 0, steepness=0.5:20 guessRate=lapseRate; asymmetry=free",
      at: "1e12, 3e12",
      onsetAt: "50% 0.9",
      guessRate: "Chance",
      confidence: "90 %".replace(" ", ""),
      replicates: "500",
      seed: "7",
      check: true,
      direction: "falling",
    }),
  );
  expect(options).toMatchObject({
    parameters: {
      lapseRate: { fixed: 0 },
      steepness: { low: 0.5, high: 20 },
      guessRate: { tied: "lapseRate" },
      asymmetry: { free: true },
    },
    at: [1e12, 3e12],
    onsetAt: [0.5, 0.9],
    guessRate: "chance",
    confidence: 0.9,
    bootstrap: { replicates: 500 },
    seed: 7,
    direction: "falling",
  });
  const plain = optionsOf(FIRST_WISH);
  for (const name of ["parameters", "at", "seed", "scatter", "bootstrap"])
    expect(plain).not.toHaveProperty(name);
});

it("a field that the other choices take from the form has no say: skills without a product, jitter without a posterior, a seed where nothing is drawn", () => {
  const filled = {
    base: "gumbel",
    skills: "3",
    breaks: "2",
    scatter: "jitter",
    jitter: "0.1",
    overdispersion: "0.2",
    replicates: "500",
    seed: "7",
  } as const;
  const quiet = optionsOf(wish(filled));
  for (const name of ["base", "skills", "breaks", "scatter", "jitter", "overdispersion", "bootstrap", "seed"])
    expect(quiet).not.toHaveProperty(name);
  const curves = ["exact-match", "product", "broken-power-law"] as const;
  const heard = wish({ ...filled, curves, interval: "posterior", check: true });
  expect(optionsOf(heard)).toMatchObject({
    base: "gumbel",
    skills: 3,
    breaks: 2,
    scatter: "jitter",
    jitter: 0.1,
    bootstrap: { replicates: 500 },
    seed: 7,
  });
  expect(optionsOf(heard)).not.toHaveProperty("overdispersion");
  const beta = wish({ ...filled, likelihood: "beta-binomial", overdispersion: "0.2" });
  expect(optionsOf(beta)).toMatchObject({ overdispersion: 0.2 });
  expect(fitCommand(heard, { input: "a.csv", series: { task: "a", metric: "" } as Series })).toBe(
    "onset fit a.csv --task a --curve exact-match,product,broken-power-law --interval posterior --base gumbel --skills 3 --breaks 2 --scatter jitter --jitter 0.1 --replicates 500 --seed 7 --check",
  );
});

it.each([
  [{ at: "many" }, /score at.*many/],
  [{ parameters: "lapseRate" }, /name=value, got lapseRate/],
  [{ parameters: "lapseRate=0 lapseRate=0.1" }, /lapseRate is restrained twice/],
  [{ parameters: "width=1:2:3" }, /low:high/],
  [{ confidence: "%" }, /confidence/],
  [{ confidence: "0,95" }, /one number/],
  [{ curves: [] }, /choose one/],
] as const)("a text that cannot be read is refused by field and value: %j", (over, message) => {
  expect(() => optionsOf(wish(over))).toThrow(message);
});

it("the command line says the same, quoted for any shell, defaults left out", () => {
  const series = { task: "it's 2D+", metric: "acc", family: "GPT-3", shots: 50 } as Series;
  const command = fitCommand(
    wish({
      curves: ["logistic", "step"],
      parameters: "lapseRate=0 steepness=1:9",
      tests: ["step"],
      check: true,
    }),
    { input: "data:gpt3-arithmetic", series },
  );
  expect(command).toBe(
    String.raw`onset fit data:gpt3-arithmetic --task 'it'\''s 2D+' --metric acc --family GPT-3 --shots 50 --curve logistic,step --fix lapseRate=0 --bound steepness=1:9 --test step --check`,
  );
});

it("names of files are letters, digits and hyphens, whatever the title", () => {
  expect(fileName("fits of ../2D+ / a\u0000b")).toBe("fits-of-2dplus-a-b");
  expect(fileName("…")).toBe("fit");
});
