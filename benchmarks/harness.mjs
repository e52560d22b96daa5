// Paired timing: in every round all implementations of a row run once, in shuffled order, in one process each;
// ratios are taken within a round, and the median over rounds is told. Times of one machine on one day mean
// little; ratios taken in one run mean something.

/**
 * @typedef {object} Contender
 * @property {string} name
 * @property {() => Timed | Promise<Timed>} run one timed repetition
 * @typedef {{ seconds: number, answer: unknown }} Timed
 * @typedef {object} Row
 * @property {string} name what is computed
 * @property {string} unit what one operation is
 * @property {(contender: Contender) => number} operations how many of them one repetition does
 * @property {Contender[]} contenders the first is ours
 * @property {(answer: unknown, name: string) => string | null} check null when the answer is right, else what is wrong
 * @property {() => unknown} [close] ends what the row has started
 */

/** Times a synchronous function. @param {() => unknown} work @returns {Timed} */
export function timed(work) {
  const begun = performance.now();
  const answer = work();
  return { seconds: (performance.now() - begun) / 1000, answer };
}

/** How long a contender runs, at least, before its times count. */
const WARM_SECONDS = 0.3;

/** Deterministic uniform numbers in [0, 1): benchmark inputs are the same on every machine. */
export function uniform(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 4294967296;
  };
}

const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/**
 * Runs one row.
 * @param {Row} row
 * @param {number} rounds
 */
export async function runRow(row, rounds) {
  const order = uniform(rounds + row.contenders.length);
  const times = new Map(row.contenders.map(({ name }) => [name, []]));
  const wrong = [];
  // Round 0 warms up every contender and checks its answer; it is not counted. One run does not warm up what is over
  // in milliseconds: V8 compiles WebAssembly and JavaScript anew while they run.
  for (let round = 0; round <= rounds; round += 1) {
    const shuffled = row.contenders.map((contender) => [order(), contender]).sort((a, b) => a[0] - b[0]);
    for (const [, contender] of shuffled) {
      const { seconds, answer } = await contender.run();
      if (round === 0) {
        const fault = row.check(answer, contender.name);
        if (fault !== null) wrong.push(`${row.name}, ${contender.name}: ${fault}`);
        for (let warm = seconds; warm < WARM_SECONDS;)
          warm += Math.max((await contender.run()).seconds, 1e-3);
      } else times.get(contender.name).push(seconds / row.operations(contender));
    }
  }
  const ours = times.get(row.contenders[0].name);
  const results = row.contenders.map(({ name }) => {
    const own = times.get(name);
    return {
      name,
      medianNs: median(own) * 1e9,
      minNs: Math.min(...own) * 1e9,
      ratio: median(own.map((value, round) => value / ours[round])),
    };
  });
  return { name: row.name, unit: row.unit, results, wrong };
}
