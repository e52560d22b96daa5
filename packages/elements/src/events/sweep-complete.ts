import type { SweepResult } from "@onset/core";

/** Fired when a view of a sweep is computed in full; never for a coarse level on the way to it. */
export class OnsetSweepCompleteEvent extends Event {
  static readonly type = "onset-sweep-complete" as const;
  /** The rows on show as typed arrays, axes first. */
  readonly result: SweepResult;

  constructor(result: SweepResult) {
    super(OnsetSweepCompleteEvent.type, { bubbles: true, composed: true });
    this.result = result;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "onset-sweep-complete": OnsetSweepCompleteEvent;
  }
}
