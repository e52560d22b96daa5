// What the pages say must be so: the README's map names every folder, links lead somewhere, nothing speaks of
// one machine, and every exported thing has its doc comment.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { root } from "../setup.mjs";
import { exportedNames, PUBLISHED } from "./exports.mjs";
import { sourceFiles } from "./source-files.mjs";

/** @type {import("./check.mjs").Check} */
export const map = {
  name: "the README's map names every folder",
  run: () => {
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const folders = new Set(
      sourceFiles().flatMap((path) => {
        const parts = path.split("/");
        if (parts.length < 2 || parts[0].startsWith(".")) return [];
        return /^(packages|apps)$/.test(parts[0]) ? [`${parts[0]}/${parts[1]}`] : [parts[0]];
      }),
    );
    return [...folders]
      .filter((folder) => !readme.includes(`\`${folder}`) && !readme.includes(`(${folder}`))
      .map((folder) => `${folder} is not in README.md`);
  },
};

/** GitHub's anchor of a heading. */
const anchorOf = (heading) =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[`*_]/g, "")
    .replace(/[^\p{L}\p{N}\s-]/gu, "")
    .replace(/\s/g, "-");

/** @type {import("./check.mjs").Check} */
export const links = {
  name: "links between pages lead somewhere",
  run: () => {
    const faults = [];
    for (const path of sourceFiles().filter((file) => file.endsWith(".md"))) {
      const text = readFileSync(join(root, path), "utf8").replace(/```[\s\S]*?```/g, "");
      for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^(https?|mailto):/.test(target)) continue;
        const [file, anchor] = target.split("#");
        const there = file === "" ? path : normalize(join(dirname(path), file));
        if (!existsSync(join(root, there))) faults.push(`${path}: ${target} does not exist`);
        else if (anchor && there.endsWith(".md")) {
          const headings = [...readFileSync(join(root, there), "utf8").matchAll(/^#+\s+(.*)$/gm)].map(
            ([, heading]) => anchorOf(heading),
          );
          if (!headings.includes(anchor)) faults.push(`${path}: ${target} has no such heading`);
        }
      }
    }
    return faults;
  },
};

/** @type {import("./check.mjs").Check} */
export const privacy = {
  name: "no machine path and no private address in any file",
  run: () => {
    const faults = [];
    for (const path of sourceFiles()) {
      if (/\.(woff2|png|wasm|parquet|ico)$/.test(path)) continue;
      const text = readFileSync(join(root, path), "utf8");
      if (path === "package-lock.json") {
        if (/"resolved": "https?:/.test(text))
          faults.push(`${path} holds download addresses: set omit-lockfile-registry-resolved`);
        continue;
      }
      if (/(^|["'\s(=])\/(home|root|work|Users)\/\w/.test(text))
        faults.push(`${path} names a path of one machine`);
    }
    return faults;
  },
};

/** Declarations of a file that its package publishes, without a doc comment right before them. */
function undocumented(path, published) {
  const lines = readFileSync(join(root, path), "utf8").split("\n");
  return lines.flatMap((line, index) => {
    const name = /^export (?:declare |abstract |async )*(?:function|class|interface|type|const) (\w+)/.exec(
      line,
    )?.[1];
    if (name === undefined || !published.has(name)) return [];
    let above = index - 1;
    while (above >= 0 && (lines[above] ?? "").startsWith("@")) above -= 1;
    const overloaded = new RegExp(`^export function ${name}\\b`).test(lines[above] ?? "");
    return /\*\/\s*$/.test(lines[above] ?? "") || overloaded
      ? []
      : [`${path}:${index + 1} ${name} has no doc comment`];
  });
}

/** @type {import("./check.mjs").Check} */
export const comments = {
  name: "every published name carries a doc comment",
  run: () =>
    PUBLISHED.flatMap((folder) => {
      const published = new Set(exportedNames(folder));
      return sourceFiles()
        .filter(
          (path) =>
            path.startsWith(`${folder}/src/`) && path.endsWith(".ts") && !path.includes("/generated/"),
        )
        .flatMap((path) => undocumented(path, published));
    }),
};
