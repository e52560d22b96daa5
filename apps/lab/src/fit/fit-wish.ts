// What is asked of a fit, as the form has it: text as typed. One record gives the engine's options and the command line.
import {
  OnsetError,
  type CurveId,
  type FitOptions,
  type FittableCurve,
  type IntervalMethod,
  type Restraint,
  type ScatterModel,
  type TestName,
} from "@onset/core";

/** The form's fields; an empty text is the default of `onset fit`. */
export interface FitWish {
  readonly curves: readonly FittableCurve[];
  readonly base: "" | CurveId;
  readonly skills: string;
  readonly breaks: string;
  readonly interval: IntervalMethod | "none";
  readonly likelihood: NonNullable<FitOptions["likelihood"]>;
  readonly scatter: ScatterModel | "";
  readonly overdispersion: string;
  readonly jitter: string;
  readonly standardErrors: "" | NonNullable<FitOptions["standardErrors"]>;
  readonly direction: "" | "rising" | "falling";
  readonly guessRate: string;
  readonly parameters: string;
  readonly at: string;
  readonly onsetAt: string;
  readonly confidence: string;
  readonly check: boolean;
  readonly tests: readonly TestName[];
  readonly replicates: string;
  readonly seed: string;
}

/** As `onset fit` without a flag, but for a second shape to hold against the first. */
export const FIRST_WISH: FitWish = {
  curves: ["logistic", "gumbel"],
  base: "",
  skills: "",
  breaks: "",
  interval: "profile",
  likelihood: "auto",
  scatter: "",
  overdispersion: "",
  jitter: "",
  standardErrors: "",
  direction: "",
  guessRate: "",
  parameters: "",
  at: "",
  onsetAt: "",
  confidence: "",
  check: false,
  tests: [],
  replicates: "",
  seed: "",
};

/** Which fields the other choices leave something to say to: the form has these alone, and no other is heard. */
export type FitQuestions = Readonly<
  Record<"base" | "skills" | "breaks" | "scatter" | "overdispersion" | "jitter" | "drawn", boolean>
>;

/** The fields that have a say in a wish. */
export function questionsOf({ curves, interval, likelihood, scatter, tests, check }: FitWish): FitQuestions {
  const posterior = interval === "posterior";
  const upAndDown = likelihood !== "binomial" && (scatter === "" || scatter === "overdispersion");
  return {
    base: curves.includes("exact-match"),
    skills: curves.includes("product"),
    breaks: curves.includes("broken-power-law"),
    scatter: posterior,
    overdispersion: likelihood === "beta-binomial" ? !posterior || upAndDown : posterior && upAndDown,
    jitter: posterior && scatter === "jitter",
    drawn: tests.length > 0 || interval === "bootstrap" || check,
  };
}

/**
 * The wish as the engine takes it.
 *
 * @throws {@link OnsetError} `invalid-option` with the field and the text that cannot be read
 */
export function optionsOf(wish: FitWish): FitOptions {
  const { curves, interval, likelihood, standardErrors, direction, check, tests } = wish;
  if (curves.length === 0) throw invalid("curves", "choose one at least");
  const parameters = restraintsOf(wish.parameters);
  const confidence = numberIn("confidence", wish.confidence);
  const at = numbersOf("score at", wish.at);
  const onsetAt = numbersOf("scale of", wish.onsetAt);
  return {
    curves,
    interval,
    likelihood,
    check,
    tests,
    ...shapeOptions(wish),
    ...scatterOptions(wish),
    ...drawnOptions(wish),
    ...(standardErrors !== "" && { standardErrors }),
    ...(direction !== "" && { direction }),
    ...(wish.guessRate !== "" && { guessRate: guessRateOf(wish.guessRate) }),
    ...(Object.keys(parameters).length > 0 && { parameters }),
    ...(at.length > 0 && { at }),
    ...(onsetAt.length > 0 && { onsetAt }),
    ...(confidence !== undefined && { confidence }),
  };
}

function shapeOptions(wish: FitWish): Pick<FitOptions, "base" | "skills" | "breaks"> {
  const asked = questionsOf(wish);
  return {
    ...(asked.base && wish.base !== "" && { base: wish.base }),
    ...(asked.skills && wish.skills !== "" && { skills: Number(wish.skills) }),
    ...(asked.breaks && wish.breaks !== "" && { breaks: Number(wish.breaks) }),
  };
}

function scatterOptions(wish: FitWish): Pick<FitOptions, "scatter" | "overdispersion" | "jitter"> {
  const asked = questionsOf(wish);
  const overdispersion = asked.overdispersion ? numberIn("overdispersion", wish.overdispersion) : undefined;
  const jitter = asked.jitter ? numberIn("jitter", wish.jitter) : undefined;
  return {
    ...(asked.scatter && wish.scatter !== "" && { scatter: wish.scatter }),
    ...(overdispersion !== undefined && { overdispersion }),
    ...(jitter !== undefined && { jitter }),
  };
}

function drawnOptions(wish: FitWish): Pick<FitOptions, "bootstrap" | "seed"> {
  if (!questionsOf(wish).drawn) return {};
  const replicates = numberIn("replicates", wish.replicates);
  const seed = numberIn("seed", wish.seed);
  return {
    ...(seed !== undefined && { seed }),
    ...(replicates !== undefined && { bootstrap: { replicates } }),
  };
}

/** Parts of a list: separated by commas, semicolons or space. */
const partsOf = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

function numbersOf(field: string, text: string): number[] {
  return partsOf(text).map((part) => numberOf(field, part));
}

/** The one number of a field; nothing where it is empty. */
function numberIn(field: string, text: string): number | undefined {
  const [one, ...more] = numbersOf(field, text);
  if (more.length > 0) throw invalid(field, `must be one number, got ${text}`);
  return one;
}

function numberOf(field: string, text: string): number {
  const percent = text.endsWith("%");
  const value = Number(percent ? text.slice(0, -1) : text);
  if (text === "%" || !Number.isFinite(value))
    throw invalid(field, `must be numbers, got ${text}: write them as 0.5 or 1e12`);
  return percent ? value / 100 : value;
}

function guessRateOf(text: string): number | "chance" | "free" {
  const word = text.trim().toLowerCase();
  return word === "chance" || word === "free" ? word : numberOf("guess rate", word);
}

/** `lapseRate=0, steepness=0.5:20, guessRate=lapseRate, asymmetry=free`: fixed, bounded, tied, freed. */
function restraintsOf(text: string): Readonly<Record<string, Restraint>> {
  const found = partsOf(text.replaceAll(/\s*([=:])\s*/g, "$1")).map((part): [string, Restraint] => {
    const [, name, given] = /^([A-Za-z]\w*)=(.+)$/.exec(part) ?? [];
    if (name === undefined || given === undefined) {
      throw invalid("parameters", `must be name=value, got ${part}: write lapseRate=0 or steepness=0.5:20`);
    }
    return [name, restraintOf(given)];
  });
  const names = found.map(([name]) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw invalid("parameters", `${twice} is restrained twice: keep one of the two`);
  return Object.fromEntries(found);
}

function restraintOf(given: string): Restraint {
  if (given === "free") return { free: true };
  if (/^[A-Za-z]\w*$/.test(given)) return { tied: given };
  const [low = "", high, ...rest] = given.split(":");
  if (rest.length > 0) throw invalid("parameters", `must be low:high, got ${given}`);
  if (high === undefined) return { fixed: numberOf("parameters", low) };
  return { low: numberOf("parameters", low), high: numberOf("parameters", high) };
}

const invalid = (field: string, rule: string): OnsetError =>
  new OnsetError("invalid-option", `${field}: ${rule}`, { option: field });
