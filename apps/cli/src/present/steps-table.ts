import type { SweepColumns } from "@onset/core";
import type { SweepRow } from "@onset/figure";
import { renderTable } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** Curves of one number of steps: how far the onset moves beyond the threshold, and how wide the rise is. */
interface Group {
  readonly shifts: number[];
  readonly widths: number[];
  curves: number;
}

/** Number of steepness values whose lines the report draws. */
const LINES = 3;

/** Gathers a sweep of exact-match curves by number of steps, as its rows pass, in any order. */
export class StepsTable {
  #groups: Map<number, Group> = new Map();
  #rows: SweepRow[] = [];

  add(columns: SweepColumns): void {
    const { threshold, steepness, steps, onset, width } = columns;
    if (!threshold || !steepness || !steps || !onset || !width) return;
    for (let row = 0; row < onset.length; row++) {
      const group = this.#group(steps[row] ?? 1);
      group.curves += 1;
      const [at, spread] = [onset[row] ?? Number.NaN, width[row] ?? Number.NaN];
      if (!Number.isNaN(at)) group.shifts.push(at - (threshold[row] ?? 0));
      if (!Number.isNaN(spread)) group.widths.push(spread);
      this.#rows.push({
        threshold: threshold[row] ?? 0,
        steepness: steepness[row] ?? 0,
        steps: steps[row] ?? 1,
        onset: Number.isNaN(at) ? null : at,
        width: Number.isNaN(spread) ? null : spread,
      });
    }
  }

  render(terminal: Terminal): string {
    const rows = [...this.#groups]
      .sort(([a], [b]) => a - b)
      .map(([steps, { shifts, widths, curves }]) => [
        String(steps),
        shifted(median(shifts)),
        fixed(median(widths)),
        String(curves),
      ]);
    return renderTable(
      [
        { title: "steps", align: "right" },
        { title: "onset beyond threshold (decades)", align: "right" },
        { title: "width (decades)", align: "right" },
        { title: "curves", align: "right", sheds: 1 },
      ],
      rows,
      terminal,
    ).text;
  }

  /** Curves of one threshold in the middle and three values of steepness: what the report's figure shows. */
  rowsForFigure(): readonly SweepRow[] {
    const thresholds = sorted(this.#rows.map((row) => row.threshold));
    const middle = thresholds[Math.floor(thresholds.length / 2)];
    const steepnesses = sorted(this.#rows.map((row) => row.steepness));
    const last = steepnesses.length - 1;
    const chosen = new Set(
      Array.from({ length: LINES }, (_, index) => steepnesses[Math.round((index / (LINES - 1)) * last)]),
    );
    return this.#rows.filter((row) => row.threshold === middle && chosen.has(row.steepness));
  }

  #group(steps: number): Group {
    const group = this.#groups.get(steps) ?? { shifts: [], widths: [], curves: 0 };
    this.#groups.set(steps, group);
    return group;
  }
}

function sorted(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

function median(values: readonly number[]): number | null {
  const ascending = Float64Array.from(values).sort();
  const middle = ascending.length / 2;
  if (ascending.length === 0) return null;
  return ((ascending[Math.floor(middle - 0.5)] ?? 0) + (ascending[Math.floor(middle)] ?? 0)) / 2;
}

function shifted(value: number | null): string {
  if (value === null) return "";
  // Below half of the last digit the sign is noise.
  return `${value > -0.005 ? "+" : "-"}${Math.abs(value).toFixed(2)}`;
}

function fixed(value: number | null): string {
  return value === null ? "" : value.toFixed(2);
}
