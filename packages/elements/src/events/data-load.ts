import type { Series } from "@onset/core";

/** Fired when the series named by `dataset` or `src` has been loaded. */
export class OnsetDataLoadEvent extends Event {
  static readonly type = "onset-data-load" as const;
  readonly series: Series;

  constructor(series: Series) {
    super(OnsetDataLoadEvent.type, { bubbles: true, composed: true });
    this.series = series;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "onset-data-load": OnsetDataLoadEvent;
  }
}
