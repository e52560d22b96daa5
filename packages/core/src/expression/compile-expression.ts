import { suggestion } from "../nearest-name.ts";
import { TapeBuilder } from "../tape/TapeBuilder.ts";
import type { Term } from "../tape/term.ts";
import type { CallPart, Expression, NamePart, OperationPart } from "./expression.ts";
import { refuseExpression } from "./expression-fault.ts";
import { expressionFunctions } from "./expression-functions.ts";

const operations = { "+": "add", "-": "subtract", "*": "multiply", "/": "divide" } as const;

/** Turns a parsed formula into terms of a tape; names become columns, π, or parameters as they are met. */
export class ExpressionCompiler {
  readonly tape: TapeBuilder = new TapeBuilder();
  /** In the order of their first use. */
  readonly parameters: string[] = [];
  readonly used: Set<string> = new Set();
  readonly #text: string;
  readonly #columns: readonly string[];

  constructor(text: string, columns: readonly string[]) {
    this.#text = text;
    this.#columns = columns;
  }

  compile(part: Expression): Term {
    switch (part.kind) {
      case "number":
        if (Number.isFinite(part.value)) return this.tape.constant(part.value);
        return this.#refuse(part.at, "a number too large", "write one below 1.8e308");
      case "name":
        return this.#name(part);
      case "call":
        return this.#call(part);
      case "negate":
        return this.tape.negate(this.compile(part.operand));
      case "^":
        return this.#power(part);
      default:
        return this.tape.apply(operations[part.kind], this.compile(part.left), this.compile(part.right));
    }
  }

  #name({ name, at }: NamePart): Term {
    const column = this.#columns.indexOf(name);
    if (column >= 0) {
      this.used.add(name);
      return this.tape.column(column);
    }
    if (name === "pi") return this.tape.constant(Math.PI);
    if (expressionFunctions.has(name)) {
      return this.#refuse(at, `the function ${name} without operands`, `write ${name}(…)`);
    }
    if (name.startsWith("__")) {
      return this.#refuse(at, `the name ${name}`, "names do not begin with two underscores");
    }
    if (!this.parameters.includes(name)) this.parameters.push(name);
    return this.tape.parameter(this.parameters.indexOf(name));
  }

  #call({ name, operands, at }: CallPart): Term {
    const known = expressionFunctions.get(name);
    if (known === undefined) {
      const names = [...expressionFunctions.keys()];
      return this.#refuse(at, `unknown function ${JSON.stringify(name)}`, suggestion(name, names));
    }
    if (operands.length !== known.operands) {
      const wanted = known.operands === 1 ? "one operand" : "two operands";
      return this.#refuse(at, `${name} with ${operands.length} operands`, `${name} takes ${wanted}`);
    }
    const [first, second] = operands.map((operand) => this.compile(operand));
    return this.tape.apply(known.operation, first!, second ?? first!);
  }

  /** Powers that the kernel has by a shorter way: squares, square roots, reciprocals, powers of ten. */
  #power({ left, right }: OperationPart): Term {
    const [base, exponent] = [this.compile(left), this.compile(right)];
    if (exponent.kind === "constant") {
      if (exponent.value === 1) return base;
      if (exponent.value === 2) return this.tape.apply("square", base);
      if (exponent.value === 0.5) return this.tape.apply("sqrt", base);
      if (exponent.value === -1) return this.tape.divide(1, base);
    }
    if (base.kind === "constant" && base.value === 10) return this.tape.apply("exp10", exponent);
    return this.tape.apply("pow", base, exponent);
  }

  #refuse(at: number, what: string, remedy: string): never {
    return refuseExpression(this.#text, { at, what, remedy });
  }
}
