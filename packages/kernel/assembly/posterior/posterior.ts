import { allocate } from "../arena";
import { expClamped, powerOfTwo } from "../math/exp";
import { logGammaPair } from "../math/one";
import { STATUS_NO_MEMORY, STATUS_OK } from "../status";
import { factorBytes, planesRow, programBytes, startPlanes, writeProgram } from "./planes";
import { fillWeights } from "./scatter-cells";
import { fillTable, RECORD } from "./scatter-table";
import { followShift, PLACE, scatterRow } from "./scatter";
import { lnOne } from "./scatter-term";
import { currentShift, startSums } from "./shift";
import { addPlainRow, addRow, scale, total } from "./sums";

const LN2: f64 = 0.69314718055994530942;

/**
 * Posterior masses on the product of curves (shapes F with 1 − F), pairs of rates and overdispersions η: for every curve and
 * η, and for every pair, its share of the whole; and ln Σ weights · likelihood.
 *
 * Method   binomial alone: products by bits (planes.ts); else tables of the beta-binomial terms (scatter-table.ts). Sums are
 *          kept relative to a shift (shift.ts); nothing of the size of the grid is kept unless `rows` asks for it.
 * Layout   for the binomial pairs padded to a multiple of 8, and 1 of `etas`; else to one of 2, and `etas` to one of 4 with weights
 *          0. `sums` is masses (curves × etas), then pairs. `summary` takes the logarithm of the whole.
 */
export function posteriorGrid(
  points: i32, items: usize, correct: usize,
  curves: i32, rises: usize, falls: usize, curveWeights: usize,
  pairs: i32, guess: usize, lapse: usize, pairWeights: usize,
  etas: i32, strengths: usize, etaWeights: usize,
  sums: usize, rows: usize, summary: usize,
): i32 {
  const plain = etas == 1;
  const rowBytes = <usize>(pairs * etas) << 3;
  const own = rows != 0 ? rows : allocate(<u32>rowBytes);
  const work = allocate(<u32>(<usize>pairs << 3));
  const table = allocate(<u32>(plain ? programBytes(points) : <usize>points * RECORD));
  // Of the tables, where a pair lies in them.
  const factors = allocate(<u32>(plain ? factorBytes(points) : <usize>points * PLACE));
  const shifts = allocate(<u32>(<usize>curves << 3));
  if (own == 0 || work == 0 || table == 0 || factors == 0 || shifts == 0) return STATUS_NO_MEMORY;
  startPlanes(points, pairs, guess, lapse, work, factors);
  if (plain) {
    writeProgram(points, items, correct, table);
  } else if (!fillTables(points, items, correct, curves, rises, falls, pairs, guess, lapse, strengths, etas, table)) return STATUS_NO_MEMORY;
  const pairMasses = sums + (<usize>(curves * etas) << 3);
  startSums(sums, pairMasses + (<usize>pairs << 3));
  for (let c = 0; c < curves; c++) {
    const row = rows != 0 ? rows + <usize>c * rowBytes : own;
    const at = <usize>(c * points) << 3, masses = sums + (<usize>(c * etas) << 3);
    const weight = load<f64>(curveWeights + (<usize>c << 3));
    if (weight == 0.0) {
      memory.fill(row, 0, rowBytes);
    } else if (plain) {
      planesRow(points, rises + at, falls + at, pairs, guess, lapse, work, table, factors, row);
      addPlainRow(row, pairs, pairWeights, weight, masses, pairMasses);
    } else {
      scatterRow(points, rises + at, falls + at, pairs, guess, lapse, work, etas, table, factors, row);
      followShift(row, rowBytes);
      addRow(row, pairs, pairWeights, etas, etaWeights, weight, masses, pairMasses);
    }
    store<f64>(shifts + (<usize>c << 3), currentShift());
  }
  const sum = total(sums, curves * etas), last = currentShift();
  store<f64>(summary, lnOne(sum) + (plain ? last * LN2 : last) + coefficients(points, items, correct));
  const share = sum > 0.0 ? 1.0 / sum : 0.0;
  scale(sums, curves * etas + pairs, share);
  for (let c = 0; rows != 0 && c < curves; c++) {
    scale(rows + <usize>c * rowBytes, pairs * etas, share * unitOf(load<f64>(shifts + (<usize>c << 3)) - last, plain));
  }
  return STATUS_OK;
}

/** What one of an earlier shift is in the last one's. */
function unitOf(behind: f64, plain: bool): f64 {
  if (plain) return behind < -1000.0 ? 0.0 : powerOfTwo(<i32>behind);
  return f64x2.extract_lane(expClamped(f64x2.splat(behind)), 0);
}

/** Σ ln of the binomial coefficients. */
function coefficients(points: i32, items: usize, correct: usize): f64 {
  let sum = 0.0;
  for (let at: usize = 0, end = <usize>points << 3; at < end; at += 8) {
    const n = load<f64>(items + at), k = load<f64>(correct + at);
    sum += lnFactorial(n) - lnFactorial(k) - lnFactorial(n - k);
  }
  return sum;
}

function lnFactorial(n: f64): f64 {
  return f64x2.extract_lane(logGammaPair(f64x2.splat(n + 1.0)), 0);
}

/** A table for each point, over the ratios p/q that its curves and the pairs span. */
function fillTables(points: i32, items: usize, correct: usize, curves: i32, rises: usize, falls: usize, pairs: i32, guess: usize, lapse: usize, strengths: usize, etas: i32, records: usize): bool {
  fillWeights();
  for (let i = 0; i < points; i++) {
    let lowRise = 1.0, highRise = 0.0, lowFall = 1.0, highFall = 0.0;
    for (let at = <usize>i << 3, end = <usize>(curves * points) << 3; at < end; at += <usize>points << 3) {
      lowRise = min(lowRise, load<f64>(rises + at));
      highRise = max(highRise, load<f64>(rises + at));
      lowFall = min(lowFall, load<f64>(falls + at));
      highFall = max(highFall, load<f64>(falls + at));
    }
    let low = Infinity, high = 0.0;
    for (let pair: usize = 0, end = <usize>pairs << 3; pair < end; pair += 8) {
      const g = load<f64>(guess + pair), l = load<f64>(lapse + pair), h = 1.0 - g - l;
      low = min(low, (g + h * lowRise) / (l + h * highFall));
      high = max(high, (g + h * highRise) / (l + h * lowFall));
    }
    const k = load<f64>(correct + (<usize>i << 3)), n = load<f64>(items + (<usize>i << 3));
    if (!fillTable(records + <usize>i * RECORD, k, n - k, low, high, strengths, etas)) return false;
  }
  return true;
}
