import { TAPE_OPERATIONS } from "@onset/kernel";
import type { Tape } from "@onset/kernel";
import type { ConstantTerm, OperationTerm, Term } from "./term.ts";

/** How many inputs a tape has, used or not. */
export interface TapeShape {
  readonly parameters: number;
  readonly columns: number;
}

/**
 * Numbers the registers (constants, parameters, columns, instructions) of all that `result` needs, and of nothing
 * else. `result` must be an operation, so that its register is the last.
 */
export function layOutTape(result: OperationTerm, inputs: TapeShape): Tape {
  const { constants, operations } = reached(result);
  const offset = {
    parameter: constants.length,
    column: constants.length + inputs.parameters,
    operation: constants.length + inputs.parameters + inputs.columns,
  };
  const places = new Map<Term, number>();
  for (const [index, term] of constants.entries()) places.set(term, index);
  for (const [index, term] of operations.entries()) places.set(term, offset.operation + index);
  const register = (term: Term): number =>
    places.get(term) ??
    (term.kind === "parameter" || term.kind === "column" ? offset[term.kind] + term.index : Number.NaN);
  const code = new Int32Array(operations.length * 3);
  for (const [index, term] of operations.entries()) {
    code.set(
      [TAPE_OPERATIONS.indexOf(term.operation), register(term.first), register(term.second)],
      index * 3,
    );
  }
  return { constants: Float64Array.from(constants, (term) => term.value), ...inputs, code };
}

/** Terms under `result` in the order they were made, which puts every term behind those it is made of. */
function reached(result: OperationTerm): { constants: ConstantTerm[]; operations: OperationTerm[] } {
  const seen = new Set<Term>();
  const waiting: Term[] = [result];
  for (let term = waiting.pop(); term !== undefined; term = waiting.pop()) {
    if (seen.has(term)) continue;
    seen.add(term);
    if (term.kind === "operation") waiting.push(term.first, term.second);
  }
  const inOrder = [...seen].sort((a, b) => a.id - b.id);
  return {
    constants: inOrder.filter((term) => term.kind === "constant"),
    operations: inOrder.filter((term) => term.kind === "operation"),
  };
}
