import type { TapeOperation } from "@onset/kernel";

/** A function of the expressions: the kernel's operation, and how many operands it takes. */
export interface ExpressionFunction {
  readonly operation: TapeOperation;
  readonly operands: 1 | 2;
  readonly description: string;
}

const one = (operation: TapeOperation, description: string): readonly [string, ExpressionFunction] => [
  operation,
  { operation, operands: 1, description },
];
const two = (operation: TapeOperation, description: string): readonly [string, ExpressionFunction] => [
  operation,
  { operation, operands: 2, description },
];

/** All there are. A map, so that no name that objects inherit is among them. */
export const expressionFunctions: ReadonlyMap<string, ExpressionFunction> = new Map([
  one("exp", "e to the power"),
  one("expm1", "exp(z) − 1, also for small z"),
  one("exp10", "10 to the power"),
  one("log", "natural logarithm"),
  one("log1p", "log(1 + z), also for small z"),
  one("log10", "logarithm to base 10"),
  one("sqrt", "square root"),
  one("abs", "absolute value"),
  one("expit", "1 / (1 + exp(−z)), the logistic"),
  one("phi", "normal distribution function"),
  one("erf", "error function"),
  one("sin", "sine, of radians"),
  one("cos", "cosine, of radians"),
  one("tan", "tangent, of radians"),
  one("atan", "arc tangent, in radians"),
  two("min", "the smaller of two"),
  two("max", "the larger of two"),
]);

/** The functions that expressions may call, with what they are, in the order of the documentation. */
export function listExpressionFunctions(): readonly {
  readonly name: string;
  readonly operands: number;
  readonly description: string;
}[] {
  return [...expressionFunctions].map(([name, { operands, description }]) => ({
    name,
    operands,
    description,
  }));
}
