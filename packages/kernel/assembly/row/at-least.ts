import { FLOOR, Run } from "../sweep/run";
import { steepnessOf, thresholdOf } from "./skill";
import { findTable, h, tableFound } from "./tables";

/** Counts of one lane pair while skills are taken in: up to 64 and one to spare. */
const COUNTS: usize = memory.data(66 * 16, 16);

/**
 * P(at least m of n independent skills succeed) and its complement
 *
 * Method   the Poisson-binomial distribution skill by skill, P_j(t) = (1 − s_j) P_j−1(t) + s_j P_j−1(t − 1), of successes
 *          or of failures, whichever is the shorter; what passes the end is collected. Positive terms only.
 * Source   R. E. Barlow and K. D. Heidtmann, IEEE Trans. Reliability 33 (1984) 322–323.
 * Error    ≤ 2e-15 n relative, either side.
 * Special  m = 0 gives 1, m > n gives 0.
 */
export function atLeastRow(run: Run, m: f64, n: i32, value: usize, rest: usize): void {
  for (let j = 0; j < n; j++) {
    findTable(run, j, steepnessOf(run, j), thresholdOf(run, j, n));
    const factor = run.factors + (<usize>j << 4);
    store<usize>(factor, tableFound);
    store<f64>(factor, h, 8);
  }
  const needed = m > <f64>n ? n + 1 : <i32>m;
  // Counted up to `kept` − 1: successes fewer than m, or failures fewer than n − m + 1.
  const failures = 2 * needed > n + 1;
  const kept = failures ? n - needed + 1 : needed;
  for (let i: usize = 0; i < run.bytes; i += 16) {
    const passed = count(run, n, kept, failures, i);
    let held = f64x2.splat(0.0);
    for (let t = 0; t < kept; t++) held = f64x2.add(held, v128.load(COUNTS + (<usize>t << 4)));
    v128.store(value + i, failures ? held : passed);
    if (run.careful) v128.store(rest + i, failures ? passed : held);
  }
}

/** Probability that the count reaches `kept`; those of smaller counts are left in COUNTS. */
function count(run: Run, n: i32, kept: i32, failures: bool, i: usize): v128 {
  if (kept == 0) return f64x2.splat(1.0);
  for (let t = 1; t < kept; t++) v128.store(COUNTS + (<usize>t << 4), f64x2.splat(0.0));
  v128.store(COUNTS, f64x2.splat(1.0));
  let passed = f64x2.splat(0.0);
  const floor = f64x2.splat(run.careful ? 0.0 : FLOOR);
  for (let j = 0; j < n; j++) {
    const factor = run.factors + (<usize>j << 4);
    const e = v128.load(load<usize>(factor) + i);
    const shift = v128.load64_splat(factor, 8);
    const r = f64x2.div(f64x2.splat(1.0), f64x2.add(e, shift));
    const success = f64x2.mul(shift, r);
    const failure = f64x2.mul(e, r);
    const up = failures ? failure : success;
    const stay = failures ? success : failure;
    // Counts beyond j are still 0.
    let t = min(j, kept - 1);
    const edge = COUNTS + (<usize>t << 4);
    const moving = f64x2.mul(v128.load(edge), up);
    if (t == kept - 1) passed = f64x2.add(passed, moving);
    else v128.store(edge, f64x2.pmax(moving, floor), 16);
    for (; t > 0; t--) {
      const at = COUNTS + (<usize>t << 4);
      const both = f64x2.add(f64x2.mul(v128.load(at), stay), f64x2.mul(v128.load(at - 16), up));
      v128.store(at, f64x2.pmax(both, floor));
    }
    v128.store(COUNTS, f64x2.pmax(f64x2.mul(v128.load(COUNTS), stay), floor));
  }
  return passed;
}
