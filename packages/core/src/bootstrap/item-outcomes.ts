import { OnsetError } from "../errors.ts";
import type { Series } from "../series/series.ts";

/** Every item at every point of a series, all of the same items. */
export interface ItemOutcomes {
  readonly items: number;
  /** 1 where the item came out right, 0 where not; point after point, in the order of the series: points × items. */
  readonly correct: Uint8Array;
  /**
   * Groups that items belong to, the widest first (family, then task): one number an item for each level. Groups are drawn
   * with replacement, then groups within them, then items. Left out: items are drawn from all alike.
   */
  readonly groups?: readonly Int32Array[];
}

/** Fewest items whose resampling says something of others like them (STATISTICS: below, model their difficulty). */
const fewestItems = 30;

/** Refuses outcomes that do not fit their series. */
export function checkOutcomes(series: Series, outcomes: ItemOutcomes | undefined): void {
  const name = JSON.stringify(series.id);
  if (outcomes === undefined) {
    refuse(`items of series ${name} are needed to draw them anew: give outcomes, or resample parametric`);
  }
  const { items, correct, groups = [] } = outcomes;
  if (!(Number.isInteger(items) && items >= fewestItems)) {
    refuse(
      `drawing items anew needs at least ${fewestItems} of them, series ${name} has ${items}: resample parametric, which draws each size by itself, as if it had other items`,
    );
  }
  if (correct.length !== items * series.points.length) {
    refuse(
      `outcomes of series ${name} must hold ${items * series.points.length} results, got ${correct.length}`,
    );
  }
  const short = groups.find((level) => level.length !== items);
  if (short !== undefined) refuse(`groups of series ${name} must hold ${items} numbers, got ${short.length}`);
}

function refuse(message: string): never {
  throw new OnsetError("invalid-option", message, { option: "outcomes" });
}
