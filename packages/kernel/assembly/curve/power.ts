/**
 * row[i] ← row[i] · base[i]^exponent, for a whole number of vector pairs; `row` and `base` may be one and the same.
 *
 * Method   one product where the exponent is 1 (the case of steps 1, 2, 3 …), else squaring.
 */
export function raise(row: usize, base: usize, bytes: usize, exponent: i32): void {
  if (exponent == 0) return;
  if (exponent == 1) {
    for (let i: usize = 0; i < bytes; i += 32) {
      const first = f64x2.mul(v128.load(row + i), v128.load(base + i));
      const second = f64x2.mul(v128.load(row + i, 16), v128.load(base + i, 16));
      v128.store(row + i, first);
      v128.store(row + i, second, 16);
    }
    return;
  }
  for (let i: usize = 0; i < bytes; i += 16) {
    let power = v128.load(row + i);
    let square = v128.load(base + i);
    for (let bits = exponent; ; ) {
      if (bits & 1) power = f64x2.mul(power, square);
      bits >>= 1;
      if (bits == 0) break;
      square = f64x2.mul(square, square);
    }
    v128.store(row + i, power);
  }
}
