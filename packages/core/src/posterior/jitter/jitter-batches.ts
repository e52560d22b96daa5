import type { KernelCalls } from "@onset/kernel";
import type { JitterGrid } from "./jitter-grid.ts";
import { hermiteNodes, sharedNodes } from "./jitter-nodes.ts";
import type { HermiteNodes } from "./jitter-nodes.ts";

/** Likelihoods of some members (curve and τ) under some of the pairs of rates. */
export interface JitterBatch {
  /** Places curve · taus + τ. */
  readonly members: Uint32Array;
  readonly firstPair: number;
  /** Members × pairs, over e^best. */
  readonly rows: Float64Array;
  readonly best: Float64Array;
}

/** Fewest items that nodes are made for: what varies with z itself must be met, too. */
const fewestItems = 16;
/**
 * Levels of spread times information, and the nodes of their own that members have there; beyond, members share nodes. Where the
 * spread is small, nodes fine enough to be shared would be thousands, and each member has next to none of them.
 */
const levels: readonly { readonly bound: number; readonly own: HermiteNodes | null }[] = [
  { bound: 1 / 32, own: hermiteNodes[2] },
  { bound: 1 / 8, own: hermiteNodes[4] },
  { bound: 1 / 4, own: hermiteNodes[6] },
  { bound: 1, own: null },
  { bound: 2.5, own: null },
  { bound: 8, own: null },
  { bound: Infinity, own: null },
];
/** Beyond, F is 0 or 1 for all that counts. */
const reach = 40;
/** Spreads from a centre that its nodes reach. */
const cut = 8;
/** Numbers that the kernel holds of a batch, at most: nodes × pairs. */
const most = 2 ** 17;
/** No jitter at all. */
const least = 1e-12;

/** All members with weight, in batches of like spreads: shared nodes are as fine as the narrowest of a batch asks for. */
export function* jitterBatches(kernel: KernelCalls, grid: JitterGrid, depth: number): Generator<JitterBatch> {
  const items = grid.items.reduce((high, n) => Math.max(high, n), fewestItems);
  const information = grid.bend * Math.sqrt(items);
  const byLevel = membersByLevel(grid, information);
  for (const [level, { own }] of levels.entries()) {
    const members = byLevel[level]!;
    if (members.length === 0) continue;
    if (own !== null) yield* ownBatches(kernel, grid, { members, own, depth });
    else yield* sharedBatches(kernel, grid, { members, information, depth });
  }
}

function membersByLevel(grid: JitterGrid, information: number): number[][] {
  const taus = grid.jitters.length;
  const byLevel: number[][] = levels.map(() => []);
  for (let member = 0; member < grid.curveWeights.length * taus; member++) {
    const curve = Math.floor(member / taus);
    if (!(grid.curveWeights[curve]! * grid.jitterWeights[member % taus]! > 0)) continue;
    const varies = spreadOf(grid, member) * information;
    byLevel[levels.findIndex(({ bound }) => varies <= bound)]!.push(member);
  }
  return byLevel;
}

function spreadOf({ jitters, steepnesses }: JitterGrid, member: number): number {
  const taus = jitters.length;
  return Math.max(least, jitters[member % taus]! * steepnesses[Math.floor(member / taus)]!);
}

interface Asked {
  readonly members: readonly number[];
  readonly depth: number;
}

function* sharedBatches(
  kernel: KernelCalls,
  grid: JitterGrid,
  { members, information, depth }: Asked & { readonly information: number },
): Generator<JitterBatch> {
  const spreads = Float64Array.from(members, (member) => spreadOf(grid, member));
  const widest = spreads.reduce((high, one) => Math.max(high, one), 0);
  const spread = spreads.reduce((low, one) => Math.min(low, one), Infinity);
  const centres = centresOf(grid, members, reach + cut * widest);
  const [low, high] = [
    centres.reduce((one, other) => Math.min(one, other), Infinity) - cut * widest,
    centres.reduce((one, other) => Math.max(one, other), -Infinity) + cut * widest,
  ];
  const nodes = sharedNodes(kernel, { low, high, spread, information });
  const shape = { ...nodes, ...grid.tables(nodes.z) };
  const pairs = grid.guessRates.length;
  const size = Math.max(1, Math.floor(most / nodes.z.length));
  for (let first = 0; first < pairs; first += size) {
    const { items, correct } = grid;
    const rates = ratesOf(grid, first, first + size);
    const curves = { centres, spreads, depth };
    const { rows, best } = kernel.jitterRows({ items, correct, nodes: shape, each: 0, ...curves, ...rates });
    yield { members: Uint32Array.from(members), firstPair: first, rows, best };
  }
}

/** Members whose nodes are their own: so near to each other that nothing could be shared. */
function* ownBatches(
  kernel: KernelCalls,
  grid: JitterGrid,
  { members, ...asked }: Asked & { readonly own: HermiteNodes },
): Generator<JitterBatch> {
  const size = Math.max(1, Math.floor(most / asked.own.places.length / grid.guessRates.length));
  for (let first = 0; first < members.length; first += size) {
    yield ownBatch(kernel, grid, { ...asked, members: members.slice(first, first + size) });
  }
}

function ownBatch(
  kernel: KernelCalls,
  grid: JitterGrid,
  { members, own, depth }: Asked & { readonly own: HermiteNodes },
): JitterBatch {
  const points = grid.items.length;
  const each = own.places.length;
  const spreads = Float64Array.from(members, (member) => spreadOf(grid, member));
  const centres = centresOf(grid, members, reach);
  const steps = new Float64Array(members.length * each);
  for (let q = 0; q < steps.length; q++) steps[q] = own.steps[q % each]!;
  const rates = ratesOf(grid, 0, grid.guessRates.length);
  const rows = new Float64Array(members.length * grid.guessRates.length).fill(1);
  const best = new Float64Array(grid.guessRates.length);
  for (let i = 0; i < points; i++) {
    const z = new Float64Array(steps.length);
    const at = new Float64Array(members.length);
    for (let m = 0, q = 0; m < at.length; m++) {
      at[m] = centres[m * points + i]!;
      for (let j = 0; j < each; j++) z[q++] = at[m]! + spreads[m]! * own.places[j]!;
    }
    const found = kernel.jitterRows({
      items: grid.items.slice(i, i + 1),
      correct: grid.correct.slice(i, i + 1),
      nodes: { z, steps, ...grid.tables(z) },
      each,
      centres: at,
      spreads,
      depth,
      ...rates,
    });
    for (let r = 0; r < rows.length; r++) rows[r]! *= found.rows[r]!;
    for (let p = 0; p < best.length; p++) best[p]! += found.best[p]!;
  }
  return { members: Uint32Array.from(members), firstPair: 0, rows, best };
}

/** Members × points; what lies further out is taken to where nothing changes any more. */
function centresOf(
  { places, items, jitters }: JitterGrid,
  members: readonly number[],
  far: number,
): Float64Array {
  const [points, taus] = [items.length, jitters.length];
  const centres = new Float64Array(members.length * points);
  for (const [m, member] of members.entries()) {
    const from = Math.floor(member / taus) * points;
    for (let i = 0; i < points; i++) {
      centres[m * points + i] = Math.max(-far, Math.min(far, places[from + i]!));
    }
  }
  return centres;
}

function ratesOf(grid: JitterGrid, from: number, to: number): Pick<JitterGrid, "guessRates" | "lapseRates"> {
  return { guessRates: grid.guessRates.slice(from, to), lapseRates: grid.lapseRates.slice(from, to) };
}
