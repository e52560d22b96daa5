import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import type { Platform, SpawnedWorker } from "./platform.ts";

/** Node: worker threads. */
export const platform: Platform = {
  spawn() {
    // The parent's flags (a loader, --input-type) are for its own files and would break the start of ours.
    return spawnedThread(
      new Worker(new URL("../worker/entry.node.js", import.meta.url), { name: "onset", execArgv: [] }),
    );
  },
  get processors(): number {
    return availableParallelism();
  },
  sharedMemory: true,
  idleMilliseconds: null,
};

/** Wraps a worker thread for the pool. */
export function spawnedThread(worker: Worker): SpawnedWorker {
  return {
    endpoint: nodeEndpoint(worker),
    onLost(callback) {
      worker.on("error", (error) => callback(error instanceof Error ? error.message : String(error)));
      worker.on("messageerror", () => callback("it sent a message that cannot be read"));
      worker.on("exit", (code) => callback(`it exited with code ${code}`));
    },
    async terminate() {
      await worker.terminate();
    },
    keepAlive(alive) {
      if (alive) worker.ref();
      else worker.unref();
    },
  };
}
