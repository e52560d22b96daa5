// The cells of the coverage study: designs, truths, and what is claimed of each method there (docs/studies/coverage.md).
const EIGHT = [8.1, 8.54, 8.88, 9.11, 9.43, 9.83, 10.11, 11.24];
const TWELVE = Array.from({ length: 12 }, (_, i) => 7.5 + (4 * i) / 11);

/** Too few to leave four parameters much to be told by. */
const FIVE = [8, 8.75, 9.5, 10.25, 11];

const RIGHT = { profile: [0.92, 0.98], posterior: [0.92, 0.98] };

/** Of the model that is fitted: 8 or 12 sizes of 50 to 2000 items. */
const PLAIN = [EIGHT, TWELVE].flatMap((x) =>
  [50, 200, 2000].map((items) => ({ name: `${x.length} sizes, ${items} items`, x, items })),
);

/**
 * `claim`: bounds of the coverage, by method; a method without one is published all the same. `prior`: the truth is drawn from the
 * posterior's own prior, identified or not, and nobody else is asked. A series says what chance reaches where its planted floor is not 0,
 * as a table of multiple choice does; `unstated`: the draws of the cell of this index again, from which that is left out. `again`: the
 * draws of the cell of this index, under another model. `modelled`: the scatter that the posterior models, where it is not that of the
 * counts. `averaged`: it is averaged over shapes. A cell's draws hang on its place here: new cells come last.
 */
const FIRST_CELLS = [
  ...PLAIN.map((cell) => ({ group: "right curve", ...cell, claim: RIGHT })),
  {
    group: "scatter as modelled",
    name: "η 0.05, 200 items",
    x: TWELVE,
    items: 200,
    scatter: 0.05,
    claim: { posterior: [0.92, 1] },
  },
  {
    group: "scatter as modelled",
    name: "η 0.15, 200 items",
    x: TWELVE,
    items: 200,
    scatter: 0.15,
    claim: { posterior: [0.92, 1] },
  },
  {
    group: "shape unknown",
    name: "probit, 200 items",
    x: TWELVE,
    items: 200,
    shape: "gaussian",
    averaged: true,
    claim: { posterior: [0.92, 0.98] },
  },
  {
    group: "shape unknown",
    name: "Gumbel, 200 items",
    x: TWELVE,
    items: 200,
    shape: "gumbel",
    averaged: true,
    claim: { posterior: [0.92, 0.98] },
  },
  {
    group: "truth from the prior",
    name: "12 sizes, 200 items, no scatter",
    x: TWELVE,
    items: 200,
    prior: true,
    claim: { posterior: [0.94, 0.96] },
  },
  {
    group: "truth from the prior",
    name: "8 sizes, 100 items, scatter too",
    x: EIGHT,
    items: 100,
    prior: true,
    scatter: "prior",
    claim: { posterior: [0.94, 0.96] },
  },
  {
    group: "width below the gap",
    name: "12 sizes, 200 items",
    x: TWELVE,
    items: 200,
    narrow: true,
    claim: { upper: [0.9, 1] },
  },
  {
    group: "width below the gap",
    name: "12 sizes, 2000 items",
    x: TWELVE,
    items: 2000,
    narrow: true,
    claim: { upper: [0.9, 1] },
  },
  {
    group: "one wrong shape",
    name: "Gumbel, 2000 items",
    x: TWELVE,
    items: 2000,
    shape: "gumbel",
    claim: {},
  },
  {
    group: "jitter, not modelled",
    name: "0.1 decade, 200 items",
    x: TWELVE,
    items: 200,
    jitter: 0.1,
    claim: {},
  },
  ...PLAIN.map((cell, index) => ({
    group: "chance not stated",
    ...cell,
    unstated: index,
    claim: {},
  })),
];

const placeOf = (group, name) => FIRST_CELLS.findIndex((cell) => cell.group === group && cell.name === name);
const UNMODELLED = placeOf("jitter, not modelled", "0.1 decade, 200 items");

/** All of them; the last ones see the draws of an earlier one again, or jitter. */
export const CELLS = [
  ...FIRST_CELLS,
  {
    group: "jitter as modelled",
    name: "0.1 decade, 200 items",
    x: TWELVE,
    items: 200,
    jitter: 0.1,
    modelled: "jitter",
    again: UNMODELLED,
    claim: { posterior: [0.92, 1] },
  },
  {
    group: "jitter as modelled",
    name: "0.05 decade, 8 sizes, 200 items",
    x: EIGHT,
    items: 200,
    jitter: 0.05,
    modelled: "jitter",
    claim: { posterior: [0.92, 1] },
  },
  {
    group: "jitter from the prior",
    name: "8 sizes, 100 items, jitter too",
    x: EIGHT,
    items: 100,
    prior: true,
    jitter: "prior",
    modelled: "jitter",
    claim: { posterior: [0.94, 0.96] },
  },
  ...[50, 200, 2000].map((items) => ({
    group: "five sizes",
    name: `5 sizes, ${items} items`,
    x: FIVE,
    items,
    claim: {},
  })),
  {
    group: "scatter as modelled",
    name: "η 0.05, 2000 items",
    x: TWELVE,
    items: 2000,
    scatter: 0.05,
    claim: { posterior: [0.92, 1] },
  },
  {
    group: "shape unknown",
    name: "Gumbel, 2000 items",
    x: TWELVE,
    items: 2000,
    shape: "gumbel",
    averaged: true,
    again: placeOf("one wrong shape", "Gumbel, 2000 items"),
    claim: { posterior: [0.92, 0.98] },
  },
  {
    group: "one wrong shape",
    name: "Gumbel, 200 items",
    x: TWELVE,
    items: 200,
    shape: "gumbel",
    again: placeOf("shape unknown", "Gumbel, 200 items"),
    claim: {},
  },
  { group: "one wrong shape", name: "Gumbel, 50 items", x: TWELVE, items: 50, shape: "gumbel", claim: {} },
  {
    group: "jitter, not modelled",
    name: "0.1 decade, 2000 items",
    x: TWELVE,
    items: 2000,
    jitter: 0.1,
    claim: {},
  },
  {
    group: "jitter, taken for overdispersion",
    name: "0.1 decade, 200 items",
    x: TWELVE,
    items: 200,
    jitter: 0.1,
    modelled: "overdispersion",
    again: UNMODELLED,
    claim: {},
  },
];

/** What a draw of a cell costs, about, in milliseconds: by its posterior. */
export function costOf({ modelled, scatter, averaged, jitter }) {
  if (modelled === "jitter") return jitter === 0.1 ? 400 : 200;
  return modelled !== undefined || scatter !== undefined || averaged === true ? 40 : 12;
}
