import type { ColumnMap } from "@onset/formats";
import { InvalidArgumentError } from "commander";

/** Repeatable option: each use adds one value. */
export function collect(value: string, values: readonly string[] | undefined): string[] {
  return [...(values ?? []), value];
}

/** Repeatable option of whole numbers from 0. */
export function collectCounts(value: string, values: readonly number[] | undefined): number[] {
  return [...(values ?? []), wholeNumber(value, 0, Number.MAX_SAFE_INTEGER)];
}

/** Repeatable `column=title`; the title may hold an equals sign itself. */
export function collectMap(value: string, map: ColumnMap | undefined): ColumnMap {
  const at = value.indexOf("=");
  const [column, title] = [value.slice(0, at).trim(), value.slice(at + 1).trim()];
  if (at > 0 && title !== "") return { ...map, [column]: title };
  throw new InvalidArgumentError("Give column=title, such as params=Size or max=100.");
}

/** Number of workers. */
export function workerCount(value: string): number {
  return wholeNumber(value, 1, 64);
}

/** A confidence, as a fraction. */
export function confidence(value: string): number {
  const number = Number(value);
  if (value.trim() !== "" && number > 0 && number < 1) return number;
  const remedy = number >= 1 && number < 100 ? `write ${number / 100} for ${number} %` : "0.95 is usual";
  throw new InvalidArgumentError(`A confidence lies between 0 and 1: ${remedy}.`);
}

/** `free`, `chance`, or a share that the guess rate is fixed at. */
export function guessRate(value: string): "free" | "chance" | number {
  if (value === "free" || value === "chance") return value;
  const number = Number(value);
  if (value.trim() !== "" && number >= 0 && number < 1) return number;
  throw new InvalidArgumentError("Give free, chance, or a number from 0 up to, not including, 1.");
}

/** A comma-separated list of names out of `known`, or `all`, which may mean fewer; given again, it adds to those before. */
export function namesOutOf(
  known: readonly string[],
  all: readonly string[] = known,
): (value: string, before?: readonly string[]) => string[] {
  return (value, before = []) => {
    const names = value
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "");
    if (names.length === 1 && names[0] === "all") return [...new Set([...before, ...all])];
    const stranger = names.find((name) => !known.includes(name));
    if (names.length === 0 || stranger !== undefined) {
      throw new InvalidArgumentError(`Known are ${known.join(", ")}, and all, which stands alone.`);
    }
    return [...new Set([...before, ...names])];
  };
}

function wholeNumber(value: string, least: number, most: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  const limit = most === Number.MAX_SAFE_INTEGER ? `from ${least} up` : `from ${least} to ${most}`;
  throw new InvalidArgumentError(`Give a whole number ${limit}.`);
}

/** Numbers separated by commas. */
export function numberList(value: string, before: readonly number[] = []): number[] {
  const numbers = value.split(",").map((part) => {
    const number = Number(part);
    if (part.trim() !== "" && Number.isFinite(number)) return number;
    throw new InvalidArgumentError(
      `Give numbers separated by commas, such as 1e8,1e9: "${part.trim()}" is none.`,
    );
  });
  return [...before, ...numbers];
}

/** A number between 0 and 1, neither of them. */
export function share(value: string): number {
  const number = Number(value);
  if (value.trim() !== "" && number > 0 && number < 1) return number;
  throw new InvalidArgumentError("Give a number between 0 and 1.");
}

/** A number above 0. */
export function aboveZero(value: string): number {
  const number = Number(value);
  if (value.trim() !== "" && Number.isFinite(number) && number > 0) return number;
  throw new InvalidArgumentError("Give a number above 0.");
}

/** η, or whose series share one. */
export function overdispersion(value: string): "family" | "all" | number {
  if (value === "family" || value === "all") return value;
  const number = Number(value);
  if (value.trim() !== "" && number > 0 && number < 1) return number;
  throw new InvalidArgumentError("Give a number between 0 and 1, family, or all.");
}

/** A whole number from 0. */
export function wholeFromZero(value: string): number {
  return wholeNumber(value, 0, Number.MAX_SAFE_INTEGER);
}

/** A whole number from 1. */
export function wholeFromOne(value: string): number {
  return wholeNumber(value, 1, Number.MAX_SAFE_INTEGER);
}

/** A scale, above 0. */
export function positiveNumber(value: string): number {
  const number = Number(value);
  if (value.trim() !== "" && Number.isFinite(number) && number > 0) return number;
  throw new InvalidArgumentError("Give a number above 0, as published, not its logarithm.");
}

/** How many scales to space between two ends. */
export function scaleCount(value: string): number {
  return wholeNumber(value, 2, 1_000_000);
}

/** Items of a simulated measurement. */
export function itemCount(value: string): number {
  return wholeNumber(value, 1, 1_000_000);
}

/** Seed of random draws. */
export function seedNumber(value: string): number {
  return wholeNumber(value, 0, Number.MAX_SAFE_INTEGER);
}

/** Width or height of a drawing. */
export function pixels(value: string): number {
  return wholeNumber(value, 100, 10_000);
}

/** How many pixels of a PNG stand for one of the drawing's. */
export function zoomFactor(value: string): number {
  const number = Number(value);
  if (value.trim() !== "" && number >= 0.25 && number <= 8) return number;
  throw new InvalidArgumentError("Give a number from 0.25 to 8.");
}
