// The same fit on the command line: what a page has shown can be had again, in a script and for every series.
import type { Restraint, Series } from "@onset/core";
import { shellWord } from "./shell-word.ts";
import { optionsOf, type FitWish } from "./fit-wish.ts";

/** Where the series comes from. */
export interface FitPlace {
  /** `data:ID`, or the visitor's file. */
  readonly input: string;
  readonly series: Series;
}

/** The command that prints the same numbers; empty where the wish cannot be read. */
export function fitCommand(wish: FitWish, { input, series }: FitPlace): string {
  const flags: (readonly [flag: string, value: string | number | null | undefined])[] = [
    ["--task", series.task],
    ["--metric", series.metric === "" ? null : series.metric],
    ["--family", series.family],
    ["--shots", series.shots],
    ["--curve", wish.curves.join(",")],
    ["--interval", wish.interval === "profile" ? null : wish.interval],
    ["--likelihood", wish.likelihood === "auto" ? null : wish.likelihood],
    ["--standard-errors", wish.standardErrors],
    ["--direction", wish.direction],
    ...restraintFlags(wish),
    ...askedFlags(wish),
  ];
  const words = flags.flatMap(([flag, value]) =>
    value === null || value === undefined || value === "" ? [] : [`${flag} ${shellWord(String(value))}`],
  );
  return [`onset fit ${shellWord(input)}`, ...words, ...(wish.check ? ["--check"] : [])].join(" ");
}

function askedFlags(wish: FitWish): (readonly [string, string | number | undefined])[] {
  const options = optionsOf(wish);
  const { guessRate, at, onsetAt, confidence, seed, bootstrap } = options;
  return [
    ["--base", options.base],
    ["--skills", options.skills],
    ["--breaks", options.breaks],
    ["--scatter", options.scatter],
    ["--overdispersion", options.overdispersion],
    ["--jitter", options.jitter],
    ["--guess-rate", guessRate],
    ["--at", at?.join(",")],
    ["--onset-at", onsetAt?.join(",")],
    ["--confidence", confidence],
    ["--test", wish.tests.join(",")],
    ["--replicates", bootstrap?.replicates],
    ["--seed", seed],
  ];
}

function restraintFlags(wish: FitWish): (readonly [string, string])[] {
  return Object.entries(optionsOf(wish).parameters ?? {}).map(([name, restraint]) => flagOf(name, restraint));
}

function flagOf(name: string, restraint: Restraint): readonly [string, string] {
  if ("fixed" in restraint) return ["--fix", `${name}=${restraint.fixed}`];
  if ("tied" in restraint) return ["--tie", `${name}=${restraint.tied}`];
  if ("free" in restraint) return ["--free", name];
  return ["--bound", `${name}=${restraint.low}:${restraint.high}`];
}
