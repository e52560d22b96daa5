import { OnsetError } from "../errors.ts";

/** The error of calls on an engine that was closed. */
export function engineClosed(): OnsetError {
  return new OnsetError("engine-closed", "this engine was closed: make another with createEngine");
}
