import { bootstrapSettings } from "../bootstrap/bootstrap-options.ts";
import { checkTests } from "../bootstrap/bootstrap-test.ts";
import { checkOutcomes } from "../bootstrap/item-outcomes.ts";
import { listBases } from "../curves/curve-model.ts";
import { listCurves } from "../curves/registry.ts";
import { OnsetError } from "../errors.ts";
import { suggestion } from "../nearest-name.ts";
import { scatterAsked, scatterModels } from "../posterior/scatter-model.ts";
import { scaleToX } from "../series/axis.ts";
import type { Series } from "../series/series.ts";
import type { FitSettings } from "../worker/slice-job.ts";
import type { FitOptions } from "./fit-options.ts";
import { fitScope } from "./more/fit-scope.ts";
import { checkRestraints } from "./check-restraints.ts";
import type { FittableCurve } from "./fit-result.ts";

/** Fills in defaults; throws `invalid-option` or `unknown-name` for an option that breaks its rule. */
export function fitSettings(options: FitOptions): FitSettings {
  const settings: FitSettings = {
    curves: options.curves ?? ["logistic"],
    likelihood: options.likelihood ?? "auto",
    overdispersion: typeof options.overdispersion === "number" ? options.overdispersion : null,
    shareOverdispersion: typeof options.overdispersion === "string" ? options.overdispersion : null,
    sharedOverdispersion: null,
    scatter: scatterAsked(options),
    jitter: options.jitter ?? null,
    standardErrors: options.standardErrors ?? "relative",
    guessRate: options.guessRate ?? "free",
    parameters: options.parameters ?? {},
    direction: options.direction ?? null,
    base: options.base ?? "logistic",
    skills: options.skills ?? 2,
    breaks: options.breaks ?? null,
    interval: options.interval ?? "profile",
    confidence: options.confidence ?? 0.95,
    // Counts and standard errors speak of a sample of items: nothing here is told of one test set alone.
    target: "items-of-this-kind",
    search: options.search ?? "thorough",
    at: options.at ?? [],
    onsetAt: options.onsetAt ?? [],
    check: options.check ?? false,
    tests: options.tests ?? [],
    seed: options.seed ?? 1,
    bootstrap: bootstrapSettings(options.bootstrap),
  };
  checkCurves(settings.curves);
  fitScope.check(settings);
  oneOf("likelihood", settings.likelihood, fitScope.likelihoods);
  oneOf("interval", settings.interval, fitScope.intervals);
  oneOf("search", settings.search, ["fast", "thorough"]);
  oneOf("standardErrors", settings.standardErrors, ["relative", "known", "ignored"]);
  if (settings.direction !== null) oneOf("direction", settings.direction, ["rising", "falling"]);
  checkTests(settings.tests);
  checkNumbers(settings);
  checkShared(settings);
  checkScatter(options, settings);
  checkRestraints(settings);
  return settings;
}

/** Only a posterior models jitter, and no likelihood of the fit may say otherwise than its scatter. */
function checkScatter(options: FitOptions, { scatter, jitter, likelihood, interval }: FitSettings): void {
  oneOf("scatter", scatter, scatterModels);
  if (options.scatter === undefined && jitter === null) return;
  if (interval !== "posterior") {
    const rather =
      scatter === "jitter"
        ? "leave scatter and jitter out"
        : `take the likelihood ${scatter === "none" ? "binomial" : "beta-binomial"} in place of scatter`;
    refuse(
      "interval",
      interval,
      `must be posterior where scatter is ${scatter}, which only a posterior averages over: take that, or ${rather}`,
    );
  }
  if (jitter !== null && !(jitter > 0 && jitter <= 100)) {
    refuse(
      "jitter",
      jitter,
      "must be a standard deviation above 0 and up to 100; for none take scatter none",
    );
  }
  if (jitter !== null && scatter !== "jitter") {
    refuse("scatter", scatter, "does not go with a jitter: leave out one of the two");
  }
  if (scatter !== "overdispersion" && options.overdispersion !== undefined) {
    refuse("scatter", scatter, "does not go with an overdispersion: leave out one of the two");
  }
  const fitting = scatter === "overdispersion" ? "beta-binomial" : "binomial";
  if (likelihood !== "auto" && likelihood !== fitting) {
    refuse("scatter", scatter, `is of the ${fitting} likelihood, not of ${likelihood}: take that, or auto`);
  }
}

function checkNumbers(settings: FitSettings): void {
  const { guessRate: guess, confidence, overdispersion, skills, breaks } = settings;
  if (typeof guess === "number" ? !(guess >= 0 && guess < 1) : guess !== "free" && guess !== "chance") {
    refuse("guessRate", guess, "must be free, chance, or a number of at least 0 and below 1");
  }
  if (!(confidence >= 0.5 && confidence <= 0.999)) {
    refuse("confidence", confidence, "must be a fraction from 0.5 to 0.999");
  }
  if (overdispersion !== null && !(overdispersion > 0 && overdispersion < 1)) {
    refuse(
      "overdispersion",
      overdispersion,
      "must lie between 0 and 1; for none take the binomial likelihood",
    );
  }
  wholeFrom("skills", skills, 4);
  if (breaks !== null) wholeFrom("breaks", breaks, 3);
  if (!Number.isSafeInteger(settings.seed) || settings.seed < 0) {
    refuse("seed", settings.seed, "must be a whole number from 0 up");
  }
  for (const scale of settings.at) {
    if (!Number.isFinite(scale)) refuse("at", scale, "must be scales as published");
  }
  for (const score of settings.onsetAt) {
    if (!(score > 0 && score < 1)) refuse("onsetAt", score, "must be shares between 0 and 1");
  }
  if (!listBases().includes(settings.base)) {
    refuse("base", settings.base, `must be one of ${listBases().join(", ")}`);
  }
}

/** Only a posterior averages over an η that several series tell of. */
function checkShared({ shareOverdispersion: share, interval, likelihood }: FitSettings): void {
  if (share === null) return;
  oneOf("overdispersion", share, ["family", "all"]);
  if (interval !== "posterior") {
    refuse("overdispersion", share, "is shared by the posteriors of series: take the interval posterior");
  }
  if (likelihood !== "auto" && likelihood !== "beta-binomial") {
    refuse(
      "overdispersion",
      share,
      `is of the beta-binomial, not of ${likelihood}: take that likelihood, or auto`,
    );
  }
}

function wholeFrom(option: string, value: number, most: number): void {
  if (!Number.isInteger(value) || value < 1 || value > most) {
    refuse(option, value, `must be a whole number from 1 to ${most}`);
  }
}

/** What an option asks of the series: items for `binomial`, a chance level for `guessRate: "chance"`. */
export function checkSettingsFor(settings: FitSettings, series: Series): void {
  const bare = series.points.findIndex((point) => point.items === null);
  const counts = settings.likelihood === "binomial" || settings.likelihood === "beta-binomial";
  if (counts && bare >= 0) {
    refuse(
      "likelihood",
      settings.likelihood,
      `needs items at every point, and point ${bare + 1} of series ${JSON.stringify(series.id)} has none: use auto or gaussian`,
    );
  }
  const uncertain = series.points.findIndex((point) => !((point.standardError ?? 0) > 0));
  if (settings.standardErrors === "known" && uncertain >= 0) {
    refuse(
      "standardErrors",
      "known",
      `needs a standard error at every point, and point ${uncertain + 1} of series ${JSON.stringify(series.id)} has none: use relative`,
    );
  }
  if (settings.shareOverdispersion === "family" && series.family === null) {
    refuse(
      "overdispersion",
      "family",
      `needs a family at every series, and series ${JSON.stringify(series.id)} names none: take all, or give a column of families`,
    );
  }
  const tokens = settings.at.find((scale) => !Number.isFinite(scaleToX(series.axis, [scale])[0]!));
  if (tokens !== undefined) {
    refuse("at", tokens, `must be scales of series ${JSON.stringify(series.id)}, as published`);
  }
  const drawn = settings.interval === "bootstrap" || settings.tests.length > 0;
  if (drawn && settings.bootstrap.resample === "items") {
    checkOutcomes(series, settings.bootstrap.outcomes[series.id]);
  }
  if (settings.guessRate === "chance" && series.chance === null) {
    refuse(
      "guessRate",
      "chance",
      `needs a chance level, and series ${JSON.stringify(series.id)} has none: use free or a number`,
    );
  }
}

function checkCurves(curves: readonly FittableCurve[]): void {
  const fittable = listCurves()
    .filter((curve) => curve.fittable)
    .map(({ id }) => id);
  const held = fitScope.curves ?? fittable;
  if (curves.length === 0) refuse("curves", "[]", `must name at least one of ${held.join(", ")}`);
  for (const curve of curves) {
    if (!fittable.includes(curve)) {
      throw new OnsetError(
        "unknown-name",
        `curve ${JSON.stringify(curve)} cannot be fitted: ${suggestion(curve, held)}`,
        {
          value: curve,
        },
      );
    }
  }
  if (new Set(curves).size !== curves.length)
    refuse("curves", curves.join(", "), "must name each curve once");
}

/** Refuses a word that is none of those known. */
function oneOf(option: string, value: string, known: readonly string[]): void {
  if (!known.includes(value))
    refuse(option, value, `must be one of ${known.join(", ")}: ${suggestion(value, known)}`);
}

function refuse(option: string, value: string | number, rule: string): never {
  throw new OnsetError("invalid-option", `${option} ${rule}, got ${value}`, { option, value: String(value) });
}
