import type { Curve, CurveParameter } from "@onset/core";
import type { Terminal } from "../terminal/terminal.ts";
import { wrap } from "../terminal/wrap.ts";

/** Every curve with formula, parameters and source, a paragraph each. */
export function curveListText(curves: readonly Curve[], { colours, width }: Terminal): string {
  const paragraph = (curve: Curve): string =>
    [
      `${colours.bold(curve.id)}  ${curve.title}`,
      wrap(curve.formula, width, "  "),
      wrap(`--set ${curve.parameters.map(inWords).join(", ")}`, width, "  "),
      ...(curve.remark === null ? [] : [wrap(curve.remark, width, "  ")]),
      wrap(`Source: ${curve.source}`, width, "  "),
    ].join("\n");
  return curves.map(paragraph).join("\n\n");
}

/** `steps`, `guessRate (0)` with what it is when left out, `breaks (list)`. */
function inWords({ name, initial, list }: CurveParameter): string {
  if (list) return `${name} (list)`;
  return initial === undefined ? name : `${name} (${initial})`;
}
