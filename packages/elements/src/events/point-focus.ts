/** Fired when the reader moves to a point of a figure, by keyboard or pointer; never for a property write. */
export class OnsetPointFocusEvent extends Event {
  static readonly type = "onset-point-focus" as const;
  /** Position of the point among the figure's points, in ascending order of scale. */
  readonly index: number;
  /** The scale as published, not its logarithm. */
  readonly scale: number;
  /** The score, a share in [0, 1]. */
  readonly score: number;
  /** The words that were announced. */
  readonly text: string;

  constructor(point: { index: number; scale: number; score: number; text: string }) {
    super(OnsetPointFocusEvent.type, { bubbles: true, composed: true });
    this.index = point.index;
    this.scale = point.scale;
    this.score = point.score;
    this.text = point.text;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "onset-point-focus": OnsetPointFocusEvent;
  }
}
