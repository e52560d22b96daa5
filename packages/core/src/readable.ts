/** A number for a sentence: two to three digits, `1.1e10` above a hundred thousand and below a thousandth. */
export function readable(value: number, digits = 2): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e5 || size < 1e-3)) {
    const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
    return `${mantissa}e${Number(exponent)}`;
  }
  return String(Number(value.toPrecision(size >= 100 ? Math.max(digits, 3) : digits)));
}
