import { suggestion } from "../nearest-name.ts";
import { refuseSpec } from "./spec-fault.ts";
import type { SweepAxis } from "./sweep-axis.ts";
import type { SweepSpec } from "./sweep-spec.ts";

/** The axes that `reduce` names must be there, each once; sensitivity needs points. */
export function checkReduce(spec: SweepSpec, axes: readonly SweepAxis[]): void {
  const { reduce } = spec;
  if (reduce === undefined) return;
  if ("sensitivity" in reduce) {
    const axis = axes.find(({ name }) => name === reduce.sensitivity);
    if (axis === undefined) {
      refuseSpec(`reduce.sensitivity ${reduce.sensitivity} is not an axis`, names(reduce.sensitivity, axes));
    }
    if (axis.points === null) {
      refuseSpec(
        `reduce.sensitivity must name a points axis, ${axis.name} is none`,
        "write it as { points: sobol, count, of: { … } }",
      );
    }
    return;
  }
  const known = [...axes.map(({ name }) => name), ...(spec.observables.includes("score") ? ["scale"] : [])];
  for (const [index, name] of reduce.over.entries()) {
    if (name === "scale" && !known.includes(name)) {
      refuseSpec(
        `reduce.over[${index}] is scale, which only score has a row for each of`,
        "ask for score, or leave scale out",
      );
    }
    if (!known.includes(name)) {
      refuseSpec(`reduce.over[${index}] ${name} is not an axis`, suggestion(name, known));
    }
    if (reduce.over.indexOf(name) !== index) {
      refuseSpec(`reduce.over must name each axis once, got ${name} twice`, "leave one out");
    }
  }
}

function names(name: string, axes: readonly SweepAxis[]): string {
  return suggestion(
    name,
    axes.map((axis) => axis.name),
  );
}
