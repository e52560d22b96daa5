import { format } from "d3-format";

const plain = format(".3~r");
const exponential = format(".3~e");
const prefixed = format(".3~s");
const whole = format(",d");

/** Writes `2.1e+22` as `2.1e22`. */
const shortExponent = (text: string): string => text.replace("e+", "e");

/** A number to three significant digits, trailing zeros dropped: `0.00123`, `18.4`, `2.1e22`. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size === 0) return "0";
  return size >= 1e-4 && size < 1e5 ? plain(value) : shortExponent(exponential(value));
}

/** A count with thousands separated: `10,042`. */
export function formatCount(value: number): string {
  if (!Number.isFinite(value)) return "–";
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? whole(value) : formatNumber(value);
}

/** With K, M, B, T as language-model papers write sizes: `125M`, `1.3B`; plain below 1000, exponential from 1e15. */
export function formatMagnitude(value: number): string {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size < 1000) return formatNumber(value);
  if (size >= 1e15) return shortExponent(exponential(value));
  return prefixed(value).replace("k", "K").replace("G", "B");
}
