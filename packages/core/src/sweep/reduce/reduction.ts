import { OnsetError } from "../../errors.ts";
import type { SweepColumns, SweepPlan } from "../sweep-plan.ts";
import { sensitivityTable } from "../../sensitivity/sensitivity-table.ts";
import type { Gathered } from "./gathered.ts";
import { histogramTable } from "./histogram-table.ts";
import { ObservableStatistics } from "./observable-statistics.ts";
import { reducedSweep } from "./reduced-sweep.ts";
import type { ReducedSweep } from "./reduced-sweep.ts";
import type { ReducedTable } from "./reduced-table.ts";
import { readState, writeState } from "./reduction-state.ts";
import type { SliceSpan } from "./reduction-state.ts";
import { RowGroups } from "./row-groups.ts";
import { statisticTable } from "./statistic-table.ts";
import { reductionBytes as bytesOf, statisticsAsked } from "./statistics-asked.ts";
import type { StatisticsAsked } from "./statistics-asked.ts";
import { ValueRows } from "./value-rows.ts";

/**
 * The statistics of a sweep under way. What it holds is a function of the slices that it has seen and not of how they
 * came: slice by slice, from states of earlier runs, or from those of shards, its bytes are the same.
 */
export interface Reduction {
  /** Number of the slice that must come next. */
  readonly next: number;
  /**
   * Takes in the rows of one slice; slices come in order.
   *
   * @param columns by name, at least the plan's observables
   */
  add(index: number, columns: SweepColumns): void;
  /** Everything gathered so far, as bytes. */
  state(): Uint8Array<ArrayBuffer>;
  /**
   * Takes in what another reduction of the same sweep gathered of the slices that come next.
   *
   * @throws OnsetError `output-failed` for bytes that are no such state: of another sweep, other slices, cut short, changed
   */
  merge(state: Uint8Array): void;
  /** The result, once the last slice is in: one row for each group, or for each parameter of a sensitivity analysis. */
  table(): ReducedTable;
  /** The counts of `histogram`, one row for each group and bin; null where none was asked for. */
  histogram(): ReducedTable | null;
}

/**
 * Begins the reduction that the spec of a plan asks for.
 *
 * @param slices those that will be added or merged: all of the plan, or a part whose state is to be merged elsewhere
 * @throws OnsetError `invalid-spec` where there is no `reduce`, or more groups remain than can be kept
 */
export function createReduction(
  plan: SweepPlan,
  slices: SliceSpan = { begin: 0, end: plan.slices },
): Reduction {
  return reductionOf(reducedSweep(plan), slices);
}

/** The same of what a reduction has to know alone. */
export function reductionOf(
  sweep: ReducedSweep,
  slices: SliceSpan = { begin: 0, end: sweep.slices },
): Reduction {
  return new GroupReduction(sweep, slices);
}

/**
 * Bytes that the reduction of a whole plan holds, at most; as much again for a state that is written or merged.
 *
 * @throws OnsetError `invalid-spec` as {@link createReduction} does
 */
export function reductionBytes(plan: SweepPlan): number {
  const sweep = reducedSweep(plan);
  return bytesOf(sweep, new RowGroups(sweep.axes));
}

class GroupReduction implements Reduction {
  readonly #sweep: ReducedSweep;
  readonly #groups: RowGroups;
  readonly #asked: StatisticsAsked;
  readonly #slices: SliceSpan;
  /** Groups that the rows of these slices touch. */
  readonly #firstGroup: number;
  readonly #statistics: readonly ObservableStatistics[];
  /** Every value, where they are needed; one entry for each observable, or none. */
  readonly #values: readonly ValueRows[];
  #next: number;

  constructor(sweep: ReducedSweep, slices: SliceSpan) {
    this.#sweep = sweep;
    this.#slices = slices;
    this.#next = slices.begin;
    this.#groups = new RowGroups(sweep.axes);
    this.#asked = statisticsAsked(sweep, this.#groups);
    const rows = this.#rows(slices);
    const range = this.#groups.range(rows.begin, rows.end);
    this.#firstGroup = range.begin;
    this.#statistics = sweep.observables.map(
      () => new ObservableStatistics(range.end - range.begin, this.#asked),
    );
    const kept = this.#asked.quantiles === "exact";
    this.#values = kept ? sweep.observables.map(() => new ValueRows(rows.end - rows.begin)) : [];
  }

  get next(): number {
    return this.#next;
  }

  add(index: number, columns: SweepColumns): void {
    if (!this.#sweep.ready) {
      throw new OnsetError(
        "invalid-option",
        "posterior weights are shares of the whole sweep: make the plan ready with weighPosterior first",
      );
    }
    if (index !== this.#next || index >= this.#slices.end) {
      throw new OnsetError(
        "invalid-option",
        `slices must be added in order: expected ${this.#next}, got ${index}`,
      );
    }
    const { begin, end } = this.#sweep.sliceRows(index);
    const runs = this.#groups.runs(begin, end, this.#firstGroup);
    this.#sweep.observables.forEach(({ name }, i) => {
      const values = columns[name];
      if (values?.length !== end - begin) {
        throw new OnsetError(
          "invalid-option",
          `slice ${index} must have ${end - begin} values of ${name}, got ${values?.length ?? "none"}`,
        );
      }
      this.#statistics[i]!.add({ values, ...runs, firstRow: begin });
      this.#values[i]?.add(values);
    });
    this.#next = index + 1;
  }

  state(): Uint8Array<ArrayBuffer> {
    const slices = { begin: this.#slices.begin, end: this.#next };
    const rows = this.#rows(slices);
    const touched = this.#groups.range(rows.begin, rows.end);
    return writeState({
      identity: this.#sweep.identity,
      slices,
      fields: this.#statistics.flatMap((statistics) => statistics.fields()),
      groups: { begin: touched.begin - this.#firstGroup, end: touched.end - this.#firstGroup },
      values: this.#values.map(({ values }) => values),
    });
  }

  merge(state: Uint8Array): void {
    const slices = readState(state, this.#sweep.identity);
    if (slices.span.begin !== this.#next || slices.span.end > this.#slices.end) {
      throw new OnsetError(
        "output-failed",
        `states must be merged in order: expected slices from ${this.#next} to at most ${this.#slices.end}, got ${slices.span.begin} to ${slices.span.end}`,
      );
    }
    const later = new GroupReduction(this.#sweep, slices.span);
    slices.fill(
      later.#statistics.flatMap((statistics) => statistics.fields()),
      later.#values.map((values) => values),
      this.#rows(slices.span).end - this.#rows(slices.span).begin,
    );
    if (!later.#statistics.every((statistics) => statistics.consistent()))
      slices.refuse("its counts disagree");
    const offset = later.#firstGroup - this.#firstGroup;
    this.#statistics.forEach((statistics, i) => statistics.merge(later.#statistics[i]!, offset));
    this.#values.forEach((values, i) => values.add(later.#values[i]!.values));
    this.#next = slices.span.end;
  }

  table(): ReducedTable {
    this.#checkWhole();
    const { reduce } = this.#sweep;
    return "sensitivity" in reduce
      ? sensitivityTable(this.#gathered(), reduce)
      : statisticTable(this.#gathered(), reduce);
  }

  histogram(): ReducedTable | null {
    this.#checkWhole();
    if (this.#asked.histogram === null) return null;
    return histogramTable(this.#gathered());
  }

  #gathered(): Gathered {
    return {
      sweep: this.#sweep,
      groups: this.#groups,
      statistics: this.#statistics,
      values: this.#values.map(({ values }) => values),
    };
  }

  #checkWhole(): void {
    if (this.#next === this.#sweep.slices && this.#slices.begin === 0) return;
    throw new OnsetError(
      "invalid-option",
      `a table needs all ${this.#sweep.slices} slices, got ${this.#slices.begin} to ${this.#next}: add or merge the others`,
    );
  }

  #rows({ begin, end }: SliceSpan): { begin: number; end: number } {
    const first = this.#sweep.sliceRows(begin).begin;
    return { begin: first, end: end > begin ? this.#sweep.sliceRows(end - 1).end : first };
  }
}
