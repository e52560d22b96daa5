import { OnsetError } from "@onset/core";
import type { Steps } from "./slice-spec.ts";
import type { SweepAxis } from "./sweep-axes.ts";

/**
 * Where the sliders begin: at the steps nearest to what `at` says (`steps=16 threshold=9.5`), else in the middle.
 *
 * @throws {@link OnsetError} `unknown-name`, `invalid-option` for a name or a value that is none
 */
export function firstSteps(axes: readonly SweepAxis[], at: string): Steps {
  const asked = new Map(
    at
      .split(/[\s,;]+/)
      .filter((word) => word !== "")
      .map(readWish),
  );
  const steps = axes.map((axis): [string, number] => {
    const value = asked.get(axis.name);
    asked.delete(axis.name);
    return [axis.name, value === undefined ? Math.floor((axis.steps - 1) / 2) : nearestStep(axis, value)];
  });
  const [unknown] = asked.keys();
  if (unknown === undefined) return Object.fromEntries(steps);
  const names = axes.map((axis) => axis.name).join(", ");
  throw new OnsetError(
    "unknown-name",
    `at names "${unknown}", which is no axis of the spec: it has ${names}`,
  );
}

function readWish(word: string): [string, number] {
  const match = /^([^=]+)=(.+)$/.exec(word);
  const value = Number(match?.[2]);
  if (match?.[1] !== undefined && Number.isFinite(value)) return [match[1], value];
  throw new OnsetError(
    "invalid-option",
    `at must be like steps=16 threshold=9.5, got "${word}": correct the attribute`,
  );
}

function nearestStep({ members, steps }: SweepAxis, value: number): number {
  const [{ values }] = members;
  let nearest = 0;
  for (let step = 1; step < steps; step++) {
    if (Math.abs((values[step] ?? 0) - value) < Math.abs((values[nearest] ?? 0) - value)) nearest = step;
  }
  return nearest;
}
