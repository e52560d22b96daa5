import { type Tape, TAPE_OPERATIONS } from "../tape.ts";
import { type Dependence, type Instruction, type Reading, readTape } from "./read-tape.ts";

/** Where numbers lie: a cell (one for a curve), a column (one for each point), or a block (on the way there). */
export interface Place {
  readonly kind: "cell" | "column" | "block";
  readonly index: number;
}

/** One instruction with its places; assembly/tape/program.ts says what each is. */
export interface Step {
  readonly operation: number;
  readonly first: Place;
  readonly second: Place;
  readonly output: Place;
}

/** A tape sorted by what its instructions depend on, so that nothing is computed more often than it changes. */
export interface TapePlan {
  readonly reading: Reading;
  /** Of each register that is given or computed. */
  readonly places: ReadonlyMap<number, Place>;
  /** Cells: constants, parameters, then what follows from them alone. */
  readonly cells: number;
  /** Columns: the tape's, the result, then what follows from columns alone. */
  readonly columns: number;
  readonly blocks: number;
  /** Instructions of constants alone, of parameters, of columns alone, of all. */
  readonly once: readonly Step[];
  readonly curve: readonly Step[];
  readonly column: readonly Step[];
  readonly point: readonly Step[];
}

/** `output = first`: the one operation that a tape does not have. */
const COPY = TAPE_OPERATIONS.length;

/**
 * Plans a tape. With `keep` every value has a block of its own, for the reverse sweep, which reads them all; else blocks
 * are used again.
 */
export function planTape(tape: Tape, keep: boolean): TapePlan {
  const reading = readTape(tape);
  const result: Place = { kind: "column", index: tape.columns };
  const counts = { cells: tape.constants.length + tape.parameters, columns: tape.columns + 1, blocks: 0 };
  const free: number[] = [];
  const places = givenPlaces(tape);
  const steps = { once: [] as Step[], curve: [] as Step[], column: [] as Step[], point: [] as Step[] };

  const outputOf = ({ register, first, second }: Instruction): Place => {
    const { columns, parameters } = reading.dependence[register] as Dependence;
    if (!columns) return { kind: "cell", index: counts.cells++ };
    if (register === reading.value) return result;
    if (!parameters) return { kind: "column", index: counts.columns++ };
    // An operand that nobody reads any more may be overwritten: vectors are read before their place is written.
    for (const operand of new Set(keep ? [] : [first, second])) {
      const place = places.get(operand) as Place;
      if (place.kind === "block" && reading.lastReader.get(operand) === register) free.push(place.index);
    }
    return { kind: "block", index: free.pop() ?? counts.blocks++ };
  };

  for (const instruction of reading.instructions) {
    const output = outputOf(instruction);
    places.set(instruction.register, output);
    steps[phaseOf(reading.dependence[instruction.register] as Dependence)].push({
      operation: instruction.operation,
      first: places.get(instruction.first) as Place,
      second: places.get(instruction.second) as Place,
      output,
    });
  }
  const value = places.get(reading.value) as Place;
  if (value.kind === "cell")
    steps.point.push({ operation: COPY, first: value, second: value, output: result });
  return { reading, places, ...counts, ...steps };
}

function givenPlaces({ constants, parameters, columns }: Tape): Map<number, Place> {
  const places = new Map<number, Place>();
  const scalars = constants.length + parameters;
  for (let i = 0; i < scalars; i++) places.set(i, { kind: "cell", index: i });
  for (let i = 0; i < columns; i++) places.set(scalars + i, { kind: "column", index: i });
  return places;
}

function phaseOf({ parameters, columns }: Dependence): "once" | "curve" | "column" | "point" {
  if (columns) return parameters ? "point" : "column";
  return parameters ? "curve" : "once";
}
