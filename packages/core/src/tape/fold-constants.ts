import type { TapeOperation } from "@onset/kernel";

/**
 * What an operation makes of two numbers, where IEEE 754 fixes every bit of it (so that no engine can differ);
 * `null` for all others: the kernel computes those, once per curve.
 */
export function foldConstants(operation: TapeOperation, first: number, second: number): number | null {
  switch (operation) {
    case "add":
      return first + second;
    case "subtract":
      return first - second;
    case "multiply":
      return first * second;
    case "divide":
      return first / second;
    case "negate":
      return -first;
    case "square":
      return first * first;
    case "sqrt":
      return Math.sqrt(first);
    case "abs":
      return Math.abs(first);
    case "min":
      return Math.min(first, second);
    case "max":
      return Math.max(first, second);
    default:
      return null;
  }
}
