import type { FigureFormat } from "../spec/figure-spec.ts";
import { formatValue } from "./format-value.ts";

/**
 * An interval in words, each side in the form of its axis: `9.1B to 13B`; an open side (null) reads `above 9.1B` or
 * `below 13B`, and with both sides open it is `without limits`.
 */
export function formatInterval(
  interval: { readonly low: number | null; readonly high: number | null },
  form: FigureFormat,
): string {
  const { low, high } = interval;
  if (low === null && high === null) return "without limits";
  if (high === null) return `above ${formatValue(low ?? 0, form)}`;
  if (low === null) return `below ${formatValue(high, form)}`;
  return `${formatValue(low, form)} to ${formatValue(high, form)}`;
}
