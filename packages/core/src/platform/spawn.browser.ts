import { browserPlatform } from "./browser-worker.ts";
import type { Platform } from "./platform.ts";
import { givenWorkerFactory } from "./worker-factory.ts";

/** Browsers: module workers from the package's own file, or from the factory that the host gave. */
export const platform: Platform = browserPlatform(() => {
  const given = givenWorkerFactory();
  // Written out in this form so that bundlers find the worker and emit it.
  return given === null
    ? new Worker(new URL("../worker/entry.browser.js", import.meta.url), { type: "module", name: "onset" })
    : given();
});
