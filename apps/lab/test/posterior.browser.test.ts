import axe from "axe-core";
import { installElements } from "onset";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { page } from "vitest/browser";
import { OnsetLab } from "../src/OnsetLab.ts";
import { PosteriorPanel } from "../src/posterior/PosteriorPanel.ts";
import "../src/lab.css";

/** Two cores are shared with whatever else is being tested. */
const patient = { timeout: 20_000 };

beforeAll(() => {
  document.documentElement.lang = "en";
  document.title = "Onset lab";
  installElements();
  if (customElements.get("onset-posterior-panel") === undefined)
    customElements.define("onset-posterior-panel", PosteriorPanel);
  if (customElements.get("onset-lab") === undefined) customElements.define("onset-lab", OnsetLab);
});

const address = location.href;
let panel: HTMLElement;

beforeEach(async () => {
  history.replaceState(
    null,
    "",
    "?dataset=gpt3-arithmetic&series=GPT-3%2F2D%252B%2Facc%2Fshots-50%2Ffew-shot",
  );
  document.body.replaceChildren(document.createElement("onset-lab"));
  await expect
    .poll(() => document.querySelector(".answers dd")?.textContent, patient)
    .toMatch(/12\.4 billion/);
  panel = document.querySelector<HTMLElement>("onset-posterior-panel")!;
});
afterEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, "", address);
});

const captions = (): string[] =>
  [...panel.querySelectorAll("figcaption")].map((one) => one.textContent?.trim() ?? "");

it("nothing is computed before the panel is opened; opened by keyboard it draws joint density, five marginals and two profiles", async () => {
  expect(panel.querySelectorAll("svg")).toHaveLength(0);
  panel.querySelector("summary")?.focus();
  document.activeElement?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  await expect.poll(() => captions().length, patient).toBe(8);
  expect(captions()).toEqual([
    "Threshold and width together",
    "Threshold",
    "Width",
    "Guess rate",
    "Lapse rate",
    "Extra scatter",
    "Threshold: profile likelihood",
    "Width: profile likelihood",
  ]);
  expect(panel.querySelectorAll("figure > svg")).toHaveLength(8);
  expect(panel.textContent).not.toMatch(/NaN|Infinity|undefined|\[object/);
  const said = [...panel.querySelectorAll("figure > p")].map((one) => one.textContent?.trim() ?? "");
  expect(said[0]).toBe("Lines: 95 % and 50 % of the probability lie inside.");
  expect(said[1]).toMatch(/^Median 12\.\dB, 95 % interval \S+ to \S+\.$/);
  expect(said.at(-1)).toMatch(/^Best fit 0\.\d+, 95 % interval \S+ to \S+\.$/);
  expect(panel.querySelectorAll("figure details table")).toHaveLength(8);
});

it("the shapes' probabilities sum to one, the drawn median lies in its interval, another shape redraws the pictures", async () => {
  panel.querySelector("details")!.open = true;
  await expect.poll(() => captions().length, patient).toBe(8);
  const shares = [...panel.querySelectorAll("table")][0]!.querySelectorAll("tbody tr td:nth-child(3)");
  const sum = [...shares].reduce((all, cell) => all + (Number.parseFloat(cell.textContent ?? "") || 0), 0);
  expect(Math.abs(sum - 100)).toBeLessThan(0.5);
  const said = (): string => panel.querySelectorAll("figure")[1]?.querySelector("p")?.textContent ?? "";
  const [median = 0, low = 0, high = 0] = [...said().matchAll(/([\d.]+)B/g)].map(([, text]) => Number(text));
  expect(low).toBeLessThan(median);
  expect(median).toBeLessThan(high);
  expect(median).toBeGreaterThan(11);
  expect(median).toBeLessThan(14);
  const [before, choice] = [said(), panel.querySelector<HTMLSelectElement>("[name=shape]")!];
  choice.value = "gumbel";
  choice.dispatchEvent(new Event("change", { bubbles: true }));
  await expect.poll(said, patient).not.toBe(before);
});

function scatterBy(model: string): void {
  const choice = panel.querySelector<HTMLSelectElement>("[name=scatter]")!;
  choice.value = model;
  choice.dispatchEvent(new Event("change", { bubbles: true }));
}

it("jitter chosen takes the place of overdispersion, with its own marginal, after a bar that can be cancelled; none has neither; what is known comes back at once", async () => {
  panel.querySelector("details")!.open = true;
  await expect.poll(() => captions().length, patient).toBe(8);
  const table = (): string => panel.querySelector(".found table")?.textContent ?? "";
  const before = table();
  const choice = panel.querySelector<HTMLSelectElement>("[name=scatter]")!;
  expect([...choice.options].map(({ value }) => value)).toEqual(["overdispersion", "jitter", "none"]);
  scatterBy("jitter");
  const cancel = (): HTMLButtonElement | null => panel.querySelector<HTMLButtonElement>("[name=cancel]");
  await expect.poll(cancel).not.toBeNull();
  expect(panel.querySelector("[role=status]")?.textContent).toBe("Computing the posterior with jitter…");
  expect(panel.querySelector(".found")?.getAttribute("aria-busy")).toBe("true");
  cancel()!.click();
  await expect.poll(cancel).toBeNull();
  expect([choice.value, table()]).toEqual(["overdispersion", before]);
  expect(document.activeElement).toBe(choice);

  scatterBy("jitter");
  await expect.poll(captions, patient).toContain("Jitter");
  expect(captions()).not.toContain("Extra scatter");
  expect(captions()).toHaveLength(8);
  const jitter = [...panel.querySelectorAll("figure")].find((one) => one.textContent?.includes("Jitter"));
  const [median = 0, low = 0, high = 0] = [
    ...jitter!.querySelector("p")!.textContent.matchAll(/(0\.\d+)/g),
  ].map(([, text]) => Number(text));
  expect(low).toBeLessThan(median);
  expect(median).toBeLessThan(high);
  expect(high).toBeLessThan(0.6);
  expect(table()).not.toBe(before);
  expect(panel.textContent).not.toMatch(/NaN|Infinity|undefined|\[object/);

  scatterBy("none");
  await expect.poll(() => captions().length, patient).toBe(7);
  scatterBy("overdispersion");
  await expect.poll(table).toBe(before);
  expect(cancel()).toBeNull();
});

it("axe finds nothing in the open panel, and nothing sticks out of the page at 1400 and 360 px", async () => {
  panel.querySelector("details")!.open = true;
  await expect.poll(() => captions().length, patient).toBe(8);
  for (const width of [1400, 360]) {
    await page.viewport(width, 900);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    expect(document.querySelector(".picker")!.getBoundingClientRect().height).toBeLessThanOrEqual(1000);
  }
  // Pictures are drawn in the width that they have: their words are as large as the page's small print.
  const scale = (): number => {
    const drawn = panel.querySelector<SVGSVGElement>("figure:nth-of-type(2) > svg")!;
    return drawn.getBoundingClientRect().width / drawn.viewBox.baseVal.width;
  };
  await expect.poll(scale, patient).toBeGreaterThan(0.95);
  expect(scale()).toBeLessThan(1.1);
  const { violations } = await axe.run(panel);
  expect(violations.map(({ id }) => id)).toEqual([]);
});
