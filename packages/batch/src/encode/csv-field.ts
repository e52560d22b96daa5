/** JavaScript's own notation is the shortest that round-trips, but for the sign of −0. */
export function field(value: number): string {
  if (Number.isNaN(value)) return "";
  return Object.is(value, -0) ? "-0" : String(value);
}

/** The shortest decimal that a float32 reader takes back to the same bits: nine digits are always enough. */
export function shortest32(value: number): number {
  if (value === 0) return value;
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return Number.isFinite(value) ? Number(value.toPrecision(9)) : value;
}

/** A text as a field: in quotes where it holds what would end one. */
export function quoted(name: string): string {
  return /[",\n\r]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}
