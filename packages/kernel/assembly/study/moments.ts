// What is remembered of an observer's values over replicates: how many, their mean, the sum of squares about it, and how
// many reached the level (to 1e-12 of it: shares k / n and their slopes often lie on one). Values that are not numbers are passed by.

/** Bytes of one observer's. */
@inline
export const STATE: usize = 32;

export function noteValue(state: usize, value: f64, level: f64): void {
  if (value != value) return;
  const count = load<f64>(state) + 1.0;
  const mean = load<f64>(state, 8);
  const before = value - mean;
  const after = mean + before / count;
  store<f64>(state, count);
  store<f64>(state, after, 8);
  store<f64>(state, load<f64>(state, 16) + before * (value - after), 16);
  if (value >= level - 1e-12 * abs(level)) store<f64>(state, load<f64>(state, 24) + 1.0, 24);
}

/** Mean, standard deviation (n − 1) and share of all replicates at the level or above, observer by observer. */
export function writeColumns(state: usize, observers: i32, replicates: f64, levels: usize, out: usize): void {
  for (let o = 0; o < observers; o++, state += STATE, out += 24) {
    const count = load<f64>(state);
    const level = load<f64>(levels + (<usize>o << 3));
    store<f64>(out, count == 0.0 ? NaN : load<f64>(state, 8));
    store<f64>(out, count < 2.0 ? NaN : sqrt(load<f64>(state, 16) / (count - 1.0)), 8);
    store<f64>(out, level != level ? NaN : load<f64>(state, 24) / replicates, 16);
  }
}
