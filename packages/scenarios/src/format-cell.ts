import type { Cell, Display } from "./scenario-result.ts";

const SCALE_UNITS: readonly (readonly [number, string])[] = [
  [1e12, "T"],
  [1e9, "B"],
  [1e6, "M"],
  [1e3, "k"],
];

/**
 * A cell as its column wants it printed, for terminals and figures alike.
 *
 * @example formatCell(0.4731, "percent") // "47%"
 * @example formatCell(1e10, "scale") // "10B"
 */
export function formatCell(cell: Cell, display: Display): string {
  if (typeof cell === "string") return cell;
  switch (display) {
    case "percent":
      return `${wholePercent(cell)}%`;
    case "scale":
      return formatParameterCount(cell);
    case "number":
    case "text":
      return shortest(cell);
    default:
      return display satisfies never;
  }
}

/** Adding 0 turns −0 into 0: no cell reads "-0%". */
function wholePercent(share: number): number {
  return Math.round(share * 100) + 0;
}

function formatParameterCount(count: number): string {
  const unit = SCALE_UNITS.find(([size]) => count >= size);
  if (unit === undefined || count >= 1e15) return shortest(count);
  return `${shortest(count / unit[0])}${unit[1]}`;
}

function shortest(value: number): string {
  return String(Number(value.toPrecision(6)));
}
