import { mathematics } from "../mathematics.ts";

/**
 * log Σ exp(l) over the log-likelihoods of a sweep, slice by slice: with a prior flat over the grid's points, the weight
 * of each is exp(l − total). Slices are added in order, so that every run gives the same bits. NaN is no curve and
 * weighs nothing.
 */
export class PosteriorTotal {
  #most: number = -Infinity;
  #sum = 0;

  /** Adds the log-likelihoods of the next slice. */
  add(logLikelihoods: Float64Array): void {
    const known = logLikelihoods.filter((value) => !Number.isNaN(value));
    const most = known.reduce((high, value) => Math.max(high, value), -Infinity);
    if (most === -Infinity) return;
    if (most > this.#most) {
      this.#sum *= exp(this.#most - most);
      this.#most = most;
    }
    const terms = mathematics().exp(known.map((value) => value - this.#most));
    this.#sum += terms.reduce((sum, term) => sum + term, 0);
  }

  /** log Σ exp(l); −Infinity before anything was added. */
  get logTotal(): number {
    return this.#sum === 0 ? -Infinity : this.#most + mathematics().log(Float64Array.of(this.#sum))[0]!;
  }

  /** The weights of log-likelihoods, as shares of all that were added; NaN stays. */
  weights(logLikelihoods: Float64Array): Float64Array<ArrayBuffer> {
    const scaled = mathematics().exp(logLikelihoods.map((value) => value - this.#most));
    return scaled.map((term) => term / this.#sum);
  }
}

function exp(value: number): number {
  return mathematics().exp(Float64Array.of(value))[0]!;
}
