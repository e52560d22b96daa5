import { allocate } from "../arena";
import { Axis, MODEL_SKILLS, Run, SLOT_FIRST_SKILL, SLOT_STEEPNESS, SLOT_STEPS, SLOT_THRESHOLD } from "./run";
import { LAYOUT_SPREAD, RULE_CORRELATED } from "./run";
import { axisAt } from "./design";
import { placeWindows, windowBytes } from "../observe/windows";
import { AREA, LOG_LIKELIHOOD, Observer, SLOPE, SUM_OF_SQUARES } from "../observe/observers";

// Makes the record of a sweep (run.ts). The caller has copied the design's arrays in; everything else is made here.

let failed: bool = false;

/** A block that stays; `failed` where there is none. */
function take(bytes: u32): usize {
  const block = allocate(bytes);
  failed = failed || block == 0;
  return block;
}

/** Copies points to a row of whole blocks; behind the last one stands `fill`. */
function copyRow(run: Run, from: usize, fill: f64): usize {
  const row = take(<u32>run.bytes);
  if (row == 0) return 0;
  memory.copy(row, from, <usize>run.points << 3);
  for (let i = <usize>run.points << 3; i < run.bytes; i += 8) store<f64>(row + i, fill);
  return row;
}

/** The record, or 0 where memory is short. `x`, `scores` and `weights` hold `points` values; no data: 0. */
export function openRun(model: i32, rule: i32, layout: i32, skills: i32, slotCount: i32, slots: usize, axes: usize, axisCount: i32, points: i32, x: usize, observers: usize, observerCount: i32, scores: usize, weights: usize, tableBytes: f64): usize {
  failed = false;
  const address = take(<u32>offsetof<Run>());
  if (failed) return 0;
  memory.fill(address, 0, offsetof<Run>());
  const run = changetype<Run>(address);
  run.model = model;
  run.rule = rule;
  run.layout = layout;
  run.skills = skills;
  run.slotCount = slotCount;
  run.slots = slots;
  run.axes = axes;
  run.axisCount = axisCount;
  run.points = points;
  run.bytes = ((<usize>points << 3) + 63) & ~63;
  run.x = copyRow(run, x, load<f64>(x + (<usize>points << 3) - 8));
  run.observers = observers;
  run.observerCount = observerCount;
  noteObservers(run);
  if (!failed) makeSteps(run);
  if (!failed && scores != 0) makeData(run, scores, weights);
  makeRows(run);
  run.chain = isChain(run) ? 1 : 0;
  if (!failed) makeTables(run, tableBytes);
  if (!failed) makeWindows(run);
  return failed ? 0 : address;
}

function noteObservers(run: Run): void {
  let others = 0;
  for (let o = 0; o < run.observerCount; o++) {
    const kind = <i32>changetype<Observer>(run.observers + (<usize>o << 5)).kind;
    if (kind == LOG_LIKELIHOOD) run.careful = 1;
    if (kind >= SLOPE && kind <= AREA) run.measures = 1;
    if (kind != SUM_OF_SQUARES) others++;
  }
  run.squaresOnly = others == 0 && run.observerCount > 0 ? 1 : 0;
}

/** Whether the last axis sets the steps and nothing else, ascending, and not so far that starting in the middle is dear. */
function isChain(run: Run): bool {
  if (run.axisCount == 0) return false;
  const axis: Axis = axisAt(run, run.axisCount - 1);
  if (axis.count != 1 || load<i32>(axis.slots) != SLOT_STEPS) return false;
  let before = 0.0;
  for (let i = 0; i < axis.steps; i++) {
    const steps = load<f64>(axis.values + (<usize>i << 3));
    if (steps < before) return false;
    before = steps;
  }
  return before <= 256.0;
}

function makeSteps(run: Run): void {
  const n = run.points;
  const x = run.x;
  run.inverseSteps = take(<u32>run.bytes);
  run.spans = take(<u32>run.bytes);
  if (failed) return;
  memory.fill(run.inverseSteps, 0, run.bytes);
  memory.fill(run.spans, 0, run.bytes);
  run.step = n > 1 ? (load<f64>(x + (<usize>n << 3) - 8) - load<f64>(x)) / <f64>(n - 1) : 0.0;
  run.perStep = 1.0 / run.step;
  run.equalSteps = 1;
  for (let i = 1; i < n; i++) {
    const at = <usize>i << 3;
    const step = load<f64>(x + at) - load<f64>(x + at - 8);
    if (abs(step - run.step) > 1e-11 * run.step) run.equalSteps = 0;
    store<f64>(run.inverseSteps + at, 1.0 / step);
    store<f64>(run.spans + at - 8, load<f64>(run.spans + at - 8) + 0.5 * step);
    store<f64>(run.spans + at, 0.5 * step);
  }
}

function makeData(run: Run, scores: usize, weights: usize): void {
  run.scores = copyRow(run, scores, 0.0);
  run.weights = copyRow(run, weights, 0.0);
  run.shifted = copyRow(run, scores, 0.0);
  run.hits = take(<u32>run.bytes);
  run.misses = take(<u32>run.bytes);
  if (failed) return;
  run.shift = 0.0;
  run.equalWeights = 1;
  for (let i: usize = 0; i < run.bytes; i += 8) {
    const w = load<f64>(run.weights + i);
    const y = load<f64>(run.scores + i);
    if (i < <usize>run.points << 3 && w != load<f64>(run.weights)) run.equalWeights = 0;
    store<f64>(run.hits + i, w * y);
    store<f64>(run.misses + i, w * (1.0 - y));
  }
}

function makeRows(run: Run): void {
  const bytes = <u32>run.bytes;
  run.base = take(bytes);
  run.power = take(bytes);
  // Linearity looks one point beyond its row, breakthroughness sorts in it.
  run.scratch = take(bytes + 64);
  if (run.careful) {
    run.baseRest = take(bytes);
    run.powerRest = take(bytes);
  }
  if (run.model == MODEL_SKILLS) {
    run.second = take(bytes);
    if (run.rule == RULE_CORRELATED) {
      run.least = take(bytes);
      run.most = take(bytes);
    }
    run.coefficients = take(<u32>(run.skills + 1) << 3);
    run.factors = take(<u32>run.skills << 4);
    run.polynomialSkills = -1;
  }
  run.baseKey = take(<u32>run.slotCount << 3);
  for (let i = 0; !failed && i < run.slotCount; i++) store<f64>(run.baseKey + (<usize>i << 3), NaN);
}

function makeWindows(run: Run): void {
  const bytes = windowBytes(run);
  if (bytes == 0) return;
  run.windowBytes = bytes;
  run.windowPlaces = take(bytes);
  run.windowTable = take(bytes);
  run.windowSums = take(32);
  if (!failed) placeWindows(run);
}

/** The axis that numbers a steepness: the one that sets it, unless the threshold goes along with it. */
function axisOf(run: Run, threshold: i32, steepness: i32): i32 {
  for (let a = 0; a < run.axisCount; a++) {
    if (axisSets(axisAt(run, a), steepness)) return axisSets(axisAt(run, a), threshold) ? -1 : a;
  }
  return -1;
}

function axisSets(axis: Axis, slot: i32): bool {
  for (let j = 0; j < axis.count; j++) {
    if (load<i32>(axis.slots + (<usize>j << 2)) == slot) return true;
  }
  return false;
}

function makeTables(run: Run, tableBytes: f64): void {
  const skills = run.model == MODEL_SKILLS;
  const groups = skills ? run.skills : 1;
  const spread = skills && run.layout == LAYOUT_SPREAD;
  run.limit = run.careful ? 640.0 : 130.0;
  run.tableGroups = groups;
  run.tableAxes = take(<u32>groups << 2);
  if (failed) return;
  let most = 1;
  for (let g = 0; g < groups; g++) {
    const first = skills ? SLOT_FIRST_SKILL + (spread ? 0 : 2 * g) : SLOT_THRESHOLD;
    const axis = axisOf(run, first, skills ? first + 1 : SLOT_STEEPNESS);
    store<i32>(run.tableAxes + (<usize>g << 2), axis);
    if (axis >= 0) most = max(most, axisAt(run, axis).steps);
  }
  const room = max(1.0, floor(tableBytes / <f64>run.bytes / <f64>groups));
  run.tableSteps = <i32>min<f64>(<f64>most, room);
  run.tableWays = <i32>min<f64>(4.0, max<f64>(1.0, floor(room / <f64>run.tableSteps)));
  const tables = groups * run.tableSteps * run.tableWays;
  run.tables = take(<u32>tables * <u32>run.bytes);
  run.tableKeys = take(<u32>tables * 24);
  if (!failed) memory.fill(run.tableKeys, 0, <usize>tables * 24);
}
