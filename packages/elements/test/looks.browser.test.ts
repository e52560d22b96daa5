import axe from "axe-core";
import { beforeEach, describe, expect, it } from "vitest";
import { page, server } from "vitest/browser";
import { fit, series } from "./fixtures.ts";
import { mount, press, setScheme } from "./page.ts";
import { mountSweep, spec } from "./sweep-page.ts";

const schemes = ["light", "dark"] as const;
beforeEach(() => {
  document.title = "Onset";
  document.documentElement.lang = "en";
});

/** Ids and targets of everything axe finds wrong with the elements on the page. */
async function violations(): Promise<string[]> {
  const found = await axe.run(document.body, { rules: { region: { enabled: false } } });
  return found.violations.map(
    (one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`,
  );
}

describe.each(schemes)("in a %s page", (scheme) => {
  beforeEach(() => setScheme(scheme));

  it("axe finds no violation in a chart with its table open", async () => {
    const element = await mount({ series, fit }, { "with-table": "" });
    await press(element, "End");
    expect(await violations()).toEqual([]);
  });

  it("axe finds no violation in an empty element and in an error", async () => {
    await mount();
    expect(await violations()).toEqual([]);
    await mount({}, { threshold: "high" });
    expect(await violations()).toEqual([]);
  });

  it("axe finds no violation in a sweep with its table open, and in one with a fault", async () => {
    await mountSweep({ spec }, { "with-table": "" });
    expect(await violations()).toEqual([]);
    await mountSweep({ spec }, { x: "depth" });
    expect(await violations()).toEqual([]);
  });

  // Pixels are compared where one engine on one machine type draws them: Chromium.
  if (server.browser === "chromium") {
    it("looks as agreed, to 2 % of pixels", async () => {
      const element = await mount({ series, fit });
      element.style.inlineSize = "640px";
      await element.settled();
      await new Promise((resolve) => setTimeout(resolve, 100));
      await expect.element(element).toMatchScreenshot(`curve-${scheme}`, {
        comparatorName: "pixelmatch",
        comparatorOptions: { allowedMismatchedPixelRatio: 0.02 },
      });
    });

    it.each([360, 880])("a sweep %i px wide looks as agreed, to a fiftieth of its pixels", async (width) => {
      await page.viewport(920, 1200);
      const element = await mountSweep({ spec }, { at: "steps=16" });
      element.style.inlineSize = `${width}px`;
      // How long it took is another number each time.
      element.shadowRoot?.querySelector("p.throughput")?.setAttribute("style", "visibility: hidden");
      await element.settled();
      await new Promise((resolve) => setTimeout(resolve, 200));
      await expect.element(element).toMatchScreenshot(`sweep-${width}-${scheme}`, {
        comparatorName: "pixelmatch",
        comparatorOptions: { allowedMismatchedPixelRatio: 0.02 },
      });
      await page.viewport(900, 700);
    });
  }
});
