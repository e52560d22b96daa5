/** What is kept of one observable for a range of groups: an array with so many values a group. */
export interface GroupField {
  readonly values: Float64Array<ArrayBuffer> | Int16Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;
  readonly width: number;
  /** Whether a value read back from bytes can be one of ours. */
  readonly valid: (value: number) => boolean;
}

/**
 * Something gathered group by group. Its fields are a function of the rows seen and not of the calls by which they came,
 * so that their bytes can be compared, kept and joined.
 */
export interface GroupStatistic<Own> {
  /** Joins what was gathered of later rows; group 0 of theirs is group `offset` of ours. */
  merge(later: Own, offset: number): void;
  fields(): readonly GroupField[];
  /** Whether fields read back from bytes go together, where they must. */
  consistent?(): boolean;
}

/** Rows in runs: of one group each (step 0), or of one group after the other (step 1). */
export interface RowRuns {
  /** Group of each run's first row, counted from the first group that is kept. */
  readonly groups: Int32Array;
  /** Where each run ends: one more than its last row, counted from the first row of the first run. */
  readonly ends: Int32Array;
  /** What each row's group is more than that of the row before, within a run. */
  readonly step: 0 | 1;
}

/** One observable of one slice: its values, their groups, and the number of the first row in the sweep. */
export interface SliceValues extends RowRuns {
  readonly values: Float64Array | Float32Array;
  readonly firstRow: number;
}

/** A statistic that gathers whole slices. */
export interface SliceStatistic<Own> extends GroupStatistic<Own> {
  add(slice: SliceValues): void;
}

/** Validity of counts: how often something was seen. */
export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
