import type { OnsetError } from "@onset/core";

/** Fired when the data, the fit or the simulated curve failed; the element shows the same error to the reader. */
export class OnsetFitErrorEvent extends Event {
  static readonly type = "onset-fit-error" as const;
  readonly error: OnsetError;

  constructor(error: OnsetError) {
    super(OnsetFitErrorEvent.type, { bubbles: true, composed: true });
    this.error = error;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "onset-fit-error": OnsetFitErrorEvent;
  }
}
