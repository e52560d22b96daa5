import { curveParameters } from "../curves/curve-model.ts";
import type { CurveModel } from "../curves/curve-model.ts";
import type { CurveParameter } from "../curves/curve.ts";
import { flatName } from "../curves/flat-names.ts";
import { OnsetError } from "../errors.ts";
import { suggestion } from "../nearest-name.ts";
import type { FitSettings } from "../worker/slice-job.ts";
import type { Restraint } from "./fit-options.ts";
import type { FittableCurve } from "./fit-result.ts";

/**
 * Restraints name parameters of at least one of the curves, with values that the registry allows.
 *
 * @throws OnsetError `unknown-name` for a name that no curve has, `invalid-option` for a value that breaks its rule
 */
export function checkRestraints(settings: FitSettings): void {
  const known = new Map(settings.curves.flatMap((curve) => parametersOf(curve, settings)));
  for (const [name, restraint] of Object.entries(settings.parameters)) {
    const parameter = known.get(name);
    if (parameter === undefined) throw stranger(name, [...known.keys()]);
    if ("tied" in restraint) checkTie(name, restraint.tied, known, settings);
    checkOne(name, restraint, parameter);
  }
  const { guessRate, lapseRate } = settings.parameters;
  const [floor, lapse] = [fixedAt(guessRate), fixedAt(lapseRate)];
  if (floor + lapse >= 1) {
    throw new OnsetError(
      "invalid-option",
      `guessRate and lapseRate must leave room between them, got ${floor} and ${lapse}: their sum must be below 1`,
    );
  }
}

function fixedAt(restraint: Restraint | undefined): number {
  return restraint !== undefined && "fixed" in restraint ? restraint.fixed : 0;
}

function parametersOf(
  curve: FittableCurve,
  { base, skills, breaks }: FitSettings,
): [string, CurveParameter][] {
  const model: CurveModel = { curve, ...(curve === "exact-match" && base !== "logistic" && { base }) };
  const length = curve === "broken-power-law" ? (breaks ?? 3) : skills;
  return curveParameters(model).flatMap((parameter): [string, CurveParameter][] =>
    parameter.list
      ? Array.from({ length }, (_, i) => [flatName(parameter.name, i), parameter])
      : [[parameter.name, parameter]],
  );
}

/** A tie makes two parameters one: of one kind, rates among themselves, no counts, and none that is tied itself. */
function checkTie(
  name: string,
  target: string,
  known: ReadonlyMap<string, CurveParameter>,
  { parameters }: FitSettings,
): void {
  const other = known.get(target);
  if (other === undefined) throw stranger(target, [...known.keys()]);
  if (target === name) throw invalid(name, "must be tied to another parameter", name);
  if (rates.has(name) !== rates.has(target)) {
    throw invalid(
      name,
      "must not be tied across: guessRate and lapseRate are tied to each other alone",
      target,
    );
  }
  const { unit } = known.get(name)!;
  if (unit !== other.unit || unit === "count") {
    throw invalid(
      name,
      `must be tied to a parameter of its own kind, ${unit} (no count)`,
      `${target}, ${other.unit}`,
    );
  }
  const further = parameters[target];
  if (further !== undefined && "tied" in further) {
    throw invalid(name, `must be tied to a parameter that is not tied itself, to ${further.tied}`, target);
  }
}

const rates: ReadonlySet<string> = new Set(["guessRate", "lapseRate"]);

function checkOne(name: string, restraint: Restraint, { low, high, unit }: CurveParameter): void {
  if ("tied" in restraint || "free" in restraint) return;
  const values = "fixed" in restraint ? [restraint.fixed] : [restraint.low, restraint.high];
  for (const value of values) {
    if (!(value >= low && value <= high)) {
      const where = unit === "x" ? " on the axis of x, where a scale is its log10 (9 for 1e9)" : "";
      throw invalid(name, `must lie from ${low} to ${high}${where}`, value);
    }
    if (unit === "count" && !Number.isInteger(value)) throw invalid(name, "must be a whole number", value);
  }
  if (!("low" in restraint)) return;
  const got = `${restraint.low} to ${restraint.high}`;
  if (!(restraint.low < restraint.high)) {
    throw invalid(name, "must have a lower bound below the upper one, or be fixed", got);
  }
  if (restraint.high - restraint.low < nearest) {
    throw invalid(name, `must have bounds at least ${nearest} apart, or be fixed`, got);
  }
}

/** Squares of smaller differences vanish, and with them what a search goes by. */
const nearest = 1e-30;

function invalid(name: string, rule: string, got: number | string): OnsetError {
  return new OnsetError("invalid-option", `parameter ${name} ${rule}, got ${got}`, {
    parameter: name,
    value: String(got),
  });
}

function stranger(name: string, known: readonly string[]): OnsetError {
  return new OnsetError(
    "unknown-name",
    `none of the curves has a parameter ${JSON.stringify(name)}: ${suggestion(name, known)}`,
    { value: name },
  );
}
