// What is computed of a series: one posterior for each model of scatter, kept as long as the series is.
import {
  OnsetError,
  posterior,
  type Engine,
  type Posterior,
  type ScatterModel,
  type Series,
} from "@onset/core";
import type { ReactiveController, ReactiveControllerHost } from "lit";

/** A series, and the scatter that its counts are taken to have. */
export interface PosteriorQuestion {
  readonly series: Series;
  readonly engine: Engine;
  readonly scatter: ScatterModel;
}

/** Computes posteriors for a panel, the latest question's first of all. */
export class PosteriorRun implements ReactiveController {
  /** The model under way; `null` where nothing is. */
  waiting: ScatterModel | null = null;
  failure = "";
  readonly #host: ReactiveControllerHost;
  #kept = new Map<ScatterModel, Posterior>();
  #of: Series | null = null;
  #found: Posterior | null = null;
  #stop = new AbortController();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.cancel();
  }

  /** What there is of a series, also while another model of scatter is computed; `null` before anything is. */
  foundOf(series: Series | null): Posterior | null {
    return series === this.#of ? this.#found : null;
  }

  /** Shows the answer: at once where it is known, else as soon as it is computed. Ends what an older question has under way. */
  async ask({ series, engine, scatter }: PosteriorQuestion): Promise<void> {
    if (series !== this.#of) this.#forget();
    this.#of = series;
    if (this.waiting === scatter) return;
    this.cancel();
    this.failure = "";
    const known = this.#kept.get(scatter);
    if (known !== undefined) return this.#find(known);
    const stop = new AbortController();
    this.#stop = stop;
    this.#show({ waiting: scatter });
    try {
      const found = await posterior(series, { engine, scatter, key: "lab-posterior", signal: stop.signal });
      if (stop.signal.aborted) return;
      this.#kept.set(scatter, found);
      this.#find(found);
    } catch (error) {
      if (stop.signal.aborted || (error instanceof OnsetError && error.code === "superseded")) return;
      this.#show({ failure: error instanceof Error ? error.message : String(error), waiting: null });
    }
  }

  /** Says what could not be saved. */
  refuse(error: unknown): void {
    this.#show({ failure: error instanceof Error ? error.message : String(error) });
  }

  /** Ends what is under way. */
  cancel(): void {
    this.#stop.abort();
    this.#show({ waiting: null });
  }

  #forget(): void {
    this.cancel();
    this.#kept = new Map();
    this.#found = null;
  }

  #find(found: Posterior): void {
    this.#found = found;
    this.#show({ waiting: null });
  }

  #show(state: Partial<Pick<PosteriorRun, "waiting" | "failure">>): void {
    Object.assign(this, state);
    this.#host.requestUpdate();
  }
}
