import type { Platform, SpawnedWorker } from "./platform.ts";

/** Idle workers of a page hold memory that the visitor has better use for. */
const IDLE_MILLISECONDS = 10_000;

/** A browser's platform, given the one thing that bundles differ in: how a worker is made. */
export function browserPlatform(makeWorker: () => Worker): Platform {
  return {
    spawn: () => spawned(makeWorker()),
    get processors(): number {
      return globalThis.navigator?.hardwareConcurrency ?? 1;
    },
    get sharedMemory(): boolean {
      return globalThis.crossOriginIsolated;
    },
    idleMilliseconds: IDLE_MILLISECONDS,
  };
}

function spawned(worker: Worker): SpawnedWorker {
  return {
    endpoint: worker,
    onLost(callback) {
      worker.addEventListener("error", (event) => {
        // Said through the rejected call; the default would log it a second time as uncaught.
        event.preventDefault();
        callback(event.message || "the browser refused to start it, or its file could not be loaded");
      });
      worker.addEventListener("messageerror", () => callback("it sent a message that cannot be read"));
    },
    terminate() {
      worker.terminate();
      return Promise.resolve();
    },
    keepAlive() {
      // A page does not wait for its workers.
    },
  };
}
