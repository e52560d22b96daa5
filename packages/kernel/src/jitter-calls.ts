/**
 * Counts at places that jitter. Each member is a curve with a spread: `centres` are its points' places z = k (x_i − c) along
 * the shape F, `spread` the standard deviation of what moves them, in the same units.
 */
export interface JitterRows {
  /** Tries n and hits k of each point: whole numbers, 0 ≤ k ≤ n ≤ 1e6. */
  readonly items: Float64Array;
  readonly correct: Float64Array;
  /** Where the shape is looked at, increasing, with the step that each stands for, and F with 1 − F there. */
  readonly nodes: {
    readonly z: Float64Array;
    readonly steps: Float64Array;
    readonly rises: Float64Array;
    readonly falls: Float64Array;
  };
  /**
   * 0: members share the nodes, each those within √(2 depth) spreads of its centre, 8 at most, of which there must be one. An even number: each has
   * so many of its own, member after member, and there is one point.
   */
  readonly each: number;
  /** Members × points. */
  readonly centres: Float64Array;
  /** One a member, above 0. */
  readonly spreads: Float64Array;
  /** ψ = γ + (1 − γ − λ) F: guess and lapse rate of each pair, γ + λ ≤ 1. */
  readonly guessRates: Float64Array;
  readonly lapseRates: Float64Array;
  /** Nats below the best that a pair and a point are offered, or a normal density has, at which nothing is left; 1 to 690. */
  readonly depth: number;
}

/** What {@link JitterRows} come to, without binomial coefficients. */
export interface JitteredLikelihoods {
  /** Members × pairs: likelihood over e^best of the pair; 0 where nothing is left of it. */
  readonly rows: Float64Array<ArrayBuffer>;
  /** By pair: Σ over points of the greatest logarithm at any node. */
  readonly best: Float64Array<ArrayBuffer>;
}
