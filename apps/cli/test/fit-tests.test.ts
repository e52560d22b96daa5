import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { onset } from "./run-onset.ts";

const counts = fileURLToPath(new URL("../../../docs/examples/counts.csv", import.meta.url));
const bare = fileURLToPath(new URL("../../../docs/examples/scores.csv", import.meta.url));
const brief = ["--interval", "none", "--replicates", "200"];

describe("fit --test", () => {
  test("prints a row a test with p and its error, and says how they came to be", async () => {
    const first = await onset(["fit", counts, ...brief, "--test", "all", "--seed", "5"]);
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(/fit +misfit and scatter together +\d+\.\d +0\.\d+ +0\.\d+/);
    expect(first.stdout).toMatch(/scatter +scatter beyond the items/);
    expect(first.stdout).toMatch(/transition +the curve against a constant +\d+\.\d +≤ 0\.005/);
    expect(first.stdout).toContain("the share of up to 200 series");
  });

  test("says in JSON what p is, and in the table why there is none", async () => {
    const { stdout } = await onset(["fit", counts, ...brief, "--test", "transition,fit", "--format", "json"]);
    const { series } = JSON.parse(stdout) as { series: { fits: { tests: Record<string, unknown>[] }[] }[] };
    const { tests } = series[0]!.fits[0]!;
    expect(tests.map((one) => [one["test"], one["status"], one["replicates"]])).toEqual([
      ["transition", "ok", 200],
      ["fit", "ok", 200],
    ]);
    const none = await onset(["fit", bare, ...brief, "--test", "scatter"]);
    expect(none.stdout.replaceAll(/\s+/g, " ")).toContain("scatter: The scores come without items");
  });

  test("of three series q is a bound where p is one, never 0.00; in 40 columns, where a row has no room for q, each series has a table of its own with q in it", async () => {
    const asked = ["fit", "data:gpt3-arithmetic", "--task", "2D+", ...brief, "--test", "step"];
    const wide = await onset(asked);
    expect(wide.stdout).toMatch(/step .* ≤ 0\.005 +≤ 0\.005\n/);
    expect(wide.stdout).not.toMatch(/ 0\.00\n/);
    const { stdout } = await onset([...asked.slice(0, -1), "step,transition"], { env: { COLUMNS: "40" } });
    for (const setting of ["zero-shot", "one-shot", "few-shot"]) {
      expect(stdout).toMatch(new RegExp(`^${setting} +ok`, "m"));
      expect(stdout).toMatch(
        new RegExp(`\n2D\\+, ${setting}, logistic\ntest .* +p +q\nstep .*≤ 0\\.005 +≤ 0\\.005\n`),
      );
    }
  });

  test("names of tests stand whole in a terminal of 40 columns", async () => {
    const { stdout } = await onset(["fit", counts, ...brief, "--test", "all"], { env: { COLUMNS: "40" } });
    for (const name of ["fit", "scatter", "transition"]) expect(stdout).toMatch(new RegExp(` ${name} +[^ ]`));
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(40);
  });

  test.each<[string, string[], RegExp]>([
    [
      "an unknown test",
      ["--test", "magic"],
      /Known are fit, scatter, transition, step, narrow, guess, lapse, turn, and all/,
    ],
    ["too few replicates", ["--test", "fit", "--replicates", "10"], /200 to 100000, got 10/],
    ["a formula", ["--test", "fit", "--expression", "a*x"], /--test is of curves of scores/],
    ["a law of loss", ["--test", "fit", "--curve", "loss"], /--test is of curves of scores/],
    ["jitter of a law of loss", ["--jitter", "0.1", "--curve", "loss"], /--jitter is of curves of scores/],
    ["a law of loss held", ["--curve", "loss", "--fix", "sizeExponent=1"], /--fix is not of --curve loss/],
    [
      "a formula's posterior",
      ["--interval", "posterior", "--expression", "a*x"],
      /no intervals of a posterior/,
    ],
    ["weights of a curve of scores", ["--weights", "n_items"], /--weights is of columns of a table/],
    ["runs left out of a curve of scores", ["--leave-out-highest", "1"], /is of --curve loss/],
  ])("%s exits with 2 before any work", async (_name, options, message) => {
    const { code, stdout, stderr } = await onset(["fit", counts, ...options]);
    expect(stderr).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });
});
