// One fit at a time: first the curves with their intervals, then every test of every curve as a piece of work of its own,
// so that all workers have some and the page can say how far it is. The numbers are those of one call.
import {
  fit,
  OnsetError,
  type CurveFit,
  type Engine,
  type FitOptions,
  type FitResult,
  type Series,
} from "@onset/core";
import type { ReactiveController, ReactiveControllerHost } from "lit";

/** What is under way: pieces done, of all. */
export interface FitProgress {
  readonly completed: number;
  readonly total: number;
}

/** Fits for a panel; the latest question ends the one before. */
export class FitRun implements ReactiveController {
  /** `null` where nothing is under way. */
  progress: FitProgress | null = null;
  found: FitResult | null = null;
  failure = "";
  readonly #host: ReactiveControllerHost;
  #stop = new AbortController();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.cancel();
  }

  /** Fits, and tells the host as pieces come in. */
  async ask(series: Series, options: FitOptions, engine: Engine): Promise<void> {
    this.cancel();
    const stop = new AbortController();
    this.#stop = stop;
    const { tests = [], ...plain } = options;
    const work = { engine, signal: stop.signal };
    const total = 1 + tests.length * (options.curves?.length ?? 1);
    this.#show({ failure: "", progress: { completed: 0, total } });
    try {
      const result = await fit(series, { ...plain, ...work });
      if (stop.signal.aborted) return;
      if (tests.length === 0) return this.#show({ found: result, progress: null });
      this.#show({ found: result, progress: { completed: 1, total } });
      const tested = await Promise.all(
        result.fits.map((one) => this.#test(series, one, { options, work, stop })),
      );
      if (!stop.signal.aborted) this.#show({ found: { ...result, fits: tested }, progress: null });
    } catch (error) {
      if (stop.signal.aborted) return;
      stop.abort();
      this.#show({ failure: textOf(error), progress: null });
    }
  }

  async #test(
    series: Series,
    one: CurveFit,
    {
      options,
      work,
      stop,
    }: { options: FitOptions; work: Pick<FitOptions, "engine" | "signal">; stop: AbortController },
  ): Promise<CurveFit> {
    const tests = await Promise.all(
      (options.tests ?? []).map(async (test) => {
        const asked = {
          ...options,
          curves: [one.curve],
          tests: [test],
          interval: "none",
          check: false,
        } as const;
        const { fits } = await fit(series, { ...asked, ...work });
        if (!stop.signal.aborted && this.progress !== null) {
          const { completed, total } = this.progress;
          this.#show({ progress: { completed: completed + 1, total } });
        }
        return fits[0]?.tests ?? [];
      }),
    );
    return { ...one, tests: tests.flat() };
  }

  /** Says that a wish cannot be read. */
  refuse(error: unknown): void {
    this.cancel();
    this.#show({ failure: textOf(error) });
  }

  /** Of another series nothing is known. */
  forget(): void {
    this.cancel();
    this.#show({ found: null, failure: "" });
  }

  /** Ends what is under way; what came before it stays. */
  cancel(): void {
    this.#stop.abort();
    this.#show({ progress: null });
  }

  #show(state: Partial<Pick<FitRun, "progress" | "found" | "failure">>): void {
    Object.assign(this, state);
    this.#host.requestUpdate();
  }
}

const textOf = (error: unknown): string =>
  error instanceof OnsetError || error instanceof Error ? error.message : String(error);
