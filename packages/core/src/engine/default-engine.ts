import { createEngine } from "./create-engine.ts";
import type { Engine } from "./engine.ts";

let shared: Promise<Engine> | null = null;

/** The engine that calls without an `engine` option use: one a realm, of kind `auto`, made when first asked for. */
export function defaultEngine(): Promise<Engine> {
  shared ??= createEngine().catch((error: unknown) => {
    // A kernel that could not be loaded this time may be loadable the next.
    shared = null;
    throw error;
  });
  return shared;
}
