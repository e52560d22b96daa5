/**
 * The value that would stand at `place` if `count` values were sorted; smaller or equal ones are moved in front of it.
 *
 * Method   quickselect with the middle value as pivot: the same steps whatever computed the values.
 * Source   C. A. R. Hoare, Algorithm 65: Find, Comm. ACM 4 (1961) 321–322.
 */
export function medianOf(values: usize, count: i32, place: i32): f64 {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const pivot = load<f64>(values + (<usize>((low + high) >> 1) << 3));
    let i = low;
    let j = high;
    while (i <= j) {
      while (load<f64>(values + (<usize>i << 3)) < pivot) i++;
      while (pivot < load<f64>(values + (<usize>j << 3))) j--;
      if (i > j) break;
      const left = values + (<usize>i << 3);
      const right = values + (<usize>j << 3);
      const value = load<f64>(left);
      store<f64>(left, load<f64>(right));
      store<f64>(right, value);
      i++;
      j--;
    }
    if (j < place) low = i;
    if (place < i) high = j;
  }
  return load<f64>(values + (<usize>place << 3));
}
