import { describe, expect, test } from "vitest";
import { describeOutputError } from "../src/session/describe-error.ts";
import { layOutProgress } from "../src/terminal/progress-layout.ts";
import { wrapMessage } from "../src/terminal/wrap.ts";
import type { ProgressState } from "../src/terminal/progress-layout.ts";

const STATE: ProgressState = {
  label: "fitting",
  unit: "series",
  completed: 16,
  total: 60,
  perSecond: 1.2345,
  secondsLeft: 35.6,
  secondsGone: 13,
};

function line(columns: number, given: Partial<ProgressState> = {}): string {
  const { bar, text } = layOutProgress({ ...STATE, ...given }, columns, false);
  return ["fitting", ...(bar === "" ? [] : [bar]), text].join(" ");
}

describe("a line of progress", () => {
  test.each([24, 32, 40, 60, 80, 120])(
    "says how much of all is done, within %i columns and not in the last",
    (columns) => {
      const written = line(columns);
      expect(written).toContain("16 of 60 series");
      expect(written.length).toBeLessThan(columns);
    },
  );

  test("leaves out the rate first, then the bar, and the time last", () => {
    expect(line(80)).toMatch(/^fitting =+-+ 16 of 60 series, 1\.2\/s, 36 s left$/);
    expect(line(45)).toMatch(/^fitting =+-+ 16 of 60 series, 36 s left$/);
    expect(line(36)).toBe("fitting 16 of 60 series, 36 s left");
    expect(line(30)).toBe("fitting 16 of 60 series");
  });

  test("forecasts nothing for a wait below 5 s", () => {
    expect(line(80, { secondsGone: 1, secondsLeft: 3.9 })).toMatch(/ 16 of 60 series$/);
    expect(line(80, { secondsGone: 1, secondsLeft: 4.1 })).toMatch(/ 5 s left$/);
  });

  test("says how long it has taken where nothing is done, or it takes longer than was forecast", () => {
    const nothing = { completed: 0, perSecond: null, secondsLeft: null };
    expect(line(80, { ...nothing, secondsGone: 4.9 })).toMatch(/ 0 of 60 series$/);
    expect(line(80, nothing)).toMatch(/ 0 of 60 series, 13 s so far$/);
    expect(line(80, { secondsLeft: -1 })).toMatch(/ 16 of 60 series, 13 s so far$/);
  });

  test("counts no half of a series, and what is slow by the minute", () => {
    expect(line(80, { completed: 16.5, perSecond: 0.05 })).toMatch(/ 16 of 60 series, 3\/min, 36 s left$/);
  });
});

test("a full disk behind standard output is refused in a line (2), anything else there is a fault of ours (1)", () => {
  const full = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  const message = "standard output: the disk is full: make room or choose another place";
  expect(describeOutputError(full)).toEqual({ exitCode: 2, message });
  expect(describeOutputError(new Error("write\u001b[31m"))).toEqual({
    exitCode: 1,
    message: String.raw`standard output: write\u001b[31m`,
  });
});

test("a message is broken at spaces within a terminal of 40 columns, and as it is in a file; lines of a file stay whole", () => {
  const shown = `  params, score ${"x".repeat(40)}`;
  const message = `scores.csv, row 2: the score must be a number: write one\n${shown}`;
  expect(wrapMessage(message, undefined)).toBe(message);
  expect(wrapMessage(message, 40).split("\n")).toEqual([
    "scores.csv, row 2: the score must be a",
    "number: write one",
    shown,
  ]);
});
