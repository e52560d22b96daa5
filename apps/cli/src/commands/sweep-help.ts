/** The short version of the written form, under the command's options. */
export const SPEC_HELP = `
A spec:
  onset: sweep/1
  model: { curve: exact-match }        # any curve, a composition of skills, or an expression
  axes:
    threshold: { from: 8, to: 12, count: 100 }                       # log10 of the scale
    steepness: { from: 0.5, to: 10, count: 50, spacing: geometric }  # per decade
    steps: [1, 2, 4, 8, 16]
    scale: { from: 1e6, to: 1e13, count: 1000, spacing: geometric }  # as published
  observables: [onset, width]          # one row a curve; or [score], one row a cell
  reduce: { over: [threshold], statistics: [mean, { quantiles: [0.05, 0.95] }] }  # optional
`;

/** Commands that work, and what they are for. */
export const EXAMPLES = [
  ["onset sweep spec.yaml --dry-run", "cells, rows, bytes, time and memory"],
  ["onset sweep spec.yaml --out rows/", "to Parquet files"],
  ["onset sweep spec.yaml --out rows/ --resume", "goes on after Ctrl-C, a crash or a full disk"],
  ["onset sweep spec.yaml --out rows/ --files csv --format json", "to CSV files, the summary as JSON"],
  ["onset sweep spec.yaml --out shard-3/ --shard 3/16", "one piece of sixteen, on a machine of its own"],
  ["onset sweep merge shard-*/ --out rows/", "the pieces joined to the files of one run"],
] as const;
