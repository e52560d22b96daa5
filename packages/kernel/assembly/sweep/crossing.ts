/** Index of the first value from `low` on that reaches `level`; `length` where none does. The row ascends. */
@inline
export function firstAtLeast(row: usize, low: i32, length: i32, level: f64): i32 {
  let left = low;
  let count = length - low;
  while (count > 0) {
    const half = count >> 1;
    const below = load<f64>(row + (<usize>(left + half) << 3)) < level;
    left = select<i32>(left + half + 1, left, below);
    count = select<i32>(count - half - 1, half, below);
  }
  return left;
}

/** x where the row crosses `level` just before index `after`, linearly between neighbours; NaN outside the grid. */
@inline
export function crossingAt(x: usize, row: usize, after: i32, length: i32, level: f64): f64 {
  if (after >= length) return NaN;
  const place = <usize>after << 3;
  if (after == 0) return load<f64>(row) == level ? load<f64>(x) : NaN;
  const low = load<f64>(row + place - 8);
  const left = load<f64>(x + place - 8);
  return left + (load<f64>(x + place) - left) * ((level - low) / (load<f64>(row + place) - low));
}
