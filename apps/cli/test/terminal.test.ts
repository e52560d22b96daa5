import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { visibleWidth } from "../src/terminal/table.ts";
import { ended, folderWith, listed, onset, RISE, start } from "./run-onset.ts";

const SPEC = fileURLToPath(new URL("../../../docs/examples/sweep.yaml", import.meta.url));

describe("the terminal", () => {
  test.each([40, 60, 80, 120])(
    "no line of a list, a scenario or a sweep exceeds a terminal of %i columns",
    async (width) => {
      for (const args of [
        ["scenario", "run", "kata"],
        ["data", "list"],
        ["sweep", SPEC],
        ["sweep", SPEC, "--dry-run"],
      ])
        await expectWithin(width, args);
    },
  );

  test("nor does one of an analysis or of fits of every shape, at the narrowest", async () => {
    await expectWithin(40, ["analyse", "data:gpt3-arithmetic", "--task", "2D+"]);
    await expectWithin(40, [
      "fit",
      "data:gpt3-arithmetic",
      "--task",
      "2D+",
      "--shots",
      "0",
      "--curve",
      "all",
    ]);
  });

  test("without UTF-8 the output is plain ASCII but for the names and units in it", async () => {
    const { stdout } = await onset(["analyse", "data:gpt3-arithmetic", "--task", "2D+"], {
      env: { LC_ALL: "C" },
    });
    expect(stdout).not.toMatch(/[\u2500-\u28ff…]/);
  });

  test("names from a file reach the terminal with their controls spelled out, in tables, CSV notes and errors", async () => {
    const hostile = "\u001b]0;owned\u0007\u001b[31mred\u009b2J\u202eflipped";
    const rows = ["1e8,0.1", "1e9,0.2", "1e10,0.5", "1e11,0.8", "1e12,0.9"].map((row) =>
      row.replace(",", `,${hostile},`),
    );
    const folder = await folderWith({ "scores.csv": `params,task,score\n${rows.join("\n")}\n` });
    const controls = /[\p{Cc}\u202e]/u;
    for (const args of [
      ["analyse", "scores.csv"],
      ["fit", "scores.csv"],
      ["fit", "scores.csv", "--format", "json"],
      ["fit", "scores.csv", "--task", `${hostile}x`],
      ["fit", hostile],
    ]) {
      const { stdout, stderr } = await onset(args, { cwd: folder });
      expect((stdout + stderr).replaceAll("\n", "")).not.toMatch(controls);
      expect(stdout + stderr).toContain(String.raw`\u001b]0;owned\u0007`);
    }
  });

  test("no colour unless asked for: a pipe gets none, FORCE_COLOR gives some, --no-color wins over it", async () => {
    const plain = await onset(["data", "list"]);
    const forced = await onset(["data", "list"], { env: { NO_COLOR: "", FORCE_COLOR: "1" } });
    const refused = await onset(["data", "list", "--no-color"], { env: { NO_COLOR: "", FORCE_COLOR: "1" } });
    expect(plain.stdout).not.toContain("\u001b[");
    expect(forced.stdout).toContain("\u001b[");
    expect(refused.stdout).toBe(plain.stdout);
  });

  test("--progress json writes lines of JSON on standard error, from none done to all", async () => {
    const { code, stderr } = await onset([
      "fit",
      "data:gpt3-arithmetic",
      "--shots",
      "0",
      "--progress",
      "json",
    ]);
    expect(code).toBe(0);
    const lines = stderr
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { progress: { completed: number; total: number } });
    expect(lines[0]?.progress).toMatchObject({ completed: 0, total: 10, unit: "series" });
    expect(lines.at(-1)?.progress).toMatchObject({ completed: 10, total: 10, unit: "series" });
    for (const { progress } of lines) expect(progress).toHaveProperty("seriesPerSecond");
    for (const { progress } of lines) expect(progress).toHaveProperty("secondsLeft");
  });

  test("--quiet leaves standard error empty", async () => {
    const folder = await folderWith({ "scores.csv": RISE });
    const { code, stderr } = await onset(
      ["analyse", "scores.csv", "--quiet", "--report", "r.html", "--out", "o.txt"],
      {
        cwd: folder,
      },
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(await listed(folder)).toEqual(["o.txt", "r.html", "scores.csv"]);
  });

  test("Ctrl-C during a sweep exits with 130 and leaves no temporary file and no manifest", async () => {
    const folder = await folderWith({ "spec.yaml": BIG });
    const child = start(["sweep", "spec.yaml", "--out", "rows", "--progress", "json"], { cwd: folder });
    child.stderr?.once("data", () => child.kill("SIGINT"));
    const { code, stdout, stderr } = await ended(child);
    expect({ code, stdout }).toEqual({ code: 130, stdout: "" });
    expect(stderr).toMatch(
      /stopped; what is finished stays: add --resume to go on.*\n(?:.*\n)*interrupted\n$/,
    );
    const left = await listed(join(folder, "rows"));
    expect(left.filter((name) => name.includes("tmp") || name === "manifest.json")).toEqual([]);
    const again = await onset(["sweep", "spec.yaml", "--out", "rows", "--format", "json", "--resume"], {
      cwd: folder,
    });
    expect(again.code).toBe(0);
    expect(await listed(join(folder, "rows"))).toContain("manifest.json");
  });

  test("kill -9 during a sweep leaves only whole files under final names, and a run with --resume completes the folder", async () => {
    const folder = await folderWith({ "spec.yaml": BIG });
    const rows = join(folder, "rows");
    const child = start(["sweep", "spec.yaml", "--out", "rows", "--progress", "json"], { cwd: folder });
    child.stderr?.once("data", () => child.kill("SIGKILL"));
    await ended(child);
    const left = await listed(rows);
    expect(left).not.toContain("manifest.json");
    for (const name of left.filter((each) => each.startsWith("part-"))) {
      const bytes = await readFile(join(rows, name));
      // A whole Parquet file begins and ends with its magic word.
      expect([bytes.subarray(0, 4).toString(), bytes.subarray(-4).toString()]).toEqual(["PAR1", "PAR1"]);
    }
    const small = await onset(["sweep", "spec.yaml", "--out", "rows", "--quiet", "--resume"], {
      cwd: folder,
    });
    expect(small.code).toBe(0);
    const complete = await listed(rows);
    expect(complete).toContain("manifest.json");
    expect(complete.filter((name) => name.includes("tmp"))).toEqual([]);
  });
});

/** Runs a command whose terminal has so many columns, and looks at every line that it prints. */
async function expectWithin(width: number, args: readonly string[]): Promise<void> {
  const { code, stdout } = await onset(args, { env: { COLUMNS: String(width) } });
  expect(code).toBe(0);
  // A command to copy is never cut.
  const lines = stdout.split("\n").filter((line) => !/^ +onset /.test(line));
  expect(lines.filter((line) => visibleWidth(line) > width)).toEqual([]);
}

/** Some seconds of work and several part files. */
const BIG = `onset: sweep/1
model: { curve: logistic }
axes:
  threshold: { from: 8, to: 12, count: 60 }
  steepness: { from: 1, to: 10, count: 50 }
  scale: { from: 1e6, to: 1e13, count: 1000, spacing: geometric }
observables: [score]
`;
