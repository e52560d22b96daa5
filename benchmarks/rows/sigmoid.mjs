// The sigmoid of an array: σ(z), four million values, results in a fresh array as the public call gives them.
import { timed, uniform } from "../harness.mjs";

const LENGTH = 1 << 22;

/** @returns {Promise<import("../harness.mjs").Row>} */
export async function sigmoidRow({ kernel, python }) {
  const next = uniform(1);
  const z = Float64Array.from({ length: LENGTH }, () => (next() * 2 - 1) * 20);
  await python?.load("z", z);
  const plain = () => {
    const out = new Float64Array(LENGTH);
    for (let i = 0; i < LENGTH; i += 1) out[i] = 1 / (1 + Math.exp(-z[i]));
    return out;
  };
  const expected = plain();
  const sampled = (answer) => (answer.length === LENGTH ? answer.filter((_, i) => i % 1024 === 0) : answer);
  const contenders = [
    { name: "Onset kernel.expit", run: () => timed(() => kernel.expit(z)) },
    { name: "plain JavaScript", run: () => timed(plain) },
  ];
  if (python !== null) {
    contenders.push({ name: "NumPy 1/(1+exp(-z))", run: () => python.call("sigmoid") });
    contenders.push({ name: "SciPy expit", run: () => python.call("expit") });
  }
  return {
    name: "sigmoid of 4,194,304 float64",
    unit: "value",
    operations: () => LENGTH,
    contenders,
    check: (answer) => {
      const want = sampled(expected);
      const worst = sampled(answer).reduce((most, value, i) => Math.max(most, Math.abs(value - want[i])), 0);
      return worst <= 1e-15 ? null : `largest difference ${worst}`;
    },
  };
}
