import { OnsetError } from "../errors.ts";
import { suggestion } from "../nearest-name.ts";
import type { Series } from "../series/series.ts";
import type { PooledPrior, Prior, PriorSet } from "./prior.ts";
import { posteriorQuantities } from "./prior.ts";
import type { PosteriorQuantity } from "./prior.ts";
import { scatterAsked, scatterModels } from "./scatter-model.ts";
import type { ScatterModel } from "./scatter-model.ts";
import { posteriorCurves } from "./shapes.ts";
import type { PosteriorCurve } from "./shapes.ts";

/** What to compute a posterior of. */
export interface PosteriorOptions {
  /** Default: all four distinct shapes. */
  readonly curves?: readonly PosteriorCurve[];
  /** `beta-binomial` (default) averages over its scatter η; `binomial` has none. */
  readonly likelihood?: "beta-binomial" | "binomial";
  /**
   * How counts scatter beyond their items: `overdispersion` (as `likelihood: "beta-binomial"`, the default), `jitter` of their
   * place along the axis, whose standard deviation τ is averaged over (the default where `priors` has one of τ), or `none` (as
   * `"binomial"`).
   */
  readonly scatter?: ScatterModel;
  /** A named set (`default`, or `psignifit`), and priors of single quantities in the place of the set's. */
  readonly priors?: PriorSet | (Partial<Record<PosteriorQuantity, Prior>> & { readonly set?: PriorSet });
  /** Which way the curves run; unless said by the evidence over all of them. */
  readonly direction?: "rising" | "falling";
  /** Probability of the intervals; default 0.95. */
  readonly confidence?: number;
  /** Nodes in a posterior standard deviation, at least; default 3. */
  readonly nodesPerSd?: number;
}

/** Options with their defaults. */
export interface PosteriorSettings {
  readonly curves: readonly PosteriorCurve[];
  readonly scatter: ScatterModel;
  readonly priorSet: PriorSet;
  readonly own: Partial<Record<PosteriorQuantity, Prior>>;
  readonly direction: "rising" | "falling" | null;
  readonly confidence: number;
  readonly nodesPerSd: number;
}

/**
 * Fills in defaults.
 *
 * @throws OnsetError `invalid-option` or `unknown-name`
 */
export function posteriorSettings(options: PosteriorOptions = {}): PosteriorSettings {
  const { priors = "default" } = options;
  const { set = "default", ...own } = typeof priors === "string" ? { set: priors } : priors;
  const settings: PosteriorSettings = {
    curves: options.curves ?? posteriorCurves,
    scatter: scatterAsked({ ...options, jitter: own.jitter }),
    priorSet: set,
    own,
    direction: options.direction ?? null,
    confidence: options.confidence ?? 0.95,
    nodesPerSd: options.nodesPerSd ?? 3,
  };
  if (settings.curves.length === 0) refuse("curves", "[]", `must name some of ${posteriorCurves.join(", ")}`);
  for (const curve of settings.curves) known("curve", curve, posteriorCurves);
  known("prior set", set, ["default", "psignifit"]);
  if (options.likelihood !== undefined)
    known("likelihood", options.likelihood, ["beta-binomial", "binomial"]);
  known("scatter", settings.scatter, scatterModels);
  checkScatter(options, settings);
  for (const quantity of Object.keys(own)) known("quantity", quantity, posteriorQuantities);
  for (const prior of Object.values(own)) checkPrior(prior);
  if (settings.direction !== null) known("direction", settings.direction, ["rising", "falling"]);
  between("confidence", settings.confidence, 0.5, 0.999);
  between("nodesPerSd", settings.nodesPerSd, 1, 10);
  return settings;
}

/** Refuses a likelihood that says otherwise than the scatter, and priors of scatter that the model does not have. */
function checkScatter({ likelihood }: PosteriorOptions, { own, scatter }: PosteriorSettings): void {
  // Where nothing else was said, the scatter is what the likelihood says.
  if (likelihood !== undefined) {
    const told = likelihood === "binomial" ? scatter !== "overdispersion" : scatter === "overdispersion";
    if (!told)
      refuse("scatter", scatter, `must go with the likelihood ${likelihood}: leave out one of the two`);
  }
  for (const quantity of ["overdispersion", "jitter"] as const) {
    if (own[quantity] !== undefined && scatter !== quantity) {
      refuse(
        "priors",
        quantity,
        `must be of the scatter that is modelled, ${scatter}: take scatter ${quantity}`,
      );
    }
  }
}

/** Refuses a series that a posterior cannot be had of: items behind every score, and two sizes or more. */
export function checkPosteriorSeries(series: Series): void {
  const fault = posteriorFault(series);
  if (fault !== null) throw new OnsetError("invalid-series", fault, { value: series.id });
}

/** Why a posterior cannot be had of a series; `null` where it can. */
export function posteriorFault({ id, points }: Series): string | null {
  const bare = points.findIndex((point) => point.items === null);
  const name = JSON.stringify(id);
  if (bare >= 0) {
    return `a posterior counts items, and point ${bare + 1} of series ${name} has none: give items beside the scores, or take profile intervals`;
  }
  const many = points.find((point) => point.items! > 1e6);
  if (many !== undefined)
    return `a posterior takes up to 1000000 items a point, got ${many.items} in series ${name}: take profile intervals`;
  if (new Set(points.map((point) => point.scale)).size < 2) {
    return `a posterior of a curve needs scores at two sizes, and series ${name} has one: add a size`;
  }
  return null;
}

function checkPrior(prior: Prior): void {
  if (prior.kind === "pooled") checkPooled(prior);
  const numbers = Object.values(prior).filter((value) => typeof value === "number");
  const low = "low" in prior ? prior.low : Number.NEGATIVE_INFINITY;
  const high = "high" in prior ? prior.high : Number.POSITIVE_INFINITY;
  if (numbers.length === 0 || !numbers.every(Number.isFinite) || !(low < high)) {
    refuse("priors", JSON.stringify(prior), "must be made of finite numbers, low below high");
  }
}

/** Places and numbers that a spline can go through. */
function checkPooled({ values, logLikelihood, base }: PooledPrior): void {
  const rising = values.every((value, i) => value >= 0 && (i === 0 || value > values[i - 1]!));
  const finite = logLikelihood.every((one) => Number.isFinite(one));
  if (values.length < 2 || values.length !== logLikelihood.length || !rising || !finite) {
    refuse(
      "priors",
      `pooled over ${values.length} values`,
      "must have a finite logLikelihood at each of two or more increasing values",
    );
  }
  checkPrior(base);
}

function known(what: string, value: string, names: readonly string[]): void {
  if (!names.includes(value)) {
    const message = `unknown ${what} ${JSON.stringify(value)}: ${suggestion(value, names)}`;
    throw new OnsetError("unknown-name", message, { value });
  }
}

function between(option: string, value: number, low: number, high: number): void {
  if (!(value >= low && value <= high)) refuse(option, value, `must be a number from ${low} to ${high}`);
}

function refuse(option: string, value: string | number, rule: string): never {
  throw new OnsetError("invalid-option", `${option} ${rule}, got ${value}`, { option, value: String(value) });
}
