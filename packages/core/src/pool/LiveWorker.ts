import { wrap } from "comlink";
import type { Remote } from "comlink";
import { OnsetError } from "../errors.ts";
import type { Platform, SpawnedWorker } from "../platform/platform.ts";
import type { SliceJob, SliceResult } from "../worker/slice-job.ts";
import { WORKER_PROTOCOL } from "../worker/worker-api.ts";
import type { Greeting, WorkerApi } from "../worker/worker-api.ts";
import { unwrap } from "./wire.ts";
import type { Reply } from "./wire.ts";

/**
 * One worker from its start to its end. Comlink leaves a call to a dead worker pending for ever; here such a call rejects with
 * `worker-lost`. One call at a time.
 */
export class LiveWorker {
  /** Settles when the worker has answered for the first time, or turned out not to start. */
  readonly ready: Promise<Greeting>;
  readonly #worker: SpawnedWorker;
  readonly #api: Remote<WorkerApi>;
  readonly #stopFlag: Int32Array | null;
  #lost: OnsetError | null = null;
  /**
   * Rejects the call under way. A field, not a race against one long-lived promise: that would keep every result alive
   * for as long as the worker lives.
   */
  #rejectPending: ((reason: OnsetError) => void) | null = null;

  /** Throws `worker-lost` where the platform refuses to start a worker. */
  constructor(platform: Platform) {
    this.#worker = spawnOn(platform);
    this.#worker.onLost((why) => this.#lose(why));
    this.#api = wrap<WorkerApi>(this.#worker.endpoint);
    this.#stopFlag = platform.sharedMemory ? new Int32Array(new SharedArrayBuffer(4)) : null;
    this.ready = this.#greet();
  }

  get lost(): boolean {
    return this.#lost !== null;
  }

  /** Computes a slice; null when it was told to stop first. */
  run(turn: number, job: SliceJob): Promise<SliceResult | null> {
    return this.#call(() => this.#api.run(turn, job));
  }

  /** Asks the worker to leave the slice of this turn; it answers with null at its next step. */
  stop(turn: number): void {
    if (this.#stopFlag !== null) {
      Atomics.store(this.#stopFlag, 0, turn);
      return;
    }
    // Whether the message arrives shows in the answer to `run`, which has a time limit.
    this.#api.stop(turn).catch(() => undefined);
  }

  /** Ends the worker; a call under way rejects with `worker-lost`. */
  async end(why: string): Promise<void> {
    this.#lose(why);
    await this.#worker.terminate();
  }

  /** Whether the process should wait for this worker. */
  keepAlive(alive: boolean): void {
    this.#worker.keepAlive(alive);
  }

  async #greet(): Promise<Greeting> {
    const greeting = await this.#call(() => this.#api.greet(this.#stopFlag));
    if (greeting.protocol === WORKER_PROTOCOL) return greeting;
    throw new OnsetError(
      "worker-protocol",
      `the worker file must be of the same version as the engine: protocol ${WORKER_PROTOCOL} is needed, got ${greeting.protocol}; build or copy the worker file again`,
      { needed: WORKER_PROTOCOL, got: greeting.protocol },
    );
  }

  async #call<T>(send: () => Promise<Reply<T>>): Promise<T> {
    const reply = await new Promise<Reply<T>>((resolve, reject) => {
      if (this.#lost !== null) {
        reject(this.#lost);
        return;
      }
      this.#rejectPending = reject;
      send().then(resolve, (error: unknown) => reject(protocolError(error)));
    }).finally(() => {
      this.#rejectPending = null;
    });
    return unwrap(reply);
  }

  #lose(why: string): void {
    this.#lost ??= workerLost(why);
    this.#rejectPending?.(this.#lost);
  }
}

function spawnOn(platform: Platform): SpawnedWorker {
  try {
    return platform.spawn();
  } catch (cause) {
    throw workerLost(
      `it could not be started: ${cause instanceof Error ? cause.message : String(cause)}`,
      cause,
    );
  }
}

function workerLost(why: string, cause?: unknown): OnsetError {
  return new OnsetError("worker-lost", `a worker was lost: ${why}`, { why }, { cause });
}

/** Our side never throws across threads, so what Comlink throws is about the messages themselves. */
function protocolError(cause: unknown): OnsetError {
  const what = cause instanceof Error ? cause.message : String(cause);
  return new OnsetError(
    "worker-protocol",
    `jobs and results must be plain records of numbers, texts and typed arrays: ${what}`,
    {},
    { cause },
  );
}
