// Prints docs/reference/curves.md from the registry, so that the page cannot say anything that the code does not.
// Run after a build: node tools/curves-page.mjs > docs/reference/curves.md (a test in docs/test holds the two together).
import { curveParameters, listBases, listCurves, listExpressionFunctions } from "@onset/core";

const KINDS = {
  line: "Lines",
  sigmoid: "Sigmoids",
  law: "Power laws and losses",
  hump: "Curves that turn back",
  composition: "Curves made of curves",
};

/** The whole page. */
export function curvesPage() {
  const curves = listCurves();
  const sections = Object.entries(KINDS).map(([kind, title]) =>
    [`## ${title}`, ...curves.filter((curve) => curve.kind === kind).map(section)].join("\n\n"),
  );
  return `${[head(), overview(curves), ...sections, expressions()].join("\n\n")}\n`;
}

function head() {
  return `# Curves

Written by \`tools/curves-page.mjs\` from the registry in \`packages/core/src/curves\`: change that, not this page.

Every curve here can be simulated (\`onset simulate --curve NAME\`), swept and evaluated; the fitted ones are marked.
x is the transformed scale, log10 of parameters, FLOP or tokens. ψ is the score, γ the guess rate, λ the lapse rate:

\`\`\`plain
ψ(x) = γ + (1 − γ − λ) F(x)
\`\`\`

The unscaled curve F runs from 0 to 1. Its **threshold** c is where F is one half, whatever the family; its
**steepness** k is the rate per unit of x that its formula states, and the 10–90 % **width** follows from it in closed
form. \`--falling\` (\`direction: falling\`) takes 1 − F instead, so that the score goes from 1 − λ down to γ at the same
threshold. Values keep their relative accuracy in both tails of F; golden values from mpmath hold every curve
(\`packages/core/test/curves-golden.test.ts\`).

\`\`\`sh
npx onset simulate --list --curve richards     # one curve in the terminal
npx onset simulate --curve gumbel --set threshold=10 --set steepness=3
npx onset simulate --curve exact-match --base gaussian --set threshold=9 --set steepness=1 --set steps=8
npx onset simulate --curve logistic --falling --set threshold=10 --set steepness=3 --set guessRate=0.25
\`\`\`

A simulated measurement of a known curve, to see what an analysis makes of it:

\`\`\`sh
npx onset simulate --curve gumbel --set threshold=10 --set steepness=3 --items 200 --seed 7 --out measured.csv
npx onset analyse measured.csv
\`\`\``;
}

function overview(curves) {
  return [
    "| curve | | 10–90 % width | inverse | falling | axis | |",
    "|---|---|---|---|---|---|---|",
    ...curves.map((curve) => `| ${overviewCells(curve).join(" | ")} |`),
  ].join("\n");
}

function overviewCells(curve) {
  const { id, title, direction, axis, sameAs, fittable } = curve;
  return [
    `[\`${id}\`](#${id})`,
    title,
    widthInShort(curve),
    inverseInShort(curve),
    direction === "either" ? "yes" : "no",
    axis,
    [sameAs === null ? "" : `is \`${sameAs}\``, fittable ? "fitted" : ""].filter(Boolean).join(", "),
  ];
}

/** The figure alone of \`2 ln 9 / k ≈ 4.394 / k\`; what is longer stands with its curve. */
function widthInShort({ width }) {
  if (width === null) return "none";
  if (width.includes("≈")) return width.split("≈")[1].trim();
  return width.length > 20 ? "see there" : width;
}

function inverseInShort({ id, inverse }) {
  if (id === "constant") return "none";
  return inverse === null ? "searched for" : "closed";
}

function section(curve) {
  const lines = [`### ${curve.id}`, `${curve.title}.${curve.remark === null ? "" : ` ${curve.remark}`}`];
  if (curve.sameAs === null) {
    lines.push(
      `\`\`\`plain\n${curve.formula.replace("F(x), F(x)", "F(x)\nF(x)").replace("), L(x)", ")\nL(x)")}\n\`\`\``,
      parameterTable(curve.parameters),
    );
    if (curve.width !== null) lines.push(`Width: ${code(curve.width)}`);
    if (curve.inverse !== null) lines.push(`Inverse: ${code(curve.inverse)}`);
  }
  if (curve.id === "exact-match") lines.push(bases());
  lines.push(`Source: ${curve.source}`);
  return lines.join("\n\n");
}

/** A formula as code, words before its colon as words. */
function code(text) {
  if (text.includes("between") || text.startsWith("of the base")) return `${text}.`;
  const at = text.indexOf(": ");
  return at < 0 ? `\`${text}\`` : `${text.slice(0, at + 2)}\`${text.slice(at + 2)}\``;
}

function parameterTable(all) {
  const parameters = all.filter(({ name }) => name !== "guessRate" && name !== "lapseRate");
  const rows = parameters.map(
    ({ name, unit, low, high, list, initial, description }) =>
      `| \`${name}\`${list ? " (list)" : ""} | ${description.replaceAll("|", "\\|")} | ${unit} | ${range(low, high)} | ${initial ?? ""} |`,
  );
  const table = [
    "| parameter | what it is | unit | from, to | default |",
    "|---|---|---|---|---|",
    ...rows,
  ].join("\n");
  return parameters.length === all.length
    ? table
    : `${table}\n\nAlso \`guessRate\` γ and \`lapseRate\` λ, 0 unless given.`;
}

function range(low, high) {
  return `${Number(low.toPrecision(4))}, ${high}`;
}

function bases() {
  return [
    "`--base` (`base:`) takes the curve of one step, which brings its own parameters:",
    ...listBases().map((base) => `- \`${base}\`: ${ownNames(base)}`),
  ].join("\n");
}

function ownNames(base) {
  return curveParameters({ curve: "exact-match", base })
    .map(({ name }) => `\`${name}\``)
    .filter((name) => !/guessRate|lapseRate|steps/.test(name))
    .join(", ");
}

function expressions() {
  const rows = listExpressionFunctions().map(
    ({ name, operands, description }) => `| \`${name}(${operands === 2 ? "a, b" : "z"})\` | ${description} |`,
  );
  return `## Expressions of your own

\`onset simulate --expression FORMULA\` and \`model: { expression: FORMULA }\` of a sweep take a formula of \`x\`, \`scale\` (as
published), parameters of any other name, numbers (\`1e-4\`), \`pi\`, parentheses and \`+ - * / ^\` (\`**\` is \`^\`), with the
precedence of mathematics: \`-x^2\` is −(x²), \`2^3^2\` is 2⁹, \`2^-1\` is one half. A product needs its \`*\`. At most 4000
characters, 64 parentheses inside each other. An expression is parsed, never run as code; what it cannot be is refused
with the place in the text.

\`\`\`sh
npx onset simulate --expression "floor + (1 - floor) * phi(k * (x - c))" --set floor=0.2 --set k=2 --set c=10
\`\`\`

| function | |
|---|---|
${rows.join("\n")}`;
}

if (process.argv[1]?.endsWith("curves-page.mjs")) process.stdout.write(curvesPage());
