import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import "@onset/elements/font.css";
import "@onset/elements/page.css";
import themeChoice from "../../../tools/page/theme-choice.html?raw";
import { fit, series } from "./fixtures.ts";
import { canvasOf, mount, settled } from "./page.ts";

const page = `<main class="page">
  <header><h1>Onset <span>here</span></h1><p>What it is about.</p>${themeChoice}</header>
  <section class="panel">
    <h2>Choose</h2>
    <p class="muted">Words with <code>code</code> and <a href="#there">a link</a>.</p>
    <label>Name <input type="text" placeholder="any" /></label> <button type="button">Go</button>
    <table><caption>Numbers</caption><thead><tr><th scope="col">Name</th><th scope="col" class="end">Value</th></tr></thead>
      <tbody><tr><th scope="row">Width</th><td class="end">0.5</td></tr></tbody></table>
  </section>
</main>`;

const choose = (theme: string): void =>
  document.querySelector<HTMLInputElement>(`.themes [value=${theme}]`)?.click();
const looks = (selector: string): CSSStyleDeclaration =>
  getComputedStyle(document.querySelector(selector) ?? document.body);
const schemeOf = (element: Element): string => getComputedStyle(element).colorScheme;

afterEach(() => {
  document.head.querySelector("style.own")?.remove();
  delete document.documentElement.dataset["theme"];
});

describe("a page with page.css", () => {
  it.each(["light", "dark"])(
    "has no axe violation in %s, chosen by its radio buttons alone",
    async (theme) => {
      document.documentElement.lang = "en";
      document.title = "Onset";
      document.body.innerHTML = page;
      choose(theme);
      expect(schemeOf(document.documentElement)).toBe(theme);
      // Colours glide for a moment.
      await new Promise((resolve) => setTimeout(resolve, 300));
      const { violations } = await axe.run(document.body);
      expect(
        violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`),
      ).toEqual([]);
    },
  );

  it("gives the element its ground and its font, and redraws the canvas when the theme is chosen", async () => {
    const element = await mount({ series, fit });
    element.insertAdjacentHTML("beforebegin", themeChoice);
    choose("light");
    await settled(element);
    const light = canvasOf(element).toDataURL();
    choose("dark");
    await expect.poll(() => canvasOf(element).toDataURL() === light, { timeout: 5000 }).toBe(false);
    expect(getComputedStyle(element).fontFamily).toContain("Inter");
  });

  it("yields to any rule of the page's own, and to its tokens", () => {
    document.body.innerHTML = page;
    document.head.insertAdjacentHTML(
      "beforeend",
      `<style class="own">h2 { font-size: 40px } :root { --onset-muted-text: rgb(1, 2, 3) }</style>`,
    );
    expect(looks("h2").fontSize).toBe("40px");
    expect(looks("p.muted").color).toBe("rgb(1, 2, 3)");
  });

  it("obeys a script's data-theme as well", () => {
    document.body.innerHTML = page;
    expect(schemeOf(document.documentElement)).toBe("light dark");
    document.documentElement.dataset["theme"] = "dark";
    expect(schemeOf(document.documentElement)).toBe("dark");
  });
});
