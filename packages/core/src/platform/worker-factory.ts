/** Makes the browser's workers; the worker runs the code of `@onset/core/worker.browser`. */
export type WorkerFactory = () => Worker;

let factory: WorkerFactory | null = null;

/**
 * Tells the pool how to make its workers in this page, for hosts whose worker file lies elsewhere than the package's own
 * (another path or origin, or inlined into one file). Call it before the first computation; `null` goes back to the default.
 *
 * ```ts
 * import OnsetWorker from "@onset/core/worker.browser?worker&inline"; // Vite
 * setWorkerFactory(() => new OnsetWorker());
 * ```
 *
 * A single-file bundle also sets the resolve condition `onset-given-worker`, which leaves the package's own worker file
 * out of the bundle. Without effect in Node.
 */
export function setWorkerFactory(make: WorkerFactory | null): void {
  factory = make;
}

/** The factory in force. */
export function givenWorkerFactory(): WorkerFactory | null {
  return factory;
}
