/** Fired when the reader moves to a cell of a heatmap, by keyboard or pointer; never for a property write. */
export class OnsetCellFocusEvent extends Event {
  static readonly type = "onset-cell-focus" as const;
  /** Every parameter of the cell's curve by its name, in the spec's own units. */
  readonly parameters: Readonly<Record<string, number>>;
  /** NaN where the cell has no value. */
  readonly value: number;
  /** The words that were announced. */
  readonly text: string;

  constructor(cell: {
    readonly parameters: Readonly<Record<string, number>>;
    readonly value: number;
    readonly text: string;
  }) {
    super(OnsetCellFocusEvent.type, { bubbles: true, composed: true });
    this.parameters = cell.parameters;
    this.value = cell.value;
    this.text = cell.text;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "onset-cell-focus": OnsetCellFocusEvent;
  }
}
