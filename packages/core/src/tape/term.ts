import type { TapeOperation } from "@onset/kernel";

/**
 * A value of a formula under construction. Terms of one {@link TapeBuilder} are unique: equal formulas are the same
 * object, however often they are asked for.
 */
export type Term = ConstantTerm | InputTerm | OperationTerm;

/** A number. */
export interface ConstantTerm {
  readonly kind: "constant";
  readonly id: number;
  readonly value: number;
}

/** A parameter (one value a curve) or a column (one value a point), by its place among them. */
export interface InputTerm {
  readonly kind: "parameter" | "column";
  readonly id: number;
  readonly index: number;
}

/** An operation on one or two terms; unary ones repeat the first. */
export interface OperationTerm {
  readonly kind: "operation";
  readonly id: number;
  readonly operation: TapeOperation;
  readonly first: Term;
  readonly second: Term;
}
