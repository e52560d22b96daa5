import type { FitResult } from "@onset/core";

/** Fired when a fit that the element itself asked for has come back, whatever its status. */
export class OnsetFitCompleteEvent extends Event {
  static readonly type = "onset-fit-complete" as const;
  readonly result: FitResult;

  constructor(result: FitResult) {
    super(OnsetFitCompleteEvent.type, { bubbles: true, composed: true });
    this.result = result;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "onset-fit-complete": OnsetFitCompleteEvent;
  }
}
