import { expect, it } from "vitest";
import { formulaData, readColumns } from "@onset/formats";

const table = await readColumns(
  new TextEncoder().encode("dose,response,Dose (mg),w\n1,2,10,1\n2,4,20,1\n3,,30,2\n4,0,40,0.5\n"),
  { name: "dose.csv" },
);

it("a formula's columns by name, by x, and by a name of one's own; rows without a number are left out and counted", () => {
  const data = formulaData(table, { expression: "a*dose", y: "response", weights: "w" });
  expect(data).toEqual({
    columns: { dose: Float64Array.of(1, 2, 4) },
    y: Float64Array.of(2, 4, 0),
    weights: Float64Array.of(1, 1, 0.5),
    left: 1,
  });
  expect([...formulaData(table, { expression: "a*x", x: ["Dose (mg)"], y: "w" }).columns["x"]!]).toEqual([
    10, 20, 30, 40,
  ]);
  expect([...formulaData(table, { expression: "a*d", x: ["d=Dose (mg)"], y: "w" }).columns["d"]!]).toEqual([
    10, 20, 30, 40,
  ]);
  expect([...formulaData(table, { expression: "dose", y: "log10(w)+1" }).y]).toEqual([
    1,
    1,
    1 + Math.log10(2),
    1 + Math.log10(0.5),
  ]);
});

it.each([
  [{ expression: "a+b", y: "w" }, "invalid-option", /reads no column: name one of dose, response, w/],
  [{ expression: "a*(", y: "w" }, "invalid-option", /the end at character 4/],
  [{ expression: "process.exit(1)", y: "w" }, "invalid-option", /unexpected "\."/],
  [{ expression: "a*dose", y: "none" }, "invalid-table", /no column none/],
  [{ expression: "a*x", x: ["none"], y: "w" }, "invalid-table", /no column none/],
  [
    { expression: "a*dose", y: "log(response)" },
    "invalid-option",
    /log\(response\) must be a finite number, got -Infinity in row 5/,
  ],
] as const)("what cannot be read is refused by name: %j", (asked, code, message) => {
  expect(() => formulaData(table, asked)).toThrow(
    expect.objectContaining({ code, message: expect.stringMatching(message) }),
  );
});
