/** A parsed formula. `at` is the place of the part in the text, counted from 0. */
export type Expression = NumberPart | NamePart | CallPart | NegatedPart | OperationPart;

/** A number as written, without a sign. */
export interface NumberPart {
  readonly kind: "number";
  readonly value: number;
  readonly at: number;
}

/** A column, a parameter or π. */
export interface NamePart {
  readonly kind: "name";
  readonly name: string;
  readonly at: number;
}

/** A function of arguments; which functions there are is not the grammar's business. */
export interface CallPart {
  readonly kind: "call";
  readonly name: string;
  readonly operands: readonly Expression[];
  readonly at: number;
}

/** Minus in front of something; it binds weaker than a power: −x² is −(x²). */
export interface NegatedPart {
  readonly kind: "negate";
  readonly operand: Expression;
  readonly at: number;
}

/** Two operands and the sign between them; `at` is the sign's place. Powers group from the right, all others from the left. */
export interface OperationPart {
  readonly kind: "+" | "-" | "*" | "/" | "^";
  readonly left: Expression;
  readonly right: Expression;
  readonly at: number;
}
