import { OnsetError } from "../errors.ts";
import { suggestion } from "../nearest-name.ts";
import type { ItemOutcomes } from "./item-outcomes.ts";

/** What a replicate is made of. */
export type Resample = "parametric" | "cases" | "items";

/** How a bootstrap is run; see `docs/explanation/bootstrap.md`. */
export interface BootstrapOptions {
  /** Refits, of intervals and, at most, of each test, 200 to 100 000; 2000 unless said. */
  readonly replicates?: number;
  /**
   * `parametric` (default): new scores drawn from the fitted curve and its likelihood. `cases`: sizes drawn with
   * replacement. `items`: whole items drawn with replacement, all sizes of an item together; needs `outcomes`.
   */
  readonly resample?: Resample;
  /** `percentile` (default), or `bca`: corrected for bias and skewness (Efron, JASA 82 (1987) 171–185). */
  readonly ends?: "percentile" | "bca";
  /** Item by item results by series id, for `items`. */
  readonly outcomes?: Readonly<Record<string, ItemOutcomes>>;
}

/** With defaults filled in. */
export interface BootstrapSettings extends Required<BootstrapOptions> {
  /** A test is over as soon as so many series drawn reach its statistic: what they tell of its p is enough. */
  readonly enough: number;
}

/** p is told within a tenth of itself, or, where more was asked for, as well as all replicates tell one of 0.05. */
function enoughOf(replicates: number): number {
  return Math.max(100, Math.ceil(replicates / 20));
}

const resamples: readonly Resample[] = ["parametric", "cases", "items"];

/** Fills in defaults; throws `invalid-option` for an option that breaks its rule. */
export function bootstrapSettings(options: BootstrapOptions = {}): BootstrapSettings {
  const settings = {
    replicates: options.replicates ?? 2000,
    enough: enoughOf(options.replicates ?? 2000),
    resample: options.resample ?? "parametric",
    ends: options.ends ?? "percentile",
    outcomes: options.outcomes ?? {},
  };
  const { replicates, resample, ends } = settings;
  if (!(Number.isInteger(replicates) && replicates >= 200 && replicates <= 100_000)) {
    refuse("replicates", replicates, "must be a whole number from 200 to 100000");
  }
  if (!resamples.includes(resample)) {
    refuse(
      "resample",
      resample,
      `must be one of ${resamples.join(", ")}: ${suggestion(resample, resamples)}`,
    );
  }
  if (ends !== "percentile" && ends !== "bca") refuse("ends", ends, "must be percentile or bca");
  return settings;
}

function refuse(option: string, value: unknown, rule: string): never {
  throw new OnsetError("invalid-option", `${option} ${rule}, got ${String(value)}`, {
    option,
    value: String(value),
  });
}
