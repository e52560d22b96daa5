import { differenceFields, listBases, scatterModels, testNames } from "@onset/core";
import type { CurveId, DifferenceField, FitOptions, Restraint, ScatterModel, TestName } from "@onset/core";
import { InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";
import { UsageError } from "../session/usage-error.ts";
import { addCurveOption, addIntervalOption } from "./add-options.ts";
import {
  aboveZero,
  namesOutOf,
  numberList,
  seedNumber,
  overdispersion,
  wholeFromOne,
} from "./parse-values.ts";

/** What `fit` alone takes: which curves, how they are held, and what is asked of them. */
export interface CurveOptions {
  readonly direction?: "rising" | "falling";
  readonly fix?: Restraints;
  readonly bound?: Restraints;
  readonly tie?: Restraints;
  readonly free?: Restraints;
  readonly base?: CurveId;
  readonly skills?: number;
  readonly breaks?: number;
  readonly overdispersion?: number | "family" | "all";
  readonly scatter?: ScatterModel;
  readonly jitter?: number;
  readonly standardErrors?: "relative" | "known" | "ignored";
  readonly search?: "fast" | "thorough";
  readonly at?: readonly number[];
  readonly onsetAt?: readonly number[];
  readonly difference?: DifferenceField;
  readonly check?: boolean;
  readonly test?: readonly TestName[];
  readonly seed?: number;
}

const namesOfTests = namesOutOf([...testNames]) as (
  value: string,
  before?: readonly TestName[],
) => TestName[];

type Restraints = Readonly<Record<string, Restraint>>;

export function addCurveOptions(command: Command): Command {
  return addQuestionOptions(addRestraintOptions(addShapeOptions(command)));
}

function addShapeOptions(command: Command): Command {
  return addIntervalOption(addCurveOption(command, { loss: true }))
    .addOption(
      new Option(
        "--direction <way>",
        "which way curves run that know one (default: as the scores say)",
      ).choices(["rising", "falling"]),
    )
    .addOption(
      new Option("--base <curve>", "of one step of an exact-match (default: logistic)").choices(listBases()),
    )
    .option("--skills <n>", "skills of a product, 1 to 4 (default: 2)", wholeFromOne)
    .option("--breaks <n>", "breaks of a broken-power-law, 1 to 3 (default: as AICc prefers)", wholeFromOne);
}

function addRestraintOptions(command: Command): Command {
  return command
    .option("--fix <name=value>", "hold a parameter, such as lapseRate=0; repeatable", collectFixed)
    .option("--bound <name=low:high>", "keep a parameter between two values; repeatable", collectBounds)
    .option("--tie <name=other>", "make a parameter equal to another; repeatable", collectTies)
    .option("--free <name>", "free a parameter that is held by default; repeatable", collectFree);
}

function addQuestionOptions(command: Command): Command {
  return command
    .option(
      "--overdispersion <eta>",
      "extra scatter of beta-binomial (default: averaged over its prior); of a posterior also family or all: one that the series of a family, or all, share",
      overdispersion,
    )
    .addOption(
      new Option(
        "--scatter <model>",
        "of a posterior, beyond the items: overdispersion (unless the likelihood is binomial), jitter of models along the axis, or none",
      ).choices(scatterModels),
    )
    .option(
      "--jitter <tau>",
      "jitter's standard deviation, in decades of scale (default: averaged over its prior)",
      aboveZero,
    )
    .addOption(
      new Option(
        "--standard-errors <what>",
        "published ones weigh points, are believed, or are ignored",
      ).choices(["relative", "known", "ignored"]),
    )
    .addOption(
      new Option("--search <effort>", "how hard is searched (default: thorough)").choices([
        "fast",
        "thorough",
      ]),
    )
    .option("--at <scales>", "fitted scores at these scales, comma-separated", numberList)
    .option("--onset-at <scores>", "scales where the curve reaches these scores, comma-separated", numberList)
    .addOption(
      new Option(
        "--difference <field>",
        "of a posterior: by how much series that differ in this alone do so, in threshold, width, slope, rates, and what --at and --onset-at ask for",
      ).choices(differenceFields),
    )
    .option("--check", "leave out each size in turn, and simulate the misfit")
    .option(
      "--test <names>",
      "by bootstrap under the null: fit (misfit and scatter together), scatter (beyond the items), transition (against a constant), step (a drawn-out rise against a step), narrow (a rise within one gap of sizes), guess and lapse (a floor off chance or 0, a ceiling below 1), turn (against one direction), or all",
      namesOfTests,
    )
    .option("--seed <n>", "of everything drawn at random (default: 1)", seedNumber);
}

/** What `fit` is told of curves, as the engine takes it. */
export function toCurveOptions(options: CurveOptions): Partial<FitOptions> {
  const { fix, bound, tie, free, check, test, ...rest } = options;
  const restraints = [fix, bound, tie, free].flatMap((given) => Object.entries(given ?? {}));
  const names = restraints.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new UsageError(
      `the parameter ${twice} is restrained twice: give one of --fix, --bound, --tie and --free`,
    );
  }
  const { direction, base, skills, breaks, standardErrors } = rest;
  const { search, at, onsetAt, seed, scatter, jitter } = rest;
  const asked = {
    direction,
    base,
    skills,
    breaks,
    overdispersion: rest.overdispersion,
    scatter,
    jitter,
    standardErrors,
    search,
    at,
  };
  const known = Object.fromEntries(
    Object.entries({ ...asked, onsetAt, seed }).filter(([, value]) => value !== undefined),
  );
  return {
    ...known,
    ...(restraints.length > 0 && { parameters: Object.fromEntries(restraints) }),
    ...(check === true && { check }),
    ...(test !== undefined && { tests: test }),
  };
}

type Collected = Record<string, Restraint>;

/** `name=…`, several separated by commas. */
function pairs(value: string, example: string): [string, string][] {
  return value.split(",").map((part) => {
    const [name = "", given = "", ...rest] = part.split("=").map((each) => each.trim());
    if (!/^[A-Za-z]\w*$/.test(name) || given === "" || rest.length > 0) {
      throw new InvalidArgumentError(`Give ${example}; got ${JSON.stringify(part.trim())}.`);
    }
    return [name, given];
  });
}

function collectFixed(value: string, before: Restraints | undefined): Collected {
  const given = pairs(value, "name=value, such as lapseRate=0").map(([name, text]) => [
    name,
    { fixed: numberOf(text, "name=value, such as lapseRate=0") },
  ]);
  return { ...before, ...(Object.fromEntries(given) as Collected) };
}

function collectBounds(value: string, before: Restraints | undefined): Collected {
  const example = "name=low:high, such as steepness=0.5:20";
  const given = pairs(value, example).map(([name, text]) => {
    const [low = "", high = "", ...rest] = text.split(":");
    if (rest.length > 0) throw new InvalidArgumentError(`Give ${example}; got ${JSON.stringify(text)}.`);
    return [name, { low: numberOf(low, example), high: numberOf(high, example) }];
  });
  return { ...before, ...(Object.fromEntries(given) as Collected) };
}

function collectTies(value: string, before: Restraints | undefined): Collected {
  const given = pairs(value, "name=other, such as guessRate=lapseRate").map(([name, tied]) => [
    name,
    { tied },
  ]);
  return { ...before, ...(Object.fromEntries(given) as Collected) };
}

function collectFree(value: string, before: Restraints | undefined): Collected {
  const given = value.split(",").map((name) => [name.trim(), { free: true }]);
  return { ...before, ...(Object.fromEntries(given) as Collected) };
}

function numberOf(text: string, example: string): number {
  const number = Number(text);
  if (text.trim() === "" || !Number.isFinite(number)) {
    throw new InvalidArgumentError(`Give ${example}; ${JSON.stringify(text)} is no number.`);
  }
  return number;
}
