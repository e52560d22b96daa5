import { readFileSync } from "node:fs";
import { getCurve, listCurves } from "@onset/core";
import { expect, test } from "vitest";
import { curvesPage } from "../../tools/curves-page.mjs";

test("docs/reference/curves.md is what the registry says", () => {
  const committed = readFileSync(new URL("../reference/curves.md", import.meta.url), "utf8");
  expect(committed).toBe(curvesPage());
});

test("the page has a section for every curve, with its source, and a row for every parameter", () => {
  const page = curvesPage();
  for (const { id, source, parameters, sameAs } of listCurves()) {
    const [, section = ""] = page.split(`\n### ${id}\n`);
    expect(section, id).toContain(`Source: ${source}`);
    if (sameAs !== null) {
      expect(section, id).toContain(getCurve(sameAs).id);
      continue;
    }
    for (const { name } of parameters) expect(section.split("\n### ")[0], id).toContain(`\`${name}\``);
  }
});
