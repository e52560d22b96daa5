import type { ModelParameter } from "./model/model-parameter.ts";
import type { ResolvedObservables } from "./observe/resolve-observables.ts";
import type { SweepAxis } from "./sweep-axis.ts";
import type { SweepColumn, SweepPlan } from "./sweep-plan.ts";

/** What the columns follow from. */
export interface ColumnParts extends Pick<SweepPlan, "axes" | "scales" | "curves" | "output"> {
  readonly parameters: readonly ModelParameter[];
  readonly observables: ResolvedObservables;
  readonly precision: "f64" | "f32";
}

/** The columns of a sweep's rows: parameters of the axes, outermost first, `scale` where each row has one, observables. */
export function planColumns(parts: ColumnParts): SweepColumn[] {
  const { axes, scales, output, observables, precision } = parts;
  const perCurve = output === "scores" ? scales.length : 1;
  let inner = parts.curves * perCurve;
  const columns = axes.flatMap((axis) => {
    inner /= axis.count;
    return axisColumns(axis, inner, parts.parameters);
  });
  if (output === "scores") {
    columns.push({
      name: "scale",
      unit: "as published",
      role: "axis",
      precision: "f64",
      axis: { values: scales, inner: 1 },
    });
  }
  const observed = observables.columns.map(({ name, unit, finish }): SweepColumn => ({
    name,
    unit,
    role: "observable",
    // The difference of two large log-likelihoods would not survive float32.
    precision: finish === null ? precision : "f64",
    ...(finish === null ? {} : { finish }),
  }));
  return [...columns, ...observed];
}

function axisColumns(
  { parameters: names, values, count }: SweepAxis,
  inner: number,
  parameters: readonly ModelParameter[],
): SweepColumn[] {
  return names.map((name, j) => {
    const column = {
      name,
      unit: parameters.find((parameter) => parameter.name === name)?.unit ?? "",
      role: "axis",
      precision: "f64",
    } as const;
    if (values === null) return column;
    const own =
      names.length === 1
        ? values
        : Float64Array.from({ length: count }, (_, step) => values[step * names.length + j]!);
    return { ...column, axis: { values: own, inner } };
  });
}
