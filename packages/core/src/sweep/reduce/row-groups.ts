// Which rows of a sweep belong together. Rows are counted in the axes' mixed radix, the first axis outermost; a group is
// what remains when the digits of the reduced axes are left out, and groups are counted in the remaining digits.

import type { RowRuns } from "./group-statistic.ts";

/** One axis of a sweep's rows. */
export interface GroupAxis {
  /** Steps of the axis. */
  readonly length: number;
  /** Whether it is reduced: its rows go to one group. */
  readonly over: boolean;
}

/** The groups of all rows. */
export class RowGroups {
  readonly rows: number;
  readonly groups: number;
  /** Rows in each group. */
  readonly size: number;
  /** Neighbouring axes of one sort taken together, outermost first. */
  readonly #axes: readonly GroupAxis[];

  constructor(axes: readonly GroupAxis[]) {
    const joined: GroupAxis[] = [];
    for (const axis of axes) {
      if (axis.length === 1) continue;
      const last = joined.at(-1);
      if (last?.over === axis.over)
        joined[joined.length - 1] = { ...axis, length: last.length * axis.length };
      else joined.push(axis);
    }
    this.#axes = joined;
    this.groups = product(joined.filter(({ over }) => !over));
    this.size = product(joined.filter(({ over }) => over));
    this.rows = this.groups * this.size;
  }

  /** Groups [begin, end) that rows [begin, end) may touch, a function of these rows alone. */
  range(begin: number, end: number): { readonly begin: number; readonly end: number } {
    let first = 0;
    let count = this.groups;
    let rows = this.rows;
    let [low, high] = [begin, Math.max(begin, end - 1)];
    for (const { length, over } of this.#axes) {
      rows /= length;
      const [from, to] = [Math.floor(low / rows), Math.floor(high / rows)];
      if (over && from !== to) break;
      if (!over) {
        count /= length;
        first += from * count;
        if (from !== to) return { begin: first, end: first + (to - from + 1) * count };
      }
      [low, high] = [low - from * rows, high - from * rows];
    }
    return { begin: first, end: first + count };
  }

  /** Rows [begin, end) in runs; groups are counted from `offset`. */
  runs(begin: number, end: number, offset: number): RowRuns {
    const inner = this.#axes.at(-1) ?? { length: 1, over: true };
    const first = Math.floor(begin / inner.length);
    const count = Math.max(first, Math.ceil(end / inner.length)) - first;
    const groups = new Int32Array(count);
    const ends = new Int32Array(count);
    const digits = this.#digits(first);
    for (let run = 0; run < count; run++) {
      const from = (first + run) * inner.length;
      const skipped = inner.over ? 0 : Math.max(0, begin - from);
      groups[run] = this.#groupOf(digits, inner) + skipped - offset;
      ends[run] = Math.min(end, from + inner.length) - begin;
      this.#advance(digits);
    }
    return { groups, ends, step: inner.over ? 0 : 1 };
  }

  /** Digits of all axes but the innermost. */
  #digits(outer: number): number[] {
    const digits: number[] = [];
    let rest = outer;
    for (let axis = this.#axes.length - 2; axis >= 0; axis--) {
      const { length } = this.#axes[axis]!;
      digits[axis] = rest % length;
      rest = Math.floor(rest / length);
    }
    return digits;
  }

  #advance(digits: number[]): void {
    for (let axis = digits.length - 1; axis >= 0; axis--) {
      digits[axis]! += 1;
      if (digits[axis]! < this.#axes[axis]!.length) return;
      digits[axis] = 0;
    }
  }

  #groupOf(digits: readonly number[], inner: GroupAxis): number {
    let group = 0;
    digits.forEach((digit, axis) => {
      if (!this.#axes[axis]!.over) group = group * this.#axes[axis]!.length + digit;
    });
    return inner.over ? group : group * inner.length;
  }

  /** Copies the values of one group, in the order of rows, from a column of all rows. */
  gather(column: Float64Array, group: number, into: Float64Array): void {
    const innermost = this.#axes.findLastIndex(({ over }) => over);
    const run = this.#axes[innermost]?.length ?? 1;
    const stride = this.#axes.slice(innermost + 1).reduce((rows, { length }) => rows * length, 1);
    for (let member = 0; member < this.size; member += run) {
      const row = this.rowOf(group, member);
      for (let step = 0; step < run; step++) into[member + step] = column[row + step * stride]!;
    }
  }

  /** The row of a group's member. */
  rowOf(group: number, member: number): number {
    let row = 0;
    let rows = 1;
    let [restGroup, restMember] = [group, member];
    for (let axis = this.#axes.length - 1; axis >= 0; axis--) {
      const { length, over } = this.#axes[axis]!;
      const rest = over ? restMember : restGroup;
      row += (rest % length) * rows;
      rows *= length;
      if (over) restMember = Math.floor(rest / length);
      else restGroup = Math.floor(rest / length);
    }
    return row;
  }
}

function product(axes: readonly GroupAxis[]): number {
  return axes.reduce((all, { length }) => all * length, 1);
}
