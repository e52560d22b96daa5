// The published surface: the names that each package exports are written down in api.json, so that none appears
// or vanishes unnoticed. `node tools/verify.mjs --write` renews the list.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { root } from "../setup.mjs";

const LIST = join(root, "tools", "verify", "api.json");
export const PUBLISHED = [
  "kernel",
  "core",
  "formats",
  "datasets",
  "scenarios",
  "figure",
  "elements",
  "batch",
  "onset",
].map((name) => `packages/${name}`);

/** Names exported by an index.d.ts: re-exports, one by one, as our index files list them. */
export function exportedNames(folder) {
  const text = readFileSync(join(root, folder, "dist", "index.d.ts"), "utf8");
  const names = [];
  for (const [, list] of text.matchAll(/export\s+(?:type\s+)?\{([^}]*)\}/g)) {
    for (const part of list.split(",")) {
      const name = part
        .trim()
        .replace(/^type\s+/, "")
        .split(/\s+as\s+/)
        .pop();
      if (name) names.push(name);
    }
  }
  for (const [, name] of text.matchAll(
    /export\s+(?:declare\s+)?(?:const|function|class|interface|type)\s+(\w+)/g,
  ))
    names.push(name);
  if (/export\s+\*/.test(text)) names.push("* (name them: an index is a list of named exports)");
  return [...new Set(names)].sort((a, b) => (a < b ? -1 : 1));
}

/** @type {import("./check.mjs").Check} */
export const surface = {
  name: "exported names are those of tools/verify/api.json",
  run: () => {
    const now = Object.fromEntries(PUBLISHED.map((folder) => [folder, exportedNames(folder)]));
    if (process.argv.includes("--write")) writeFileSync(LIST, `${JSON.stringify(now, null, 2)}\n`);
    const known = existsSync(LIST) ? JSON.parse(readFileSync(LIST, "utf8")) : {};
    return PUBLISHED.flatMap((folder) => {
      const before = new Set(known[folder] ?? []);
      const after = new Set(now[folder]);
      const added = [...after]
        .filter((name) => !before.has(name))
        .map((name) => `${folder} exports ${name}, which is not listed`);
      const gone = [...before]
        .filter((name) => !after.has(name))
        .map((name) => `${folder} no longer exports ${name}`);
      const remedy = added.length + gone.length > 0 ? ["meant so? `node tools/verify.mjs --write`"] : [];
      return [...added, ...gone, ...remedy];
    });
  },
};

/** @type {import("./check.mjs").Check} */
export const packaging = {
  name: "publint finds every package well packed",
  run: async () => {
    const faults = [];
    for (const folder of [...PUBLISHED, "apps/cli"]) {
      const { messages, pkg } = await publint({ pkgDir: join(root, folder), pack: "npm", strict: true });
      for (const message of messages) {
        if (message.type !== "suggestion")
          faults.push(`${folder}: ${formatMessage(message, pkg, { color: false })}`);
      }
    }
    return faults;
  },
};
