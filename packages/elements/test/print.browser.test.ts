import { afterEach, expect, it } from "vitest";
import { fit, series } from "./fixtures.ts";
import { mount, setScheme } from "./page.ts";
import { mountSweep, spec } from "./sweep-page.ts";

afterEach(() => setScheme("light"));

const imageOf = (element: Element): string => element.shadowRoot!.querySelector("canvas")!.toDataURL();

/** Microtasks alone: a browser lays the paper out without another frame. */
async function tasks(): Promise<void> {
  // oxlint-disable-next-line no-await-in-loop -- each may make the next
  for (let i = 0; i < 20; i++) await Promise.resolve();
}

it("a chart of a dark page is printed as on a light one, to the pixel, before the paper is laid out, and goes back", async () => {
  setScheme("light");
  const light = imageOf(await mount({ series, fit }));
  setScheme("dark");
  const element = await mount({ series, fit });
  const dark = imageOf(element);
  expect(dark).not.toBe(light);
  dispatchEvent(new Event("beforeprint"));
  await tasks();
  expect(imageOf(element)).toBe(light);
  dispatchEvent(new Event("afterprint"));
  await tasks();
  expect(imageOf(element)).toBe(dark);
});

it("a heatmap too is drawn anew at once, and back", async () => {
  setScheme("dark");
  const element = await mountSweep({ spec });
  await element.settled();
  await new Promise((resolve) => requestAnimationFrame(resolve));
  const dark = imageOf(element);
  dispatchEvent(new Event("beforeprint"));
  expect(imageOf(element)).not.toBe(dark);
  dispatchEvent(new Event("afterprint"));
  expect(imageOf(element)).toBe(dark);
});
