import axe from "axe-core";
import { afterEach, describe, expect, test } from "vitest";
import { renderReport } from "../src/index.ts";
import { addition, analysisOf, hostile, pointOf, seriesWith, unidentified } from "./fixtures.ts";

const frames: HTMLIFrameElement[] = [];
afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove();
});

const report = renderReport(
  [
    analysisOf(addition),
    analysisOf(seriesWith({ task: hostile, chance: 0.25, points: [pointOf(1e8, 0.2), pointOf(1e9, 0.5)] })),
    analysisOf(seriesWith({ task: "flat", points: [pointOf(1e8, 0), pointOf(1e9, 0)] }), unidentified),
  ],
  {
    version: "0.1.0",
    made: "2026-11-22T10:00:00Z",
    command: "onset analyse scores.csv --report report.html",
    sources: [
      { id: "scores.csv", title: "Scores", source: addition.source, citation: "A (2020)", licence: "CC0" },
    ],
    sweep: {
      cells: 1e8,
      seconds: 2,
      cellsPerSecond: 5e7,
      workers: 2,
      spec: {
        onset: "sweep/1",
        model: { curve: "exact-match" },
        axes: { threshold: 10, steepness: 2, steps: [1, 4], scale: 1e9 },
        observables: ["onset"],
      },
      rows: [
        { threshold: 10, steepness: 2, steps: 1, onset: 10, width: 2.2 },
        { threshold: 10, steepness: 2, steps: 4, onset: 10.8, width: 1.9 },
      ],
    },
  },
);

async function open(html: string, width = 900): Promise<Document> {
  const frame = document.createElement("iframe");
  frame.style.cssText = `width:${width}px;height:700px;border:0`;
  frame.title = "report";
  const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  // Not srcdoc: there, links to a fragment resolve against the page around the frame.
  frame.src = URL.createObjectURL(new Blob([html], { type: "text/html;charset=utf-8" }));
  document.body.append(frame);
  frames.push(frame);
  await loaded;
  if (frame.contentDocument === null) throw new Error("the report did not load");
  return frame.contentDocument;
}

/** The page in one colour scheme, whatever the browser prefers, and without its policy, which would refuse axe. */
function testable(scheme: "light" | "dark"): string {
  return report
    .replace(/<meta http-equiv[^>]*>/, "")
    .replace("@media (prefers-color-scheme:dark)", scheme === "dark" ? "@media all" : "@media not all");
}

async function violations(page: Document): Promise<readonly string[]> {
  for (const details of page.querySelectorAll("details")) details.open = true;
  const script = page.createElement("script");
  script.textContent = axe.source;
  page.head.append(script);
  const inside = page.defaultView as unknown as { axe: typeof axe };
  const results = await inside.axe.run(page);
  return results.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" ")}`);
}

describe("the report in a browser", () => {
  test.each(["light", "dark"] as const)(
    "has no axe violation in %s, contrast included, everything opened",
    async (scheme) => {
      const page = await open(testable(scheme));
      const background = page.defaultView?.getComputedStyle(page.body).backgroundColor;
      expect(background).toBe(scheme === "dark" ? "rgb(11, 16, 21)" : "rgb(243, 245, 247)");
      expect(await violations(page)).toEqual([]);
    },
  );

  test("runs its own script under its own policy, and no text from data", async () => {
    const page = await open(report);
    const tools = [...page.querySelectorAll<HTMLElement>(".tools")];
    expect(tools.length).toBeGreaterThan(0);
    expect(tools.every((one) => !one.hidden)).toBe(true);
    expect((page.defaultView as unknown as { hacked?: number }).hacked).toBeUndefined();
    expect(page.querySelectorAll("img, script")).toHaveLength(1);
  });

  test("finds, filters and sorts its rows, unknown last", async () => {
    const page = await open(report);
    const rows = (): readonly HTMLTableRowElement[] => [
      ...page.querySelectorAll<HTMLTableRowElement>(".overview tbody tr"),
    ];
    const find = page.querySelector<HTMLInputElement>("#find");
    if (find === null) throw new Error("no search field");
    find.value = "flat";
    find.dispatchEvent(new Event("input"));
    expect(rows().filter((row) => !row.hidden)).toHaveLength(1);
    expect(page.querySelector("#found")?.textContent).toBe("1 of 3 series");
    find.value = "";
    find.dispatchEvent(new Event("input"));
    const where = [...page.querySelectorAll<HTMLButtonElement>(".overview th button")].find((one) =>
      one.textContent?.startsWith("Where"),
    );
    for (const direction of ["ascending", "descending"]) {
      where?.click();
      expect(where?.closest("th")?.getAttribute("aria-sort")).toBe(direction);
      expect(rows().at(-1)?.dataset["status"]).toBe("not-identified");
    }
  });

  test("opens a card that is linked to", async () => {
    const page = await open(report);
    const card = page.querySelector("#series-3")?.closest("details");
    expect(card?.open).toBe(false);
    page.querySelector<HTMLAnchorElement>('a[href="#series-3"]')?.click();
    await expect.poll(() => card?.open).toBe(true);
  });

  test.each([360, 1200])("does not overflow sideways at %i px", async (width) => {
    const page = await open(report, width);
    for (const details of page.querySelectorAll("details")) details.open = true;
    expect(page.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });

  test("has drawings that are well-formed XML on their own", async () => {
    const page = await open(report);
    const drawings = [...page.querySelectorAll("svg[role=img]")];
    expect(drawings.length).toBe(4);
    for (const drawing of drawings) {
      const parsed = new DOMParser().parseFromString(
        new XMLSerializer().serializeToString(drawing),
        "image/svg+xml",
      );
      expect(parsed.querySelector("parsererror")).toBeNull();
    }
  });
});
