// The coverage study's page: what is claimed and how it came out, how it was counted, and every cell.
import { markdownTable, percent } from "../run-study.mjs";
import { claimLines } from "./rows.mjs";

const METHODS = {
  profile: "profile",
  upper: "profile, one-sided upper bound",
  "posterior-upper": "posterior, one-sided upper bound",
  posterior: "posterior",
  bootstrap: "bootstrap",
};

const GROUPS = {
  "right curve":
    "The planted curve is the logistic that is fitted, the counts are binomial, and a series whose floor is not 0 states it as its chance level.",
  "scatter as modelled":
    "Shares scatter about the curve by a beta distribution of standard deviation η √(p (1 − p)). The posterior averages over η; profile and bootstrap take the counts for binomial, and show what ignored scatter costs.",
  "shape unknown":
    "A probit or a Gumbel, 1 − exp(−e^z) (`reversed-gumbel` among the curves), is planted. The posterior is averaged by evidence over logistic, probit and both Gumbels; profile and bootstrap fit the logistic.",
  "truth from the prior":
    "Every parameter is drawn from the posterior's own default prior (free answers), identified or not, scatter too where the cell says so. An exact posterior holds 95 % on average here whatever its priors are: a test of the computation.",
  "five sizes":
    "As *right curve*, with five even steps over three decades: four parameters and hardly anything to tell them by. Nothing is claimed.",
  "width below the gap":
    "Widths of 20 to 90 % of the gap between the two sizes about the threshold. How narrow such a rise is, the data cannot say: only an upper bound is given, by profile, at 95 %. Two-sided intervals, and the posterior's bound, which the prior of the width decides, are published.",
  "one wrong shape":
    "A logistic fitted to the same Gumbel, from 50 to 2000 items: what intervals are worth when the model is not true. The more items, the less. Nothing is claimed. (Profile and bootstrap of the draws with 200 items are under *shape unknown*.)",
  "jitter, not modelled":
    "Every model's scale is moved by a normal deviate of 0.1 decade, and the fit is not told. Nothing is claimed.",
  "jitter, taken for overdispersion":
    "The same draws with a posterior that averages over η: the wrong model of scatter, which is better than none. Nothing is claimed.",
  "jitter as modelled":
    "The draws of *jitter, not modelled* with 200 items again, and a smaller jitter over fewer sizes, with a posterior that averages over τ.",
  "jitter from the prior": "As *truth from the prior*, with places that jitter by τ of its own prior.",
  "chance not stated":
    "The draws of the right curve again, from which `chance` is left out. A series that states none is taken for one of free answers: the prior of its guess rate, Beta(1, 20), gives floors of 0.25 and more 0.3 %, and those of 0.1 and more 12 %. Two planted floors in three contradict it, so the model is no longer well specified and nothing is claimed. State `chance` where answers are chosen; profile and bootstrap have no prior and are as under the right curve.",
};

const VERDICTS = { kept: "kept", undecided: "undecided", broken: "**broken**", published: "published" };

/** Text of the page. `run` holds the command, and how long it took. */
export function coveragePage(rows, { command, seconds, workers, seed, date }) {
  const groups = Object.keys(GROUPS).filter((group) => rows.some((row) => row.group === group));
  return `# How often 95 % intervals hold the truth

Truths are planted, counts are drawn, intervals are computed, and it is counted how often they hold the truth:
\`${command}\` (${date}, seed ${seed}; ${Math.round(seconds / 60)} minutes with ${workers} workers). The seed alone makes the counts, not the number of
workers, their order or an interruption: the same command takes a run up where it stood.

## What is claimed, and how it came out

${claimTable(rows)}

*Counted* is the lowest and highest coverage of any cell, threshold and width alike, or their mean. *Kept*: it lies within the claim.
*Undecided*: it does not, but the 95 % interval of the counted share reaches the claim. *Broken*: not even that.

![Coverage of threshold and width by cell and method, with what is claimed](coverage.svg)

## How it is counted

- **Truths.** The threshold lies anywhere between the first and the last size. The width (10 to 90 %) is log-uniform from the gap between the
  sizes about the threshold to 2.5 decades. The floor is 0, 0.1 or 0.25, the ceiling is 0.8 to 1.
- **Identified.** Draws whose rise over the sizes is below five binomial standard errors are planted anew. Which draws count is decided by the truth,
  never by what a fit says of itself.
- **Sizes.** 8 are those of GPT-3; 12 are even steps over four decades, 5 over three.
- **Profile.** The likelihood of the logistic with all four parameters free; the truth is inside where fixing the quantity at it costs at most
  ½ · 3.84 of log-likelihood (½ · 2.71 where only the upper bound is asked for).
- **Draws.** As many as the tables say, the same ones for all methods of a cell; nothing is left out, and no draw is taken for its result.
- **Bootstrap.** Parametric, percentiles of 400 refits. Nothing is claimed of it: with few sizes and items its intervals are short.
- **Posterior.** Central interval over the full grid with the [default priors](../explanation/posterior.md); binomial where nothing scatters,
  beta-binomial where shares scatter, with jitter where places do and the cell says so. A chance level that a series states is the mean of the prior of its guess rate, with the weight of 50
  observations; it is not fixed. The grids have 1.5 nodes a standard deviation in place of 3, which moves an end by a hundredth of the interval
  at most.
- **± 95 %.** Wilson's interval of the counted share.

${groups.map((group) => section(group, rows)).join("\n\n")}
`;
}

function claimTable(rows) {
  return markdownTable(
    ["truths", "method", "asked of", "claim", "counted", ""],
    claimLines(rows).map(({ group, method, over, claim, found, verdict }) => [
      group,
      METHODS[method],
      over,
      claimed(claim),
      [...new Set(found.map((share) => percent(share)))].join(" – "),
      VERDICTS[verdict],
    ]),
  );
}

function claimed([low, high]) {
  return high === 1 ? `≥ ${percent(low, 0)}` : `${percent(low, 0)} – ${percent(high, 0)}`;
}

function section(group, rows) {
  const own = rows.filter((row) => row.group === group);
  const lines = [...new Set(own.map(({ cell }) => cell))].flatMap((cell) =>
    Object.keys(METHODS).flatMap((method) => {
      const both = own.filter((row) => row.cell === cell && row.method === method);
      return both.length === 0 ? [] : [line(cell, method, both)];
    }),
  );
  const head = ["cell", "method", "draws", "threshold", "± 95 %", "width", "± 95 %", "claim", ""];
  return `## ${group[0].toUpperCase()}${group.slice(1)}\n\n${GROUPS[group]}\n\n${markdownTable(head, lines)}`;
}

function line(cell, method, rows) {
  const [{ draws, claim }] = rows;
  const shown = (quantity) => {
    const row = rows.find((each) => each.quantity === quantity);
    return row === undefined
      ? ["–", "–"]
      : [percent(row.coverage), row.interval.map((end) => percent(end)).join(" – ")];
  };
  const verdicts = [...new Set(rows.map(({ verdict }) => VERDICTS[verdict]))];
  const verdict =
    verdicts.length === 1
      ? verdicts[0]
      : rows.map((row) => `${row.quantity} ${VERDICTS[row.verdict]}`).join(", ");
  return [
    cell,
    METHODS[method],
    String(draws),
    ...shown("threshold"),
    ...shown("width"),
    claim === null ? "–" : claimed(claim),
    verdict,
  ];
}
