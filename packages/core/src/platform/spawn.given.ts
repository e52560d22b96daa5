import { OnsetError } from "../errors.ts";
import { browserPlatform } from "./browser-worker.ts";
import type { Platform } from "./platform.ts";
import { givenWorkerFactory } from "./worker-factory.ts";

/** Browsers, in bundles that bring their worker themselves (resolve condition `onset-given-worker`). */
export const platform: Platform = browserPlatform(() => {
  const given = givenWorkerFactory();
  if (given !== null) return given();
  throw new OnsetError(
    "worker-lost",
    "this bundle was built without a worker file: call setWorkerFactory before the first computation",
  );
});
