// Uniform random numbers, and simulated measurements: binomial draws of 8 places, 200 items, many replicates.
import { timed, uniform } from "../harness.mjs";

const COUNT = 1 << 20;
const ITEMS = 200;
const REPLICATES = 50_000;
const SHARES = Float64Array.of(0.03, 0.08, 0.2, 0.35, 0.5, 0.7, 0.88, 0.96);

/** Mean and spread of uniforms within six standard errors. */
function checkUniforms(answer) {
  const values = Array.from(answer);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + value * value, 0) / values.length;
  const error = 6 / Math.sqrt(12 * values.length);
  const right = Math.abs(mean - 1 / 2) < error && Math.abs(square - 1 / 3) < error;
  return right && values.every((value) => value >= 0 && value < 1)
    ? null
    : `mean ${mean}, mean square ${square}`;
}

/** @returns {Promise<import("../harness.mjs").Row>} */
export async function uniformsRow({ kernel, python }) {
  const out = new Float64Array(COUNT);
  const plain = () => {
    for (let i = 0; i < COUNT; i += 1) out[i] = Math.random();
    return out;
  };
  const contenders = [
    { name: "Onset kernel.uniforms (Philox 4×32)", run: () => timed(() => kernel.uniforms(1, 0, 0, COUNT)) },
    { name: "plain JavaScript, Math.random (not reproducible)", run: () => timed(plain) },
  ];
  if (python !== null) {
    contenders.push({
      name: "NumPy Generator(Philox).random in place",
      run: () => python.call("uniforms", { count: COUNT }),
    });
  }
  return {
    name: `${COUNT.toLocaleString("en")} uniform random numbers`,
    unit: "number",
    operations: () => COUNT,
    contenders,
    check: checkUniforms,
  };
}

/** Means over replicates, place by place. */
function meansOf(counts) {
  const means = new Float64Array(SHARES.length);
  counts.forEach((count, i) => (means[i % SHARES.length] += count / REPLICATES));
  return [means];
}

/** Inversion as one writes it: the distribution function of each place once, walked from its middle for each draw. */
function plainDraws(out) {
  const next = uniform(3);
  SHARES.forEach((share, place) => {
    const below = new Float64Array(ITEMS + 1);
    let weight = (1 - share) ** ITEMS;
    for (let k = 0, sum = 0; k <= ITEMS; k += 1) {
      sum += weight;
      below[k] = sum;
      weight *= ((ITEMS - k) / (k + 1)) * (share / (1 - share));
    }
    const middle = Math.round(ITEMS * share);
    for (let r = 0; r < REPLICATES; r += 1) {
      const u = next();
      let k = middle;
      if (u > below[k]) while (k < ITEMS && u > below[k]) k += 1;
      else while (k > 0 && u <= below[k - 1]) k -= 1;
      out[r * SHARES.length + place] = k;
    }
  });
  return out;
}

/** Times the draws alone; their means are what is checked. */
function summed(work) {
  const { seconds, answer } = timed(work);
  return { seconds, answer: meansOf(answer) };
}

/** @returns {Promise<import("../harness.mjs").Row>} */
export async function binomialsRow({ kernel, python }) {
  const items = new Float64Array(SHARES.length).fill(ITEMS);
  const peerOut = new Float64Array(SHARES.length * REPLICATES);
  const draws = { seed: 1, curve: 0, begin: 0, end: REPLICATES };
  await python?.load("draws.shares", SHARES);
  const contenders = [
    { name: "Onset kernel.binomials", run: () => summed(() => kernel.binomials(draws, items, SHARES)) },
    { name: "plain JavaScript, table and walk", run: () => summed(() => plainDraws(peerOut)) },
  ];
  if (python !== null) {
    contenders.push({
      name: "NumPy Generator(Philox).binomial",
      run: () => python.call("binomials", { items: ITEMS, replicates: REPLICATES }),
    });
  }
  return {
    name: `binomial draws: 8 places, ${ITEMS} items, ${REPLICATES.toLocaleString("en")} replicates`,
    unit: "draw",
    operations: () => SHARES.length * REPLICATES,
    contenders,
    check: (answer) => {
      for (const [place, mean] of Array.from(answer[0]).entries()) {
        const error = Math.sqrt((ITEMS * SHARES[place] * (1 - SHARES[place])) / REPLICATES);
        const apart = Math.abs(mean - ITEMS * SHARES[place]);
        if (!(apart < 6 * error))
          return `mean ${mean} at place ${place}, ${apart / error} standard errors off`;
      }
      return null;
    },
  };
}
