import type { KernelCalls, PosteriorGrid, PosteriorMasses } from "@onset/kernel";
import type { ShapeTables } from "../shapes.ts";
import { jitterBatches } from "./jitter-batches.ts";
import type { JitterBatch } from "./jitter-batches.ts";

/** The product grid of a posterior under jitter: curves × pairs of rates × standard deviations τ of jitter. */
export interface JitterGrid extends Pick<
  PosteriorGrid,
  "items" | "correct" | "curveWeights" | "guessRates" | "lapseRates" | "pairWeights" | "nodes"
> {
  /** Places z = k (x_i − c) of every point, curve by curve, and k. */
  readonly places: Float64Array;
  readonly steepnesses: Float64Array;
  /** F and 1 − F (the other way round where the curve falls). */
  readonly tables: (z: Float64Array) => ShapeTables;
  /** Bound of |d(2 asin √F)/dz| √(1 + z²) of the shape. */
  readonly bend: number;
  /** In units of x. */
  readonly jitters: Float64Array;
  readonly jitterWeights: Float64Array;
}

/** Nats that likelihoods are computed to first, and where the best node needs more of them: nothing deeper is a number. */
const shallow = 20;
const deep = 690;
/** What jitter may take away from any count at the best node so that the first depth is enough: it errs by e^−10 of it then. */
const enough = 10;
/** What a share of nothing counts for, as in the kernel. */
const tiny = 2 ** -64;

/**
 * Masses of a posterior under jitter, as the kernel's `posteriorGrid` gives them under overdispersion: a count's likelihood is
 * ∫ Binomial(k | n, ψ(x + ε)) N(ε; 0, τ²) dε, every point's ε its own.
 */
export function jitterGrid(kernel: KernelCalls, grid: JitterGrid): PosteriorMasses {
  const { masses, heaviest } = massesTo(kernel, grid, shallow);
  return isEnough(kernel, grid, heaviest) ? masses : massesTo(kernel, grid, deep).masses;
}

/** A node, its likelihood in whatever unit, and over the best of any count's that its pair of rates allows. */
interface Heaviest {
  readonly likelihood: number;
  readonly row: number;
  readonly member: number;
  readonly pair: number;
}

function only(value: number): Float64Array {
  return Float64Array.of(value);
}

/** Whether no count has less than e^−10 of what the rates allow it at the heaviest node. */
function isEnough(kernel: KernelCalls, grid: JitterGrid, { row, member, pair }: Heaviest): boolean {
  const least = kernel.exp(Float64Array.of(-enough))[0]!;
  if (row > least) return true;
  const taus = grid.jitters.length;
  const curve = Math.floor(member / taus);
  const [guess, lapse] = [grid.guessRates[pair]!, grid.lapseRates[pair]!];
  return grid.items.every((n, i) => {
    const k = grid.correct[i]!;
    const alone: JitterGrid = {
      ...grid,
      items: only(n),
      correct: only(k),
      places: only(grid.places[curve * grid.items.length + i]!),
      steepnesses: only(grid.steepnesses[curve]!),
      curveWeights: only(1),
      jitters: only(grid.jitters[member % taus]!),
      jitterWeights: only(1),
      guessRates: only(guess),
      lapseRates: only(lapse),
      pairWeights: only(1),
    };
    const p = Math.min(Math.max(k / n, guess), 1 - lapse);
    const logs = kernel.log(Float64Array.of(Math.max(p, tiny), Math.max(1 - p, tiny)));
    const allowed = k * logs[0]! + (n - k) * logs[1]!;
    const [batch] = jitterBatches(kernel, alone, deep);
    const found = kernel.log(batch!.rows)[0]! + batch!.best[0]!;
    return found > allowed - enough;
  });
}

function massesTo(
  kernel: KernelCalls,
  grid: JitterGrid,
  depth: number,
): { readonly masses: PosteriorMasses; readonly heaviest: Heaviest } {
  const taus = grid.jitters.length;
  const pairs = grid.guessRates.length;
  const curves = new Float64Array(grid.curveWeights.length * taus);
  const all: PosteriorMasses = {
    logEvidence: -Infinity,
    curves,
    pairs: new Float64Array(pairs),
    nodes: new Float64Array(grid.nodes === true ? curves.length * pairs : 0),
  };
  let shift = -Infinity;
  let heaviest: Heaviest = { likelihood: 0, row: 0, member: 0, pair: 0 };
  for (const batch of jitterBatches(kernel, grid, depth)) {
    const most = batch.best.reduce((high, one) => Math.max(high, one), -Infinity);
    if (most > shift) {
      const factor = kernel.exp(Float64Array.of(shift - most))[0]!;
      rescale(all, factor);
      heaviest = { ...heaviest, likelihood: heaviest.likelihood * factor };
      shift = most;
    }
    const found = addBatch(all, grid, batch, kernel.exp(batch.best.map((one) => one - shift)));
    if (found.likelihood > heaviest.likelihood) heaviest = found;
  }
  const sum = curves.reduce((total, mass) => total + mass, 0);
  rescale(all, sum > 0 ? 1 / sum : 0);
  const logEvidence =
    kernel.log(Float64Array.of(sum))[0]! + (sum > 0 ? shift : 0) + coefficients(kernel, grid);
  return { masses: { ...all, logEvidence }, heaviest };
}

/** Adds what a batch holds, in units of the shift; answers its best node. */
function addBatch(
  { curves, pairs, nodes }: PosteriorMasses,
  { curveWeights, pairWeights, jitterWeights, guessRates }: JitterGrid,
  { members, firstPair, rows }: JitterBatch,
  units: Float64Array,
): Heaviest {
  const [taus, width, count] = [jitterWeights.length, guessRates.length, units.length];
  let [likelihood, heaviest, pair] = [0, 0, 0];
  const weights = units.map((unit, p) => unit * pairWeights[firstPair + p]!);
  for (const [m, member] of members.entries()) {
    const own = curveWeights[Math.floor(member / taus)]! * jitterWeights[member % taus]!;
    let sum = 0;
    for (let p = 0, at = m * count; p < count; p++, at++) {
      const share = rows[at]!;
      const mass = own * weights[p]! * share;
      if (units[p]! * share > likelihood) {
        likelihood = units[p]! * share;
        heaviest = m;
        pair = p;
      }
      sum += mass;
      pairs[firstPair + p]! += mass;
      if (nodes.length > 0) {
        nodes[(Math.floor(member / taus) * width + firstPair + p) * taus + (member % taus)] = mass;
      }
    }
    curves[member]! += sum;
  }
  const row = rows[heaviest * count + pair]!;
  return { likelihood, row, member: members[heaviest]!, pair: firstPair + pair };
}

function rescale({ curves, pairs, nodes }: PosteriorMasses, factor: number): void {
  for (const masses of [curves, pairs, nodes]) {
    for (let i = 0; i < masses.length; i++) masses[i]! *= factor;
  }
}

/** Σ ln of the binomial coefficients. */
function coefficients(kernel: KernelCalls, { items, correct }: JitterGrid): number {
  const factorials = (values: Float64Array): Float64Array => kernel.logGamma(values.map((n) => n + 1));
  const [whole, hits] = [factorials(items), factorials(correct)];
  const misses = factorials(items.map((n, i) => n - correct[i]!));
  return whole.reduce((sum, one, i) => sum + one - hits[i]! - misses[i]!, 0);
}
