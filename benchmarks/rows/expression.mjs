// A formula of one's own over four million points: the broken neural scaling law with one break (arXiv:2210.14891).
import { expressionTape } from "@onset/core";
import { timed } from "../harness.mjs";
import { compare } from "./grid.mjs";

const LENGTH = 1 << 22;
const TEXT = "a + b * x^-c0 * (1 + (x / d)^(1 / f))^(-c1 * f)";
const VALUES = { a: 0.1, b: 1, c0: 0.2, c1: 0.3, d: 100, f: 0.4 };

/** @returns {Promise<import("../harness.mjs").Row>} */
export async function expressionRow({ kernel, python }) {
  const x = Float64Array.from({ length: LENGTH }, (_, i) => 10 ** (-1 + (6 * i) / LENGTH));
  const out = new Float64Array(LENGTH);
  const peerOut = new Float64Array(LENGTH);
  const { tape, parameters } = expressionTape(TEXT, { columns: ["x"] });
  const inputs = { tape, parameters: Float64Array.from(parameters, (name) => VALUES[name]), columns: [x] };
  const { a, b, c0, c1, d, f } = VALUES;
  const formula = (at) => a + b * at ** -c0 * (1 + (at / d) ** (1 / f)) ** (-c1 * f);
  const plain = () => {
    for (let i = 0; i < LENGTH; i += 1) peerOut[i] = formula(x[i]);
    return peerOut;
  };
  await python?.load("expression.x", x);
  await python?.load("expression.parameters", Float64Array.of(a, b, c0, c1, d, f));
  const expected = Float64Array.from({ length: 4096 }, (_, i) => formula(x[i * (LENGTH / 4096)]));
  const contenders = [
    { name: "Onset kernel.tape into an array", run: () => timed(() => kernel.tape(inputs, out)) },
    { name: "plain JavaScript, a closure", run: () => timed(plain) },
  ];
  if (python !== null) {
    contenders.push({ name: "NumPy as written", run: () => python.call("expression-plain") });
    contenders.push({ name: "NumPy in place", run: () => python.call("expression") });
    if (python.numexpr) contenders.push({ name: "numexpr", run: () => python.call("expression-numexpr") });
  }
  return {
    name: `a broken power law over ${LENGTH.toLocaleString("en")} points`,
    unit: "point",
    operations: () => LENGTH,
    contenders,
    check: (answer) => compare(answer, expected, LENGTH, 1e-13),
  };
}
