import { refuseSpec } from "../spec-fault.ts";

/** One number that a model takes: fixed in the spec, set by an axis, or left at its initial value. */
export interface ModelParameter {
  readonly name: string;
  /** Where it stands among a curve's slots (see the kernel's RowModel). */
  readonly slot: number;
  /** −1 where the kernel takes it with the other sign: the steepness of falling curves. */
  readonly sign: 1 | -1;
  /** For people: `log10 of the scale`, `per decade`, `share`. */
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly integer: boolean;
  /** Undefined: the spec must give it. */
  readonly initial?: number;
  readonly description: string;
}

/** Refuses values that a parameter cannot take; `path` as in the spec. */
export function checkValues(parameter: ModelParameter, values: ArrayLike<number>, path: string): void {
  const { low, high, integer } = parameter;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value >= low && value <= high && (!integer || Number.isInteger(value))) continue;
    const place = values.length > 1 ? ` as value ${i + 1}` : "";
    refuseSpec(`${path} must be ${rangeWords(parameter)}, got ${value}${place}`);
  }
}

function rangeWords({ low, high, integer }: ModelParameter): string {
  const kind = integer ? "an integer" : "a number";
  if (low === -Infinity && high === Infinity) return `${kind} that is finite`;
  return `${kind} from ${low} to ${high}`;
}
