import type { Restraint } from "../fit-options.ts";

/** Rounding on the way through the search's own numbers (logarithms, 1 − λ), relative to what a restraint says. */
const rounding = 1e-12;

/**
 * Parameters exactly as they were restrained: what was fixed to the last bit, what was bounded not beyond by rounding, what
 * was tied equal.
 */
export function withinRestraints(
  parameters: Readonly<Record<string, number>>,
  restraints: Readonly<Record<string, Restraint>>,
): Readonly<Record<string, number>> {
  const exact = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, exactly(value, restraints[name])]),
  );
  for (const [name, restraint] of Object.entries(restraints)) {
    if ("tied" in restraint && exact[name] !== undefined && exact[restraint.tied] !== undefined)
      exact[name] = exact[restraint.tied]!;
  }
  return exact;
}

function exactly(value: number, restraint: Restraint | undefined): number {
  if (restraint === undefined || "tied" in restraint || "free" in restraint) return value;
  const [low, high] =
    "fixed" in restraint ? [restraint.fixed, restraint.fixed] : [restraint.low, restraint.high];
  const nearest = Math.min(high, Math.max(low, value));
  return Math.abs(value - nearest) <= rounding * (1 + Math.abs(value)) ? nearest : value;
}
