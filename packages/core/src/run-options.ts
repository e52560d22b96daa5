import type { CallOptions, RunOptions } from "./engine/engine.ts";

/** The part of a verb's options that the engine's `run` takes; absent stays absent. */
export function runOptions(options: CallOptions): RunOptions {
  return {
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    ...(options.key === undefined ? {} : { key: options.key }),
  };
}
