// The page and the figure of the study of tests.
import { markdownTable, percent } from "../run-study.mjs";
import { shareFigure } from "../share-figure.mjs";
import { ARMS, SHARED, TESTS } from "./cells.mjs";

export function testsPage(rows, { command, seed }) {
  const nulls = rows.filter(({ truth, kind }) => truth === "none" && kind === "series");
  const powers = rows.filter(({ truth }) => truth === "some");
  const shared = rows.filter(({ kind }) => kind === "items");
  return `# How often tests are called

What \`onset fit --test\` calls at p ≤ 0.05, where nothing is there and where something is: \`${command}\` (seed ${seed}). The seed alone makes the
counts. The curve asked about is a logistic with four free parameters; each p comes from up to 199 draws, and drawing ends with the 10th that
reaches the statistic, which leaves p ≤ 0.05 as it is. Rates have the standard error √(rate (1 − rate) / series); the [JSON](tests.json) has
every cell with its interval and number of series.

${summary(nulls)}
${missing(nulls)}
![Share of series under the null with p ≤ 0.05, over all designs of a test](tests.svg)

## Where nothing is there

Series of ${count(nulls)} a cell, drawn from the edge of the null. A rate of 5 % is what is promised; less is cautious. Rates whose 95 % interval lies wholly
above 5 % are **bold**.

${designTable(nulls)}

Truths: ${truthsOf("words")}.

- With scatter in the model and 4 sizes a step leaves one number to tell the scatter by: \`step\` is then called a little too often.
- Lines and saturating rises are called to turn more seldom than promised: the logistic that is drawn from has level ends, where chance alone
  turns scores around, and these truths have none, or one.

## Where something is there

Series of ${count(powers)} a cell; how many have p ≤ 0.05.

${designTable(powers)}

Truths: ${truthsOf("power")}.

## The same items at every size

${SHARED.items} items at ${SHARED.sizes} sizes, each of a difficulty of its own (standard deviation ${SHARED.difficulty} on the logit), so that sizes fail on the same items; flat series for
\`transition\`, rising ones for the others. *Likelihood*: series drawn size by size, as counts alone allow. *Whole items*: \`--resample items\`.

${markdownTable(
  ["test", "drawn by", "series", "p ≤ 0.05", "± 95 %"],
  shared.map((row) => [row.test, row.arm, String(row.series), percent(row.share), interval(row)]),
)}
`;
}

/** Kinds of scatter that no row tells of. */
function missing(rows) {
  const absent = ARMS.filter(({ arm }) => !rows.some((row) => row.arm === arm)).map(({ arm }) => arm);
  return absent.length === 0 ? "" : `\nNot counted yet: ${absent.join("; ")}.\n`;
}

function truthsOf(what) {
  return TESTS.filter((one) => one[what] !== undefined)
    .map((one) => `*${one.name}*, ${one[what]}`)
    .join("; ");
}

function count(rows) {
  const counts = rows.map(({ series }) => series);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? String(most) : `${least} to ${most}`;
}

function interval(row) {
  return row.interval.map((end) => percent(end)).join(" – ");
}

/** One line a test and kind of scatter: the mean over its designs and the highest of them. */
function summary(rows) {
  const lines = groupsOf(rows).map(([name, arm, own]) => {
    const shares = own.map(({ share }) => share);
    const highest = own.reduce((most, row) => (row.share > most.share ? row : most));
    return [
      name,
      arm,
      percent(shares.reduce((sum, share) => sum + share, 0) / shares.length),
      `${percent(highest.share)} (${highest.sizes} sizes, ${highest.items} items)`,
    ];
  });
  return markdownTable(["test", "scatter", "mean over designs", "highest"], lines);
}

/** The rates of docs/reference/fit.md: a row a test, the mean over its designs and the highest of them. */
export function referenceTable(rows) {
  const nulls = rows.filter(({ truth, kind }) => truth === "none" && kind === "series");
  const groups = new Map(groupsOf(nulls).map(([name, arm, own]) => [`${name}|${arm}`, own]));
  const cell = (name, arm) => {
    const shares = groups.get(`${name}|${arm}`)?.map(({ share }) => share);
    if (shares === undefined) return "–";
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    return `${percent(mean)} (${percent(Math.max(...shares))})`;
  };
  return markdownTable(
    ["", "no scatter", "η = 0.05, modelled", "η = 0.05, ignored"],
    TESTS.map(({ name }) => {
      const [test, ...words] = name.split(", ");
      return [[`\`${test}\``, ...words].join(", "), ...ARMS.map(({ arm }) => cell(name, arm))];
    }),
  );
}

function groupsOf(rows) {
  return TESTS.flatMap(({ name }) =>
    ARMS.flatMap(({ arm }) => {
      const own = rows.filter((row) => row.name === name && row.arm === arm && row.share !== null);
      return own.length === 0 ? [] : [[name, arm, own]];
    }),
  );
}

function designTable(rows) {
  const designs = [...new Set(rows.map(({ sizes, items }) => `${sizes} × ${items}`))].toSorted(
    (a, b) => parseInt(a, 10) - parseInt(b, 10) || Number(a.split(" × ")[1]) - Number(b.split(" × ")[1]),
  );
  const lines = groupsOf(rows).map(([name, arm, own]) => [
    name,
    arm,
    ...designs.map((design) => {
      const row = own.find(({ sizes, items }) => `${sizes} × ${items}` === design);
      if (row === undefined) return "–";
      const text = percent(row.share);
      return row.truth === "none" && row.interval[0] > 0.05 ? `**${text}**` : text;
    }),
  ]);
  return markdownTable(["test", "scatter", ...designs.map((design) => `${design} items`)], lines);
}

export function testsFigure(rows) {
  const nulls = rows.filter(({ truth, kind }) => truth === "none" && kind === "series");
  return shareFigure({
    title: "Series under the null with p ≤ 0.05: mean and range over designs",
    rows: groupsOf(nulls).map(([name, arm, own]) => {
      const shares = own.map(({ share }) => share);
      return {
        label: `${name}; ${arm}`,
        share: shares.reduce((sum, share) => sum + share, 0) / shares.length,
        interval: [Math.min(...shares), Math.max(...shares)],
      };
    }),
    from: 0,
    to: Math.max(0.1, ...nulls.map(({ share }) => share ?? 0)),
    goals: [{ share: 0.05, label: "5 %" }],
  });
}
