import { format } from "d3-format";

const NO_BREAK_SPACE = "\u00a0";
const oneDecimal = format(".1~f");
const twoDecimals = format(".2~f");

/** A share in [0, 1] as percent, to a tenth (below 1 % to a hundredth): `12.3 %`, `0.65 %`; the space does not break. */
export function formatShare(share: number): string {
  if (!Number.isFinite(share)) return "–";
  const percent = share * 100;
  const text = Math.abs(percent) < 1 ? twoDecimals(percent) : oneDecimal(percent);
  return `${text}${NO_BREAK_SPACE}%`;
}
