import type { KernelCalls } from "@onset/kernel";
import type { PoolEngine } from "../pool/PoolEngine.ts";
import type { SliceJob, SliceResult } from "../worker/slice-job.ts";
import { LocalEngine } from "./LocalEngine.ts";
import type { Engine, EngineCapabilities, EngineStatistics, RunOptions } from "./engine.ts";
import { engineClosed } from "./engine-closed.ts";

/**
 * A pool where workers start, this thread where they do not (a page's policy shows only when one is started). Decided
 * at the first call, before a slice is drawn, so that no call is lost.
 */
export class AutoEngine implements Engine {
  readonly #kernel: KernelCalls;
  readonly #pool: PoolEngine;
  #engine: PoolEngine | LocalEngine;
  #deciding: Promise<void> | null = null;
  #closed = false;

  constructor(kernel: KernelCalls, pool: PoolEngine) {
    this.#kernel = kernel;
    this.#pool = pool;
    this.#engine = pool;
  }

  get kind(): "local" | "pool" {
    return this.#engine.kind;
  }

  get capabilities(): EngineCapabilities {
    return this.#engine.capabilities;
  }

  statistics(): EngineStatistics {
    return this.#engine.statistics();
  }

  async run(jobs: Iterable<SliceJob>, options: RunOptions = {}): Promise<SliceResult[]> {
    this.#deciding ??= this.#decide();
    await untilAborted(this.#deciding, options.signal);
    if (this.#closed) throw engineClosed();
    return this.#engine.run(jobs, options);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#engine.close();
  }

  async #decide(): Promise<void> {
    try {
      await this.#pool.start();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#engine = new LocalEngine(this.#kernel, reason);
      await this.#pool.close();
    }
  }
}

/** Waits for `work`, but no longer than until the abort. */
async function untilAborted(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const abort = (): void => reject(signal?.reason);
    signal?.addEventListener("abort", abort, { once: true });
    work.finally(() => signal?.removeEventListener("abort", abort)).then(resolve, reject);
  });
}
