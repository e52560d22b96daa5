import type { OnsetError } from "@onset/core";

/** Fired when a sweep's spec or its computing failed; the element shows the same error to the reader. */
export class OnsetSweepErrorEvent extends Event {
  static readonly type = "onset-sweep-error" as const;
  readonly error: OnsetError;

  constructor(error: OnsetError) {
    super(OnsetSweepErrorEvent.type, { bubbles: true, composed: true });
    this.error = error;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "onset-sweep-error": OnsetSweepErrorEvent;
  }
}
