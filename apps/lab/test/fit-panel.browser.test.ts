import axe from "axe-core";
import { createEngine, fit, type Engine } from "@onset/core";
import { loadScores } from "@onset/datasets";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { page } from "vitest/browser";
import { FitPanel } from "../src/fit/FitPanel.ts";
import "../src/lab.css";

/** Two cores are shared with whatever else is being tested. */
const patient = { timeout: 20_000 };
let engine: Engine;
let panel: FitPanel;

beforeAll(async () => {
  document.documentElement.lang = "en";
  if (customElements.get("onset-fit-panel") === undefined) customElements.define("onset-fit-panel", FitPanel);
  engine = await createEngine();
});
afterAll(() => engine.close());

beforeEach(async () => {
  const { series } = await loadScores("gpt3-arithmetic");
  panel = new FitPanel();
  panel.series = series.find(({ task, shots }) => task === "2D+" && shots === 50)!;
  panel.engine = engine;
  panel.input = "data:gpt3-arithmetic";
  document.body.replaceChildren(panel);
  await panel.updateComplete;
  panel.querySelector("details")!.open = true;
  await expect.poll(() => panel.querySelector("form")).not.toBeNull();
});
afterEach(() => document.body.replaceChildren());

const field = (name: string): HTMLInputElement => panel.querySelector(`[name=${name}]`)!;
function type(name: string, text: string): void {
  field(name).value = text;
  field(name).dispatchEvent(new Event("input", { bubbles: true }));
}
function tick(value: string): void {
  panel.querySelector<HTMLInputElement>(`input[type=checkbox][value=${value}]`)!.click();
}
const ready = (): boolean => panel.querySelector(".found")?.getAttribute("aria-busy") === "false";
const captions = (): string[] =>
  [...panel.querySelectorAll("caption")].map((one) => one.textContent?.trim() ?? "");
const failed = (): string => panel.querySelector(".failure")?.textContent ?? "";
const go = (): void => panel.querySelector<HTMLButtonElement>("button.go")!.click();

it("fits the curves chosen, with scores at scales, a test and a check: every table there, p the same as in one call of the engine", async () => {
  type("at", "1e12");
  type("onsetAt", "50%");
  panel.querySelector<HTMLButtonElement>("[name=alone]")!.click();
  await panel.updateComplete;
  tick("step");
  tick("check");
  await panel.updateComplete;
  panel.querySelector<HTMLInputElement>(".tests input[value=transition]")!.click();
  await panel.updateComplete;
  type("replicates", "200");
  go();
  await expect.poll(() => ready() || failed(), patient).toBe(true);
  expect(captions()).toEqual([
    "Fitted curves, binomial likelihood",
    "Over all shapes, by Akaike weight",
    expect.stringContaining("2D+"),
    "Parameters",
    "Derived",
    "Tests, each against series drawn under its null",
    "Checks",
  ]);
  const rows = [...panel.querySelectorAll(".found table")[0]!.querySelectorAll("tbody th")];
  expect(rows.map((one) => one.textContent)).toEqual(["Logistic", "Step"]);
  const shown = panel.querySelector<HTMLSelectElement>("[name=shown]")!.value as "logistic";
  const asked = { curves: [shown], tests: ["transition"], bootstrap: { replicates: 200 }, engine } as const;
  const { fits } = await fit(panel.series!, asked);
  const { statistic, replicates } = fits[0]!.tests[0]!;
  const tests = [...panel.querySelectorAll("table")].find((one) =>
    one.caption?.textContent?.includes("Tests"),
  )!;
  expect(tests.textContent).toContain(statistic!.toFixed(1));
  expect(tests.textContent).toContain(String(replicates));
  expect(panel.querySelector("pre")?.textContent).toContain("--at 1000000000000 --onset-at 0.5");
  expect(panel.textContent).not.toMatch(/NaN|Infinity|undefined|\[object/);
  const { violations } = await axe.run(panel);
  expect(violations.map(({ id }) => id)).toEqual([]);
});

it("the band drawn is the one chosen, named in the legend; a posterior weighs shapes by evidence", async () => {
  panel.querySelector<HTMLSelectElement>("[name=interval]")!.value = "posterior";
  field("interval").dispatchEvent(new Event("change", { bubbles: true }));
  go();
  await expect.poll(() => ready() || failed(), patient).toBe(true);
  const heads = [...panel.querySelectorAll(".found table")[0]!.querySelectorAll("thead th")].map(
    (one) => one.textContent,
  );
  expect(heads).toEqual(expect.arrayContaining(["Akaike weight", "Evidence weight", "ln evidence"]));
  const legend = (): string => panel.querySelector("figure svg")?.textContent ?? "";
  expect(legend()).toContain("with 95\u00a0% band");
  const choice = panel.querySelector<HTMLSelectElement>("[name=band]")!;
  choice.value = "prediction";
  choice.dispatchEvent(new Event("change", { bubbles: true }));
  await expect.poll(legend).toContain("band of a new measurement");
});

it("a text that cannot be read is told, a fit under way can be cancelled, and Fit is offered again", async () => {
  type("at", "large");
  go();
  await expect.poll(() => panel.querySelector("[role=alert]")?.textContent).toContain("large");
  type("at", "");
  panel.querySelector<HTMLButtonElement>("[name=every]")!.click();
  await panel.updateComplete;
  go();
  await expect.poll(() => panel.querySelector("[name=cancel]") ?? failed()).not.toBe("");
  panel.querySelector<HTMLButtonElement>("[name=cancel]")!.click();
  await expect.poll(() => panel.querySelector("[name=cancel]")).toBeNull();
  expect(document.activeElement?.textContent?.trim()).toBe("Fit");
  expect(panel.querySelector(".found")).toBeNull();
});

it("saves CSV, JSON, SVG and PNG: each what it says it is, and needs no sideways scrolling at 360 px", async () => {
  const saved = new Map<string, Blob>();
  const made = vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    saved.set((blob as Blob).type, blob as Blob);
    return "data:,";
  });
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  try {
    go();
    await expect.poll(() => ready() || failed(), patient).toBe(true);
    for (const button of panel.querySelectorAll<HTMLButtonElement>(".save button")) button.click();
    await expect.poll(() => saved.size, patient).toBe(4);
  } finally {
    made.mockRestore();
    clicked.mockRestore();
  }
  const csv = await saved.get("text/csv")!.text();
  expect(csv.split("\n").filter(Boolean)).toHaveLength(3);
  const saidAll = JSON.parse(await saved.get("application/json")!.text());
  expect(saidAll.series[0].fits.map((one: { curve: string }) => one.curve)).toEqual(["logistic", "gumbel"]);
  const svg = new DOMParser().parseFromString(await saved.get("image/svg+xml")!.text(), "image/svg+xml");
  expect(svg.querySelector("parsererror")).toBeNull();
  const bytes = new Uint8Array(await saved.get("image/png")!.arrayBuffer());
  expect(new TextDecoder().decode(bytes.slice(1, 4))).toBe("PNG");
  await page.viewport(360, 800);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  await page.viewport(900, 700);
});
