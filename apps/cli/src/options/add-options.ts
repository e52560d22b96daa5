import type { ColumnMap } from "@onset/formats";
import { listCurves } from "@onset/core";
import type { AxisKind, FitOptions, FittableCurve, Likelihood } from "@onset/core";
import { InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";
import type { SeriesFilter } from "../inputs/filter-series.ts";
import type { Format } from "../present/deliver-document.ts";
import { collect, collectCounts, collectMap, confidence, guessRate, namesOutOf } from "./parse-values.ts";

export { addWorkOptions } from "./work-options.ts";

/** Axis kinds that `--scale` takes. */
const AXIS_KINDS: readonly AxisKind[] = [
  "params",
  "non-embedding-params",
  "train-flops",
  "train-tokens",
  "loss",
  "shots",
  "date",
];

/** What `--format` and `--out` say. */
export interface OutputOptions {
  readonly format?: Format;
  readonly out?: string;
}

/** Which series are read, and on which axis. */
export interface SeriesOptions extends SeriesFilter {
  readonly scale?: AxisKind;
  readonly map?: ColumnMap;
}

/** How series are fitted. */
export interface FittingOptions {
  readonly curve?: readonly FittableCurve[];
  readonly likelihood?: "auto" | Likelihood;
  readonly interval?: NonNullable<FitOptions["interval"]>;
  readonly confidence?: number;
  readonly guessRate?: "free" | "chance" | number;
}

export function addOutputOptions(command: Command, formats: readonly string[]): Command {
  return command
    .addOption(
      new Option("-f, --format <form>", "what to print (default: table, or by the ending of --out)").choices(
        formats,
      ),
    )
    .option("-o, --out <file>", "write to a file instead of the terminal");
}

export function addSeriesOptions(command: Command): Command {
  return addSeriesFilters(command).option(
    "--map <column=title>",
    'which column of a table is which, as in --map "params=Model Size (B)"; repeatable',
    collectMap,
  );
}

export function addSeriesFilters(command: Command): Command {
  return command
    .option("--task <name>", "only this task; repeatable", collect)
    .option("--metric <name>", "only this metric; repeatable", collect)
    .option("--family <name>", "only this family of models; repeatable", collect)
    .option("--shots <n>", "only this number of examples in the prompt; repeatable", collectCounts)
    .addOption(
      new Option("--scale <kind>", "what stands on the x axis (default: the first that is complete)").choices(
        AXIS_KINDS,
      ),
    );
}

export function addFittingOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--likelihood <name>", "how scores scatter: auto is binomial where items are known")
        .choices(["auto", "binomial", "beta-binomial", "gaussian", "huber"])
        .default("auto"),
    )
    .option("--confidence <p>", "of the intervals, as a fraction", confidence, 0.95)
    .option(
      "--guess-rate <rate>",
      "floor of the curve: free, chance (as the table says), or a number",
      guessRate,
      "free",
    );
}

/** `--curve`; `loss` is the law of size and tokens, which is fitted to a table of runs and stands alone. */
export function addCurveOption(command: Command, { loss }: { readonly loss: boolean }): Command {
  const fittable = listCurves().filter((curve) => curve.fittable);
  const known = fittable.map((curve) => curve.id);
  // One name for every shape: other names of a curve, and what is a curve of another name, are left out.
  const distinct = fittable.filter(({ sameAs, id }) => sameAs === null && id !== "exact-match");
  const names = namesOutOf(
    known,
    distinct.map(({ id }) => id),
  );
  const usual: readonly string[] = ["logistic"];
  return command.addOption(
    new Option(
      "--curve <names>",
      `comma-separated: ${known.join(", ")}; or all, which is every distinct shape${loss ? "; or loss, of size and tokens" : ""}`,
    )
      .argParser((value, before: readonly string[]) => {
        // The first that is asked for stands in place of the default.
        const asked = before === usual ? [] : before;
        const given = [...asked, ...value.split(",").map((name) => name.trim())];
        if (!loss || !given.includes("loss")) return names(value, asked);
        if (given.length === 1) return given;
        throw new InvalidArgumentError(
          "The law of loss stands alone: it is fitted to a table of runs, and curves to scores. Give --curve loss, or leave it out.",
        );
      })
      .default(usual, "logistic"),
  );
}

export function addIntervalOption(command: Command): Command {
  return command.addOption(
    new Option("--interval <name>", "how intervals are found")
      .choices(["profile", "delta", "bootstrap", "posterior", "none"])
      .default("profile"),
  );
}
