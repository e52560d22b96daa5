// Sums and products of unevaluated pairs high + low of float64: 106 bits, where plain float64 would cancel.
//
// Source  T. J. Dekker, A floating-point technique for extending the available precision, Numer. Math. 18 (1971) 224;
//         D. E. Knuth, The Art of Computer Programming, vol. 2, 4.2.2 (the sum of two).
// Error   a few units of 2^-104 of the result's terms; exact where no rounding is named. Overflow gives NaN or infinity.

/** The value high + low, |low| ≤ half an ulp of high. */
export interface DoubleDouble {
  readonly high: number;
  readonly low: number;
}

/** a + b, exactly. */
export function twoSum(a: number, b: number): DoubleDouble {
  const high = a + b;
  const back = high - a;
  return { high, low: a - (high - back) + (b - back) };
}

/** What rounding takes from the product a · b = `product`, exactly (while nothing under- or overflows). */
export function productRest(a: number, b: number, product: number): number {
  const aHigh = upperHalf(a);
  const bHigh = upperHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** The upper 26 bits of a number (Veltkamp's split). */
function upperHalf(value: number): number {
  const scaled = 134217729 * value;
  return scaled - (scaled - value);
}

export function add(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const sum = twoSum(a.high, b.high);
  return twoSum(sum.high, sum.low + (a.low + b.low));
}

export function subtract(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  return add(a, { high: -b.high, low: -b.low });
}

export function square(a: DoubleDouble): DoubleDouble {
  const product = a.high * a.high;
  return twoSum(product, productRest(a.high, a.high, product) + 2 * a.high * a.low);
}

/** a / b for a plain b. */
export function divide(a: DoubleDouble, b: number): DoubleDouble {
  const quotient = a.high / b;
  const product = quotient * b;
  const rest = a.high - product - productRest(quotient, b, product) + a.low;
  return twoSum(quotient, rest / b);
}
