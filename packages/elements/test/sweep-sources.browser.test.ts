import { createEngine, OnsetError, type Engine } from "@onset/core";
import { setSpecLoader, setSpecReader, setSweepWriters } from "@onset/elements";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { inSweep, mountSweep, spec, sweepSettled, textOf } from "./sweep-page.ts";

let engine: Engine;
beforeAll(async () => (engine = await createEngine({ kind: "local" })));
afterAll(() => engine.close());
afterEach(() => {
  setSpecLoader(null);
  setSpecReader(null);
  setSweepWriters([]);
  document.body.replaceChildren();
});

const script = (text: string, type: string = "application/json"): string =>
  `<script type="${type}">${text}</script>`;

describe("where the spec comes from", () => {
  it("reads JSON inside the element, and src through what the page registered", async () => {
    const inline = await mountSweep({ engine }, {}, script(JSON.stringify(spec)));
    expect(inline.dataset["state"]).toBe("ready");
    setSpecLoader((url) => Promise.resolve(url === "mine.yaml" ? { ...spec, title: "From a file" } : null));
    const loaded = await mountSweep({ engine }, { src: "mine.yaml" });
    expect(textOf(loaded)).toContain("From a file");
  });

  it.each(["application/yaml", "text/yaml"])(
    "reads %s inside the element, also once it changes",
    async (type) => {
      setSpecReader((text) => Promise.resolve({ ...spec, title: text.replace("title: ", "") }));
      const element = await mountSweep({ engine }, {}, script("title: One", type));
      expect(textOf(element)).toContain("One");
      element.querySelector("script")!.textContent = "title: Two";
      await expect.poll(() => textOf(element)).toContain("Two");
    },
  );

  it("says what YAML inside the element needs where nothing reads it", async () => {
    const element = await mountSweep({ engine }, {}, script("onset: sweep/1", "application/yaml"));
    expect(inSweep(element, "div[role=alert]").textContent).toContain("setSpecReader()");
  });

  it.each([
    [
      "a misspelt axis",
      JSON.stringify({ ...spec, axes: { ...spec.axes, treshold: [1, 2] } }),
      "invalid-spec",
      "axes.treshold",
    ],
    ["no JSON", "{", "invalid-spec", "commas"],
    [
      "a wrong count",
      JSON.stringify({ ...spec, axes: { ...spec.axes, steepness: { from: 1, to: 2, count: 0 } } }),
      "invalid-spec",
      "axes.steepness.count",
    ],
  ])("shows %s with its path, and throws nothing into the page", async (_, text, code, words) => {
    const thrown: unknown[] = [];
    const listen = (event: Event): void => void thrown.push(event);
    window.addEventListener("error", listen);
    window.addEventListener("unhandledrejection", listen);
    const element = await mountSweep({ engine }, {}, script(text));
    expect(element.dataset["state"]).toBe("error");
    expect(inSweep(element, "div[role=alert]").textContent).toContain(words);
    expect(inSweep(element, "div[role=alert]").querySelector("code")?.textContent).toBe(code);
    window.removeEventListener("error", listen);
    window.removeEventListener("unhandledrejection", listen);
    expect(thrown).toEqual([]);
  });

  it.each([
    ["x", "stepness", "did you mean steepness?"],
    ["observable", "area", "it has onset, width"],
    ["view", "pie", "heatmap or multiples"],
    ["at", "steps:3", "steps=16"],
    ["at", "depth=3", "threshold, steepness, steps, scale"],
    ["src", "spec.yaml", "setSpecLoader"],
  ])("says what is wrong with %s=%s, and recovers", async (attribute, value, words) => {
    const element = await mountSweep(attribute === "src" ? { engine } : { spec, engine }, {
      [attribute]: value,
    });
    expect(inSweep(element, "div[role=alert]").textContent).toContain(words);
    element.removeAttribute(attribute);
    element.spec = spec;
    await sweepSettled(element);
    expect(element.dataset["state"]).toBe("ready");
  });

  it("keeps names that are markup as text", async () => {
    const hostile = `<img src=x onerror="window.pwned=1">`;
    const element = await mountSweep({ spec: { ...spec, title: hostile }, engine });
    expect(element.shadowRoot?.querySelector("img")).toBeNull();
    expect(textOf(element)).toContain("<img src=x");
    expect("pwned" in window).toBe(false);
  });

  it("saves places on the scale under a name that says that they are logarithms, and all else as it stands", async () => {
    const written: string[][] = [];
    setSweepWriters([
      {
        name: "CSV",
        extension: "csv",
        type: "text/csv",
        write: ({ columns }) => {
          written.push(Object.keys(columns));
          return Promise.reject(new OnsetError("invalid-option", "seen enough"));
        },
      },
    ]);
    const element = await mountSweep({ spec, engine });
    inSweep(element, "div.downloads").querySelector("button")?.click();
    await expect.poll(() => written.length).toBe(1);
    expect(written[0]).toContain("threshold_log10");
    expect(written[0]).not.toContain("threshold");
    expect(written[0]?.filter((name) => name.endsWith("_log10")).length).toBeLessThan(written[0]!.length);
  });

  it("offers files for the writers that are registered, and shows what a writer throws", async () => {
    setSweepWriters([
      {
        name: "CSV",
        extension: "csv",
        type: "text/csv",
        write: () => Promise.reject(new OnsetError("invalid-option", "the disk is full")),
      },
    ]);
    const element = await mountSweep({ spec, engine });
    expect(inSweep(element, "div.downloads").textContent).toMatch(/threshold_log10.*: log10 of the scale/);
    inSweep(element, "div.downloads").querySelector("button")?.click();
    await expect.poll(() => element.dataset["state"]).toBe("error");
    expect(inSweep(element, "div[role=alert]").textContent).toContain("the disk is full");
  });
});
