import type { Tape, TapeOperation } from "@onset/kernel";
import { foldConstants } from "./fold-constants.ts";
import { layOutTape } from "./lay-out-tape.ts";
import type { TapeShape } from "./lay-out-tape.ts";
import type { OperationTerm, Term } from "./term.ts";

/** What the builder's operations take: a term, or a plain number. */
export type Operand = Term | number;

const commutative: ReadonlySet<TapeOperation> = new Set(["add", "multiply", "min", "max"]);

/**
 * Builds a tape from the inside out. Equal terms are made once (common subexpressions), operations on numbers alone
 * are computed where IEEE 754 fixes the result, and what the result does not need never reaches the tape.
 */
export class TapeBuilder {
  readonly #terms = new Map<string, Term>();

  constant(value: number): Term {
    const key = Object.is(value, -0) ? "-0" : String(value);
    return this.#once(key, (id) => ({ kind: "constant", id, value }));
  }

  parameter(index: number): Term {
    return this.#once(`p${index}`, (id) => ({ kind: "parameter", id, index }));
  }

  column(index: number): Term {
    return this.#once(`c${index}`, (id) => ({ kind: "column", id, index }));
  }

  /** Unary operations leave out `second`. */
  apply(operation: TapeOperation, first: Operand, second: Operand = first): Term {
    let [a, b] = [this.#term(first), this.#term(second)];
    if (a.kind === "constant" && b.kind === "constant") {
      const value = foldConstants(operation, a.value, b.value);
      if (value !== null) return this.constant(value);
    }
    if (commutative.has(operation) && a.id > b.id) [a, b] = [b, a];
    const key = `${operation} ${a.id} ${b.id}`;
    return this.#once(key, (id) => ({ kind: "operation", id, operation, first: a, second: b }));
  }

  add(a: Operand, b: Operand): Term {
    return this.apply("add", a, b);
  }

  subtract(a: Operand, b: Operand): Term {
    return this.apply("subtract", a, b);
  }

  multiply(a: Operand, b: Operand): Term {
    return this.apply("multiply", a, b);
  }

  divide(a: Operand, b: Operand): Term {
    return this.apply("divide", a, b);
  }

  negate(a: Operand): Term {
    return this.apply("negate", a);
  }

  exp(a: Operand): Term {
    return this.apply("exp", a);
  }

  /** ln(1 + e^a) without overflow, and with its relative accuracy on both sides. */
  softplus(a: Operand): Term {
    const tail = this.apply("log1p", this.exp(this.negate(this.apply("abs", a))));
    return this.add(this.apply("max", a, 0), tail);
  }

  /** The tape of `result`. */
  finish(result: Term, inputs: TapeShape): Tape {
    // A formula that is an input or a number alone still needs an instruction to stand in the last register.
    const last: OperationTerm =
      result.kind === "operation"
        ? result
        : { kind: "operation", id: this.#terms.size, operation: "max", first: result, second: result };
    return layOutTape(last, inputs);
  }

  #term(operand: Operand): Term {
    return typeof operand === "number" ? this.constant(operand) : operand;
  }

  #once(key: string, make: (id: number) => Term): Term {
    const known = this.#terms.get(key);
    if (known !== undefined) return known;
    const term = make(this.#terms.size);
    this.#terms.set(key, term);
    return term;
  }
}
