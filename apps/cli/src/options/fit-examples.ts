/** What `onset fit --help` shows: commands that run as they stand, each with what it is for. */
export const FIT_EXAMPLES: readonly (readonly [command: string, purpose: string])[] = [
  ["onset fit data:gpt3-arithmetic --task 2D+", "one task, in its three settings"],
  ["onset fit scores.csv --curve all", "every distinct shape, with their weights"],
  [
    "onset fit scores.csv --fix lapseRate=0 --at 1e12 --onset-at 0.5",
    "ceiling held at 1; the score at a scale, and the scale of a score",
  ],
  [
    "onset fit scores.csv --curve gumbel --likelihood beta-binomial --interval delta",
    "models scatter more than their items explain",
  ],
  [
    "onset fit scores.csv --interval bootstrap --replicates 5000 --seed 7",
    "scores drawn anew under the fit, and fitted again",
  ],
  [
    "onset fit counts.csv --interval posterior --posterior posterior.parquet",
    "intervals of a posterior, and the posterior itself",
  ],
  [
    "onset fit data:gpt3-arithmetic --task 2D+ --test all --replicates 1000",
    "is there a rise, does the curve fit, do the models scatter, is it a step, does it turn",
  ],
  [
    "onset fit data:bigg-3shot --task date_understanding --interval none --test transition --resample items --items data:bigg-items",
    "is there a rise, with items that all sizes answer drawn together",
  ],
  [
    "onset fit counts.csv --interval posterior --scatter jitter",
    "models stand off the curve along the axis, not up and down",
  ],
  [
    "onset fit counts.csv --interval posterior --overdispersion family",
    "the tasks of a family of models tell each other how much these scatter",
  ],
  [
    "onset fit data:gpt3-arithmetic --task 2D+ --task 3D+ --shots 50 --interval posterior --difference task --onset-at 0.5",
    "how much later one task comes than the other, and with what probability",
  ],
  [
    "onset fit data:bigg-3shot --task date_understanding --interval bootstrap --resample items --items data:bigg-items",
    "whole items drawn anew, every size's answer to one together",
  ],
  ["onset fit results/ --guess-rate chance --out fits.csv", "a folder of tables, floor known, to a file"],
  ["cat scores.csv | onset fit - --format json", "from a pipe, as JSON"],
  [
    'onset fit dose.csv --expression "b1*(1-exp(-b2*x))" --x dose --y response',
    "a formula of your own: b1 and b2 are found",
  ],
  [
    "onset fit data:chinchilla-loss --curve loss --leave-out-highest 5 --replicates 4000",
    "the loss of size and tokens, with a bootstrap over runs",
  ],
];
