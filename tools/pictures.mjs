// Draws the pictures of the pages from published results, with the code that users draw theirs with:
// `node tools/pictures.mjs` (after a build). `node tools/pictures.mjs --check` says whether they are up to date.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./setup.mjs";

const FOLDER = join(root, "docs", "pictures");

/** @returns {Promise<Map<string, string>>} file name → SVG */
async function draw() {
  const { fit } = await import("@onset/core");
  const { loadDataset } = await import("@onset/datasets");
  const { curveFigure, darkTheme, lightTheme, toSvg } = await import("@onset/figure");
  const { series } = await loadDataset("gpt3-arithmetic");
  const subtraction = series.find(({ task, variant }) => task === "3D-" && variant === "few-shot");
  const result = await fit(subtraction);
  const figure = curveFigure({
    series: result.series,
    fit: result.fits[0],
    title: "GPT-3, three-digit subtraction, few-shot",
  });
  const size = { width: 720, height: 360 };
  return new Map([
    ["three-digit-subtraction-light.svg", toSvg(figure, { ...size, theme: lightTheme })],
    ["three-digit-subtraction-dark.svg", toSvg(figure, { ...size, theme: darkTheme })],
  ]);
}

/** @type {import("./verify/check.mjs").Check} */
export const pictures = {
  name: "the pictures of the pages are what the code draws",
  run: async () => {
    const faults = [];
    for (const [name, svg] of await draw()) {
      const path = join(FOLDER, name);
      if (!existsSync(path) || readFileSync(path, "utf8") !== svg)
        faults.push(`docs/pictures/${name} is out of date: node tools/pictures.mjs`);
    }
    return faults;
  },
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, svg] of await draw()) writeFileSync(join(FOLDER, name), svg);
}
