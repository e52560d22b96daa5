import type { KernelCalls } from "@onset/kernel";
import { axisGrid, cellsOf, summedAxis } from "./axis.ts";
import type { PosteriorAxis, Stretch } from "./axis.ts";
import { keptBy } from "./kept-nodes.ts";
import { extentOf } from "./marginal-shape.ts";
import type { Extent } from "./marginal-shape.ts";
import { posteriorQuantities } from "./prior.ts";
import type { PosteriorQuantity } from "./prior.ts";
import { axisMasses, gridMasses } from "./product-grid.ts";
import type { GridAxes, GridMasses, PosteriorProblem } from "./product-grid.ts";
import { isScatter, scatterQuantity } from "./scatter-model.ts";

/** One value a quantity. */
export type ByQuantity<T> = Readonly<Record<PosteriorQuantity, T>>;

/** What a stage found, and where the next one looks. */
export interface Look {
  readonly grid: GridMasses;
  readonly extents: ByQuantity<Extent>;
}

/** Cells of a look at the whole prior. */
export const wide = {
  threshold: 24,
  width: 14,
  guessRate: 6,
  lapseRate: 7,
  overdispersion: 1,
  jitter: 1,
} as const;
/**
 * Cells in a standard deviation of directions that are only summed over: the error of such a sum is e^−2π² 0.64 = 3e-6 for a
 * normal density (the trapezoid rule).
 */
export const coarsely = 0.8;
/**
 * Fewest cells of a direction that is looked at coarsely, and finely: what a prior's edge cuts off is not smooth. As many for
 * either rate, of which a falling curve swaps what they stand for; with 7, ends of thresholds were off by 1.4 % of the interval.
 */
const fewestCoarse = {
  threshold: 12,
  width: 10,
  guessRate: 9,
  lapseRate: 9,
  overdispersion: 4,
  jitter: 4,
} as const;
const fewestFine = 20;
/** Cells of η that need not settle. */
const fewestEtas = 4;
/** Mass that a stage may lose on one side of one axis: five axes of two sides lose less than 3e-5. */
const outside = 3e-6;

/**
 * Looks at the whole prior under overdispersions that show where the mass lies, each at the region of the one before. What a count is
 * worth under one is told by fewer items with none: that is quickly summed.
 */
export function lookBluntly(
  kernel: KernelCalls,
  problem: PosteriorProblem,
  axes: ByQuantity<PosteriorAxis>,
): Look {
  const none = { kind: "fixed", value: 0 } as const;
  const held = {
    ...axes,
    overdispersion: { ...axes.overdispersion, prior: none },
    jitter: { ...axes.jitter, prior: none },
  };
  const cells = mapAxes((quantity) => wide[quantity]);
  let region = mapAxes((quantity) => whole(axes[quantity]));
  let look: Look | null = null;
  for (const eta of floors(problem, axes)) {
    const weights = problem.data.weights.map((n) => Math.max(1, Math.round(n / (1 + (n - 1) * eta * eta))));
    const blurred = { ...problem, data: { ...problem.data, weights } };
    look = lookAt(kernel, blurred, cut(kernel, held, region, cells));
    region = stretches(look, null);
  }
  return look!;
}

/** From a blunt look to the region that holds all but 3e-5 of the mass, coarsely. */
export function lookCoarsely(
  kernel: KernelCalls,
  problem: PosteriorProblem,
  { axes, blunt }: { axes: ByQuantity<PosteriorAxis>; blunt: Look },
): Look {
  const scatter = scatterQuantity(axes.jitter.prior);
  const region = { ...stretches(blunt, null), [scatter]: whole(axes[scatter]) };
  const start = mapAxes((quantity) => Math.max(fewestCoarse[quantity], wide[quantity]));
  let look = lookAt(kernel, problem, cut(kernel, axes, region, start));
  for (let again = 0; again < 5; again++) {
    const next = lookAgain(kernel, problem, { axes, look });
    const done = isSettled(look, next) && !isCutOff(next);
    look = next;
    if (done) break;
  }
  return look;
}

/**
 * The same within a range of η, which is the support of its axis: from a look at a wider one, until two looks agree, or its
 * evidence lies far below that of the whole. The posterior is expected to spread `narrower` times as far as in the wider look.
 */
export function lookWithin(
  kernel: KernelCalls,
  problem: PosteriorProblem,
  {
    axes,
    wider,
    whole: all,
    narrower = 1,
  }: { axes: ByQuantity<PosteriorAxis>; wider: Look; whole: number; narrower?: number },
): Look {
  let look = wider;
  for (let again = 0; again < 6; again++) {
    // Cells grow from where they are expected to have to: the same number of them shows at once what there is.
    const shrunk = again === 0 ? narrower : 1;
    const cells = cellsFor(kernel, axes, {
      look,
      shrunk,
      finely: [],
      perSd: coarsely,
      etas: "few",
      beyond: again > 0,
    });
    // The first look may have missed most of the mass; later ones know where it is.
    const next = lookAt(kernel, problem, cells, again < 2 ? undefined : look.grid);
    const lag = all - next.grid.logEvidence;
    const done = lag > hopeless || (isSettled(look, next, within) && (lag > few || !isCutOff(next)));
    look = next;
    if (done) break;
  }
  return look;
}

function lookAgain(
  kernel: KernelCalls,
  problem: PosteriorProblem,
  { axes, look }: { axes: ByQuantity<PosteriorAxis>; look: Look },
): Look {
  return lookAt(kernel, problem, cellsFor(kernel, axes, { look, finely: [], perSd: coarsely, beyond: true }));
}

/** What a next look is to be like. */
export interface NextLook {
  readonly look: Look;
  /** Directions with at least `perSd` cells in a standard deviation, and at least `fewest`. */
  readonly finely: readonly PosteriorQuantity[];
  readonly perSd: number;
  readonly fewest?: number;
  /** Cells in a standard deviation of all other directions. */
  readonly rest?: number;
  /** Cells of η over its axis' whole support: so many equal ones, or a few to sum over; else as any other direction. */
  readonly etas?: number | "few";
  /** What the spreads that the look saw are expected to shrink by; 1 unless told. */
  readonly shrunk?: number;
  /** Also beyond where the look's region cut the mass off. */
  readonly beyond?: boolean;
}

/** The axes for a next look: `finely` those with `perSd` cells in a standard deviation, all others coarse ones. */
export function cellsFor(
  kernel: KernelCalls,
  axes: ByQuantity<PosteriorAxis>,
  { look, finely, perSd, fewest = fewestFine, rest = coarsely, etas, shrunk = 1, beyond = false }: NextLook,
): GridAxes {
  const scatter = scatterQuantity(axes.jitter.prior);
  const ranged = etas !== undefined && axes[scatter].prior.kind !== "fixed";
  const region = {
    ...stretches(look, shrunk, beyond),
    ...(ranged && { [scatter]: whole(axes[scatter]) }),
  };
  const cells = mapAxes((quantity) => {
    const fine = finely.includes(quantity);
    if (ranged && quantity === scatter) return etas === "few" ? 1 : etas;
    if (region[quantity].spread === 0) return 1;
    // Cells have grown by a fifth at two standard deviations.
    const wanted = cellsOf(kernel, region[quantity], fine ? 1.25 * perSd : rest);
    return Math.max(fine ? fewest : Math.ceil((fewestCoarse[quantity] * rest) / coarsely), wanted);
  });
  const grid = cut(kernel, axes, region, cells);
  if (!ranged || etas !== "few") return grid;
  return { ...grid, [scatter]: summedAxis(kernel, axes[scatter]) };
}

/**
 * Overdispersions to look with first. No test set is worth more than 1/η² items, so that a large η shows where the mass
 * lies to cells that would miss a narrow peak; each next one is a third, until it no longer blurs.
 */
function floors({ data }: PosteriorProblem, axes: ByQuantity<PosteriorAxis>): number[] {
  const most = data.weights.reduce((high, items) => Math.max(high, items), 1);
  const { prior } = axes.overdispersion;
  const known = prior.kind === "fixed" && scatterQuantity(axes.jitter.prior) === "overdispersion";
  const least = known ? Math.max(prior.value, 1e-4) : 0.05;
  const etas: number[] = [];
  for (let eta = 0.25; eta > least && eta * eta * most > 1; eta /= 3) etas.push(eta);
  return etas.length === 0 ? [Math.max(0.05, least)] : etas;
}

/** A grid under the problem's likelihood, and where its mass lies. */
export function lookAt(
  kernel: KernelCalls,
  problem: PosteriorProblem,
  axes: GridAxes,
  before?: GridMasses,
): Look {
  const grid = gridMasses(kernel, problem, axes, before === undefined ? {} : { kept: keptBy(before, axes) });
  return {
    grid,
    extents: mapAxes((quantity) => extentOf(axes[quantity], axisMasses(grid, quantity), outside)),
  };
}

/** All of an axis, in equal cells. */
export function whole({ support: [low, high] }: PosteriorAxis): Stretch {
  return { low, high, center: 0, spread: Infinity };
}

/**
 * The region of a look, a cell wider on either side, more where it cuts the mass off, within the support; cells grow from so many
 * of its spreads on, or are equal.
 */
function stretches({ grid, extents }: Look, growing: number | null, beyond = false): ByQuantity<Stretch> {
  return mapAxes((quantity) => {
    const { axis } = grid.axes[quantity];
    const { low, high, mean, sd, cell, cut: reach } = extents[quantity];
    const [before, after] = beyond ? reach : [0, 0];
    if (axis.prior.kind === "fixed") return { low, high, center: mean, spread: 0 };
    return {
      low: Math.max(axis.support[0], low - Math.max(cell, before)),
      high: Math.min(axis.support[1], high + Math.max(cell, after)),
      center: mean,
      spread: growing === null ? Infinity : growing * sd,
    };
  });
}

/** Largest cells in standard deviations, and how far a next look may still see the posterior shrink. */
const overall = { cell: 1.8, shrink: 1.5 };
const within = { cell: 1.5, shrink: 1.25 };

/** Cells in standard deviations that show what there is, whatever was seen before: sums over them err by 3e-4 (a normal density). */
const plain = 1.5;
/** Nats below the whole at which one look at a range is enough, and at which it may be cut off: a hundredth. */
const hopeless = 12;
const few = 4.6;

/** The second look had cells as small as it should have, and saw what the first did, or cells that leave no doubt. */
function isSettled(first: Look, second: Look, { cell, shrink } = overall): boolean {
  return posteriorQuantities.every((quantity) => {
    if (isScatter(quantity) && second.grid.axes[quantity].values.length <= fewestEtas) return true;
    const [before, after] = [first.extents[quantity], second.extents[quantity]];
    if (after.cell <= plain * after.sd) return true;
    return after.cell <= cell * after.sd && before.sd < shrink * after.sd;
  });
}

/** Mass lies at an end of the region that is no end of the support. */
function isCutOff({ grid, extents }: Look): boolean {
  return posteriorQuantities.some((quantity) => {
    const { axis } = grid.axes[quantity];
    const { low, high, cut: beyond } = extents[quantity];
    return (beyond[0] > 0 && low > axis.support[0]) || (beyond[1] > 0 && high < axis.support[1]);
  });
}

function cut(
  kernel: KernelCalls,
  axes: ByQuantity<PosteriorAxis>,
  region: ByQuantity<Stretch>,
  counts: ByQuantity<number>,
): GridAxes {
  return mapAxes((quantity) => axisGrid(kernel, axes[quantity], region[quantity], counts[quantity]));
}

/** Makes one value a quantity. */
export function mapAxes<T>(make: (quantity: PosteriorQuantity) => T): ByQuantity<T> {
  return Object.fromEntries(posteriorQuantities.map((quantity) => [quantity, make(quantity)])) as Record<
    PosteriorQuantity,
    T
  >;
}
