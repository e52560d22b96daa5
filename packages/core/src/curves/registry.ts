import { OnsetError } from "../errors.ts";
import { suggestion } from "../nearest-name.ts";
import type { Curve, CurveId } from "./curve.ts";
import { compositions } from "./records/compositions.ts";
import { humps } from "./records/humps.ts";
import { laws } from "./records/laws.ts";
import { lines } from "./records/lines.ts";
import { sigmoids } from "./records/sigmoids.ts";

const curves: readonly Curve[] = [...lines, ...sigmoids, ...laws, ...humps, ...compositions];

/** Every curve of the registry. What is here can be simulated and swept; `fittable` ones can be fitted too. */
export function listCurves(): readonly Curve[] {
  return curves;
}

/** One curve by its id. Throws `unknown-name` with the nearest id. */
export function getCurve(id: CurveId): Curve {
  const curve = curves.find((candidate) => candidate.id === id);
  if (curve === undefined) {
    const ids = curves.map((candidate) => candidate.id);
    throw new OnsetError("unknown-name", `unknown curve ${JSON.stringify(id)}: ${suggestion(id, ids)}`, {
      value: id,
    });
  }
  return curve;
}
