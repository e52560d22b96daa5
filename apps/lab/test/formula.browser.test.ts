import axe from "axe-core";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { page } from "vitest/browser";
import { OnsetFormula } from "../src/formula/OnsetFormula.ts";
import "../src/lab.css";

/** Two cores are shared with whatever else is being tested. */
const patient = { timeout: 20_000 };
let formula: OnsetFormula;

beforeAll(() => {
  document.documentElement.lang = "en";
  if (customElements.get("onset-formula") === undefined) customElements.define("onset-formula", OnsetFormula);
});
beforeEach(async () => {
  formula = new OnsetFormula();
  document.body.replaceChildren(formula);
  await expect.poll(() => formula.querySelector(".figure table"), patient).not.toBeNull();
});
afterEach(() => document.body.replaceChildren());

const set = (name: string, text: string): void => {
  const field = formula.querySelector<HTMLInputElement>(`[name=${name}]`)!;
  field.value = text;
  for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
};
const values = (): Record<string, number> =>
  Object.fromEntries(
    [...formula.querySelectorAll(".figure table")[0]!.querySelectorAll("tbody tr")].map((row) => [
      row.querySelector("th")!.textContent,
      Number(row.querySelector("td")!.textContent?.replaceAll("\u2212", "-")),
    ]),
  );
const go = (): void => formula.querySelector<HTMLButtonElement>(".go")!.click();

it("fits NIST's Misra1a at once, to the certified parameters within 1e-6, with its figure, table, command and no axe violation", async () => {
  const { b1 = 0, b2 = 0 } = values();
  expect(Math.abs(b1 / 2.3894212918e2 - 1)).toBeLessThan(1e-6);
  expect(Math.abs(b2 / 5.5015643181e-4 - 1)).toBeLessThan(1e-6);
  expect(formula.querySelectorAll("figure svg")).toHaveLength(1);
  expect(formula.querySelector("pre")?.textContent).toContain(
    "--expression 'b1*(1-exp(-b2*pressure))' --y volume",
  );
  expect(formula.textContent).not.toMatch(/NaN|Infinity|undefined|\[object/);
  const { violations } = await axe.run(formula);
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.viewport(360, 800);
  await expect.poll(() => document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  await page.viewport(900, 700);
});

it("reads a pasted table with several columns, leaves out rows without a number and says so, and fits a plane within 1e-6", async () => {
  set("text", "a,b,y\n1,2,8\n2,3,13\n3,1,9\n4,4,20\n5,,3\n6,2,18.5\n");
  set("expression", "p*a+q*b");
  set("y", "y");
  set("held", "q=3");
  go();
  await expect
    .poll(() => formula.querySelector(".figure")?.textContent ?? "", patient)
    .toContain("1 of 6 rows");
  // Σ a (y − 3b) / Σ a²
  const expected = (1 * 2 + 2 * 4 + 3 * 6 + 4 * 8 + 6 * 12.5) / (1 + 4 + 9 + 16 + 36);
  expect(Math.abs((values()["p"] ?? 0) - expected)).toBeLessThan(1e-6);
  expect(formula.querySelector("figcaption")?.textContent).toBe("y: observed against fitted");
});

it("a broken formula is told with its place, hostile text is a refusal, and the last fit stays on show", async () => {
  for (const [text, said] of [
    ["b1*(1-exp(-b2*pressure)", "▸"],
    ["fetch('https://x')+pressure", "expression"],
  ] as const) {
    set("expression", text);
    go();
    await expect.poll(() => formula.querySelector(".failure")?.textContent ?? "", patient).toContain(said);
    expect(values()["b1"]).toBeGreaterThan(238);
    set("expression", "b1*pressure");
  }
});
