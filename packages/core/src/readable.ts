/** A number for a sentence: two to three digits, `1.1e10` above a hundred thousand and below a thousandth. */
export function readable(value: number, digits = 2): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e5 || size < 1e-3)) {
    const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
    return `${mantissa}e${Number(exponent)}`;
  }
  return String(Number(value.toPrecision(size >= 100 ? Math.max(digits, 3) : digits)));
}

/** The ends of an interval with as few digits, two to four, as tell them apart. */
export function readableSpan(low: number, high: number): string {
  for (const digits of [2, 3]) {
    const [from, to] = [readable(low, digits), readable(high, digits)];
    if (from !== to) return `${from} to ${to}`;
  }
  return `${readable(low, 4)} to ${readable(high, 4)}`;
}
