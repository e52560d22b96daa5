/**
 * Resolves in a later macrotask, so that events, timers and messages get in between. `setTimeout(0)` would do too, but browsers
 * stretch it to 4 ms and more; `setImmediate` (Node) and a message to oneself (browsers, also in workers) come at once.
 */
export function macrotask(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof globalThis.setImmediate === "function") {
      globalThis.setImmediate(resolve);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}

/** One frame of a page at 60 Hz. */
const FRAME_MILLISECONDS = 16;
/** Yield earlier than a frame by the length of one step, so that step and pause together stay within it. */
const RUN_MILLISECONDS = FRAME_MILLISECONDS / 2;

/** Lets a long computation breathe: gives the thread away whenever it was held for half a frame. */
export class Breath {
  #since: number = performance.now();

  /** True when it is time to give the thread away. */
  get due(): boolean {
    return performance.now() - this.#since >= RUN_MILLISECONDS;
  }

  /** Gives the thread away for one macrotask. */
  async take(): Promise<void> {
    await macrotask();
    this.#since = performance.now();
  }
}
