import type { Curve, CurveParameter } from "@onset/core";
import type { Terminal } from "../terminal/terminal.ts";
import { wrap } from "../terminal/wrap.ts";

/** Every curve with formula, parameters and source, a paragraph each; one alone with what its parameters are. */
export function curveListText(curves: readonly Curve[], { colours, width }: Terminal): string {
  const paragraph = (curve: Curve): string =>
    [
      `${colours.bold(curve.id)}  ${curve.title}`,
      wrap(curve.formula, width, "  "),
      ...parameterLines(curve, { alone: curves.length === 1, width }),
      ...(curve.width === null ? [] : [wrap(`10–90 % width: ${curve.width}`, width, "  ")]),
      ...(curve.remark === null ? [] : [wrap(curve.remark, width, "  ")]),
      wrap(`Source: ${curve.source}`, width, "  "),
    ].join("\n");
  return curves.map(paragraph).join("\n\n");
}

function parameterLines(
  { parameters }: Curve,
  { alone, width }: { readonly alone: boolean; readonly width: number },
): readonly string[] {
  if (!alone) return [wrap(`--set ${parameters.map(inWords).join(", ")}`, width, "  ")];
  return parameters.flatMap((parameter) => [
    `  --set ${inWords(parameter)}  ${range(parameter)}`,
    wrap(parameter.description, width, "      "),
  ]);
}

/** `steps`, `guessRate (0)` with what it is when left out, `breaks (list)`. */
function inWords({ name, initial, list }: CurveParameter): string {
  if (list) return `${name} (list)`;
  return initial === undefined ? name : `${name} (${initial})`;
}

function range({ unit, low, high }: CurveParameter): string {
  return `${unit}, ${Number(low.toPrecision(4))} to ${high}`;
}
