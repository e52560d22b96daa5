// A job of the study of tests: some draws of one cell, and how many of them have p ≤ 0.05.
//
// With 199 draws p ≤ 0.05 means: fewer than 10 of them gain as much. A test that is over as soon as 10 do says the same
// (`enough`, packages/core/src/bootstrap/ranked.ts), and draws 40 on average where nothing is there.
import { loadKernelSync } from "@onset/kernel";
import { runTests } from "../../../packages/core/dist/bootstrap/run-tests.js";
import { fitData } from "../../../packages/core/dist/fit/fit-data.js";
import { fitSettings } from "../../../packages/core/dist/fit/fit-settings.js";
import { countsOf } from "../coverage/truth.mjs";
import { ARMS, CELLS, SHARED, STEPS, TESTS } from "./cells.mjs";

const kernel = loadKernelSync();
const LEVEL = 0.05;
const DRAWS = { replicates: 199, enough: 10 };

export async function cell({ seed, cell: index, begin, end }) {
  const design = CELLS[index];
  let [called, asked, refused] = [0, 0, 0];
  for (let i = begin; i < end; i++) {
    const number = (index + 1) * 2 ** 20 + i;
    const p = design.kind === "items" ? ofItems(design, seed, number) : ofSeries(design, seed, number);
    if (p === null) refused++;
    else {
      asked++;
      called += p <= LEVEL + 1e-12 ? 1 : 0;
    }
  }
  return { called, asked, refused };
}

function positions(sizes) {
  return Float64Array.from({ length: sizes }, (_, i) => 7.5 + STEPS[sizes] * i);
}

function ofSeries({ index, which, sizes, items, truth }, seed, number) {
  const one = TESTS[index];
  const { planted, likelihood } = ARMS[which];
  const x = positions(sizes);
  const u = kernel.uniforms(seed, number, 0, 8);
  const scatter = truth === "some" && one.scatter !== undefined ? one.scatter : planted;
  const counts = countsOf({ psi: one[truth](x, u), items, scatter }, seed, number);
  return pOf(one.test, seriesOf(x, counts, { items, number, chance: one.chance ?? null }), { likelihood });
}

/** A flat series of items of their own difficulty: logit of a hit is level + 2 z, the same at all sizes. */
function ofItems({ test, from, sizes, items }, seed, number) {
  const x = positions(sizes);
  const [level, rise] = kernel.uniforms(seed, number, 0, 2);
  const z = kernel.normals(seed, 2 ** 41 + number, 0, items);
  const u = kernel.uniforms(seed, 2 ** 42 + number, 0, sizes * items);
  const way = test === "transition" ? 0 : 1 + 3 * rise;
  const correct = Uint8Array.from(u, (value, at) => {
    const size = Math.floor(at / items);
    const logit = 2 * level - 1 + way * (size / (sizes - 1) - 0.5) + SHARED.difficulty * z[at % items];
    return value < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
  });
  const counts = Float64Array.from({ length: sizes }, (_, size) => {
    let hits = 0;
    for (let i = 0; i < items; i++) hits += correct[size * items + i];
    return hits;
  });
  const series = seriesOf(x, counts, { items, number, chance: null });
  const resample = from === "items" ? "items" : "parametric";
  return pOf(test, series, {
    likelihood: "binomial",
    bootstrap: { resample, outcomes: { [series.id]: { items, correct } } },
  });
}

function seriesOf(x, counts, { items, number, chance }) {
  return {
    id: `s${number}`,
    source: null,
    family: null,
    task: "study",
    subtask: null,
    metric: "acc",
    shots: 0,
    variant: null,
    chance,
    axis: { kind: "params", transform: "log10" },
    points: Array.from(x, (at, i) => ({
      scale: 10 ** at,
      score: counts[i] / items,
      items,
      correct: counts[i],
      standardError: null,
      model: null,
    })),
  };
}

/** p of a test; `null` where it is not applicable. */
function pOf(test, series, options) {
  const settings = fitSettings({ interval: "none", tests: [test], ...options });
  const asked = { ...settings, bootstrap: { ...settings.bootstrap, ...DRAWS } };
  return runTests(kernel, "logistic", fitData(series, settings), asked)[0].p;
}
