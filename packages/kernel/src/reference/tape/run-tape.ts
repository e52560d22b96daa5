import { checkResults } from "../../sweep/check-sweep.ts";
import { checkTapeInputs } from "../../tape/check-tape.ts";
import type { TapeInputs } from "../../tape-calls.ts";
import { type Tape, TAPE_OPERATIONS, type TapeOperation } from "../../tape.ts";
import { VALUES } from "./operations.ts";

/** Values of a tape, curve by curve: the plain twin of `KernelCalls.tape`. */
export function runTapes(inputs: TapeInputs, out?: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const { curves, points } = checkTapeInputs(inputs);
  if (out !== undefined) checkResults(out, curves * points);
  const values = out ?? new Float64Array(curves * points);
  for (let curve = 0; curve < curves; curve++) {
    values.set(runTape(inputs.tape, parametersOf(inputs, curve), inputs.columns), curve * points);
  }
  return values;
}

/** The parameters of one curve. */
export function parametersOf({ tape, parameters }: TapeInputs, curve: number): Float64Array {
  return parameters.subarray(curve * tape.parameters, (curve + 1) * tape.parameters);
}

/** The values of a tape over its columns, for one curve: point by point, instruction by instruction. */
export function runTape(
  tape: Tape,
  parameters: Float64Array,
  columns: readonly Float64Array[],
): Float64Array<ArrayBuffer> {
  const points = columns[0]?.length ?? 1;
  return Float64Array.from(
    { length: points },
    (_, i) => registersAt(tape, parameters, columns, i).at(-1) as number,
  );
}

/** Every register at one point. */
export function registersAt(
  { constants, code }: Tape,
  parameters: Float64Array,
  columns: readonly Float64Array[],
  point: number,
): number[] {
  const registers = [...constants, ...parameters, ...columns.map((column) => column[point] as number)];
  for (let at = 0; at < code.length; at += 3) {
    const operation = TAPE_OPERATIONS[code[at] as number] as TapeOperation;
    const [first, second] = [code[at + 1] as number, code[at + 2] as number];
    registers.push(VALUES[operation](registers[first] as number, registers[second] as number));
  }
  return registers;
}
