import type { Tape } from "./tape.ts";

/** What a tape is run over. */
export interface TapeInputs {
  readonly tape: Tape;
  /** `tape.parameters` numbers for each curve, curve by curve; a tape without parameters is one curve. */
  readonly parameters: Float64Array;
  /** `tape.columns` arrays of equal length; a tape without columns has one point. */
  readonly columns: readonly Float64Array[];
}

/** Values of a tape and their exact derivatives by its parameters. */
export interface TapeGradient {
  /** Curves × points. */
  readonly values: Float64Array<ArrayBuffer>;
  /** Curves × parameters × points. */
  readonly derivatives: Float64Array<ArrayBuffer>;
}
