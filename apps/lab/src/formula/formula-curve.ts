import { expressionValues, type ExpressionFit } from "@onset/core";

/** A formula between its rows. */
export interface FormulaCurve {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** A point every two or three pixels of the picture. */
const PLACES = 301;

/**
 * The fitted formula over the range of the one column that it reads, where it is a number; `null` where it reads several,
 * or where a parameter is not told.
 */
export function formulaCurve(
  { expression, parameters }: Pick<ExpressionFit, "expression" | "parameters">,
  columns: Readonly<Record<string, ArrayLike<number>>>,
): FormulaCurve | null {
  const [name, ...others] = Object.keys(columns);
  const known = Object.entries(parameters);
  if (name === undefined || others.length > 0 || known.some(([, value]) => value === null)) return null;
  let [low, high] = [Infinity, -Infinity];
  for (const x of Array.from(columns[name]!)) [low, high] = [Math.min(low, x), Math.max(high, x)];
  if (!(high > low)) return null;
  const steps = PLACES - 1;
  const grid = Float64Array.from({ length: PLACES }, (_, i) => (low * (steps - i) + high * i) / steps);
  // Parameters that are known are columns of one value.
  const constant = known.map(([one, value]) => [one, new Float64Array(PLACES).fill(value!)] as const);
  const y = expressionValues(expression, { ...Object.fromEntries(constant), [name]: grid });
  const told = [...grid.keys()].filter((i) => Number.isFinite(y[i]!));
  return { x: told.map((i) => grid[i]!), y: told.map((i) => y[i]!) };
}
