import type { Endpoint } from "comlink";

/** A worker just started, the same for browsers and Node. */
export interface SpawnedWorker {
  /** Where Comlink speaks to it. */
  readonly endpoint: Endpoint;
  /** Calls back, possibly more than once, when the worker can no longer answer: crashed, exited, or spoke what cannot be read. */
  onLost(callback: (why: string) => void): void;
  /** Ends it, also in the middle of a computation. */
  terminate(): Promise<void>;
  /** Whether a process should stay alive for this worker. Without effect in browsers. */
  keepAlive(alive: boolean): void;
}

/** All that differs between a browser and Node for the pool; `#spawn` is the one that fits. */
export interface Platform {
  /** Starts a worker. May throw (a page's policy), or give one that is lost at once. */
  spawn(): SpawnedWorker;
  /** Logical processors. */
  readonly processors: number;
  /** Memory may be shared with workers: Node always, a page only when it is cross-origin isolated. */
  readonly sharedMemory: boolean;
  /** How long an idle worker is kept; null: for ever (Node, where idle workers do not keep the process). */
  readonly idleMilliseconds: number | null;
}
