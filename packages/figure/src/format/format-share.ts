const NO_BREAK_SPACE = "\u00a0";

/** A share in [0, 1] as percent, to a tenth (below 1 % to a hundredth): `12.3 %`, `0.65 %`; the space does not break. */
export function formatShare(share: number): string {
  if (!Number.isFinite(share)) return "–";
  const steps = Math.abs(share) < 0.01 ? 100 : 10;
  // Published shares are decimal fractions: their binary neighbours must not turn 50.55 into 50.5.
  const rounded = Math.round(Number((share * 100 * steps).toPrecision(12))) / steps;
  return `${String(rounded).replace("-", "−")}${NO_BREAK_SPACE}%`;
}
