import { formatCell } from "@onset/scenarios";
import type { Display } from "@onset/scenarios";
import { describe, expect, it } from "vitest";

describe("a cell as it is printed", () => {
  it.each<[number | string, Display, string]>([
    [0.4731, "percent", "47%"],
    [1, "percent", "100%"],
    [-0.001, "percent", "0%"],
    [-0.6, "percent", "-60%"],
    [1e7, "scale", "10M"],
    [1.5e9, "scale", "1.5B"],
    [1e12, "scale", "1T"],
    [2500, "scale", "2.5k"],
    [12, "scale", "12"],
    [1e17, "scale", "100000000000000000"],
    [0.1 + 0.2, "number", "0.3"],
    ["YES", "percent", "YES"],
    ["~", "text", "~"],
  ])("prints %s as %s: %s", (cell, display, printed) => {
    expect(formatCell(cell, display)).toBe(printed);
  });
});
