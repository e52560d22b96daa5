import { ln10 } from "../records/parameters.ts";
import type { CurveId } from "../curve.ts";
import type { CurveParameters } from "../check-parameters.ts";

/** Half widths of a logistic after which nothing of it is left to see in a float64: e^−40 < 5e-18. */
const reach = 40;

/** Where a curve without an inverse can cross anything. */
export function searchRange(id: CurveId, parameters: CurveParameters): readonly [number, number] {
  const one = (name: string): number => parameters[name] as number;
  const list = (name: string): readonly number[] => parameters[name] as readonly number[];
  switch (id) {
    case "product":
    case "weakest-link":
    case "k-of-n":
    case "correlated": {
      const far = (20 * reach) / Math.min(...list("steepnesses"));
      return [Math.min(...list("thresholds")) - far, Math.max(...list("thresholds")) + far];
    }
    case "double-logistic": {
      const ends = (["first", "second"] as const).flatMap((name) => {
        const far = reach / one(`${name}Steepness`);
        return [one(`${name}Threshold`) - far, one(`${name}Threshold`) + far];
      });
      return [Math.min(...ends), Math.max(...ends)];
    }
    case "brain-cousens": {
      const low = Math.min(one("position") - reach / one("steepness"), one("unit") - reach / ln10);
      const slower = Math.max(one("steepness") - ln10, 1 / reach);
      return [low, Math.max(one("position"), one("unit")) + reach / slower];
    }
    case "cedergreen":
    case "u-shaped": {
      const far = reach / one("steepness");
      // exp(−10^3) is nothing: there the hump has not begun.
      const low = Math.min(one("position") - far, one("unit") - 3 / one("onsetExponent"));
      return [low, one("position") + far];
    }
    default: {
      // Broken power laws: 20 decades to each side of the breaks.
      const breaks = list("breaks");
      return [Math.min(0, ...breaks) - 20, Math.max(0, ...breaks) + 20];
    }
  }
}
