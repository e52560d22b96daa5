import type { Series } from "../series/series.ts";
import type { LikelihoodProfiles } from "./likelihood-profile.ts";
import type { PosteriorPriors, PosteriorQuantity, PriorSet } from "./prior.ts";
import type { ScatterModel } from "./scatter-model.ts";
import type { PosteriorCurve } from "./shapes.ts";

/** What the data leave of one quantity. Widths run from 10 to 90 %, thresholds and widths in units of x. */
export interface Marginal {
  readonly mean: number;
  readonly sd: number;
  readonly median: number;
  /** Central: as much probability below as above. */
  readonly low: number;
  readonly high: number;
  /** The shortest interval of the same probability: the highest densities, where there is one peak. */
  readonly shortest: readonly [number, number];
  /** Ends of the cells of the grid, one more than there are cells. */
  readonly edges: readonly number[];
  /** Density of each cell, near `values` in its middle, and the prior's beside it. */
  readonly values: readonly number[];
  readonly density: readonly number[];
  readonly prior: readonly number[];
}

/** Parameters of a sigmoid by the names of a posterior. */
export type PosteriorParameters = Readonly<Record<PosteriorQuantity, number>>;

/** Density over threshold and width together: `density[i * widths.length + j]`, its greatest value 1. */
export interface JointDensity {
  readonly thresholds: readonly number[];
  readonly widths: readonly number[];
  readonly density: readonly number[];
  /** Densities above which half, and 95 %, of the probability lies. */
  readonly levels: { readonly half: number; readonly most: number };
}

/** How a posterior was computed, for those who want to know whether to trust it. */
export interface PosteriorGridReport {
  /** Nodes in a posterior standard deviation, by quantity; `null` where the quantity is fixed. */
  readonly nodesPerSd: Readonly<Record<PosteriorQuantity, number | null>>;
  /** Nodes whose likelihood was computed on the last grids. */
  readonly nodes: number;
  /** The most that one grid's ln evidence differs from another's. */
  readonly evidenceError: number;
}

/** The posterior of one shape. */
export interface ShapePosterior {
  readonly curve: PosteriorCurve;
  readonly direction: "rising" | "falling";
  /**
   * ln of the probability of this direction over that of the other, over all shapes: they share one. `null` where a direction was
   * asked for.
   */
  readonly directionLogOdds: number | null;
  /** ln ∫ likelihood · prior, of this direction. */
  readonly logEvidence: number;
  /** Among the shapes of one call, each as likely as the others before the data; sums to 1. */
  readonly probability: number;
  readonly priors: PosteriorPriors;
  /** By quantity; `null` where it is fixed. */
  readonly marginals: Readonly<Record<PosteriorQuantity, Marginal | null>>;
  readonly mean: PosteriorParameters;
  /** Of greatest density: of likelihood times prior, by value. */
  readonly mode: PosteriorParameters;
  readonly joint: JointDensity;
  readonly grid: PosteriorGridReport;
}

/** The posterior of one series: every shape, and their average. */
export interface Posterior {
  readonly series: Series;
  readonly likelihood: "binomial" | "beta-binomial";
  /** What counts scatter by beyond their items: overdispersion η, jitter τ, or nothing. */
  readonly scatter: ScatterModel;
  readonly priorSet: PriorSet;
  readonly confidence: number;
  readonly engine: "wasm" | "reference";
  readonly shapes: readonly ShapePosterior[];
  /** Of the logistic, with no prior at all: what the data alone say. */
  readonly profiles: LikelihoodProfiles;
  /** Threshold and width over all shapes, by their probability. */
  readonly averaged: { readonly threshold: AveragedMarginal; readonly width: AveragedMarginal };
}

/** A quantity averaged over shapes. */
export interface AveragedMarginal {
  readonly mean: number;
  readonly median: number;
  readonly low: number;
  readonly high: number;
}
