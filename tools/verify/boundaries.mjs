// The walls of the house: which room may import which, and the few things that may stand in one place only.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../setup.mjs";
import { sourceFiles } from "./source-files.mjs";

/** Arrows between packages, one way only (ARCHITECTURE.md). Test files may also import what they test against. */
const ARROWS = {
  "packages/kernel": [],
  "packages/core": ["@onset/kernel"],
  "packages/formats": ["@onset/core"],
  "packages/datasets": [],
  "packages/scenarios": ["@onset/core"],
  "packages/figure": ["@onset/core"],
  "packages/elements": ["@onset/core", "@onset/figure"],
  "packages/batch": ["@onset/core"],
  "packages/onset": [
    "@onset/core",
    "@onset/datasets",
    "@onset/elements",
    "@onset/figure",
    "@onset/formats",
    "@onset/scenarios",
  ],
  "apps/cli": [
    "@onset/batch",
    "@onset/core",
    "@onset/datasets",
    "@onset/figure",
    "@onset/formats",
    "@onset/scenarios",
  ],
  "apps/lab": [
    "onset",
    "@onset/core",
    "@onset/datasets",
    "@onset/elements",
    "@onset/figure",
    "@onset/formats",
  ],
  "apps/gallery": ["onset", "@onset/core", "@onset/datasets", "@onset/elements", "@onset/figure"],
};

/** Rooms that run in a browser: no Node module there, but in the files that the package's conditions choose. */
const BROWSER_ROOMS =
  /^(packages\/(kernel|core|formats|datasets|scenarios|figure|elements|onset)|apps\/(lab|gallery))\/src\//;
const NODE_FILES = /\.node(\.d)?\.ts$/;

/** Things with one home. */
const HOMES = [
  {
    what: "a view of WebAssembly memory",
    pattern: /\bmemory\.buffer\b/,
    home: /^packages\/kernel\/src\/Arena\.ts$/,
  },
  {
    what: "postMessage",
    pattern: /\bpostMessage\s*\(/,
    // The second is for threads that encode, the third for one that reads files: they compute nothing.
    home: /^(packages\/(core\/src\/(pool|worker|platform)|batch\/src\/threads)|apps\/lab\/src\/(reading|formula))\//,
  },
  { what: "comlink", pattern: /from "comlink/, home: /^packages\/core\/src\/(pool|worker|platform)\// },
  {
    what: "customElements.define",
    pattern: /customElements\.define\(/,
    // The lab is one element of its own, which nobody else may use.
    home: /^(packages\/elements\/src\/|apps\/lab\/src\/main\.ts$)/,
  },
];

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^"'`;]*?from\s*["']([^"']+)["']|\bimport\s*\(\s*["']([^"']+)["']|(?:^|\n)\s*import\s*["']([^"']+)["']/g;

/** @returns {string[]} the names that a TypeScript or JavaScript text imports */
export function importsOf(text) {
  const code = text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/[^\n]*/g, "$1")
    // Code that a build script writes is not code that it runs.
    .replace(/`(?:\\.|[^`\\])*`/g, "``");
  return [...code.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}

/** The package part of a bare specifier: `@a/b/c` → `@a/b`, `d/e` → `d`. */
const packageOf = (name) =>
  name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");

function faultsOfImport(path, room, name) {
  // A dataset's conversion runs in the tree, after the build, and is no part of its package.
  const isTest = /\/(test|bench)\/|^packages\/datasets\/data\/[\w-]+\/prepare\.mjs$/.test(path);
  if (name.startsWith(".")) {
    const crossing = new URL(name, `file:///${path}`).pathname.slice(1);
    // How an app is built stands in tools/, once for all of them.
    const built = path.endsWith("/vite.config.ts") && crossing.startsWith("tools/");
    return crossing.startsWith(`${room}/`) || isTest || built
      ? []
      : [`${path} reaches into another room: ${name}`];
  }
  if (name.startsWith("node:")) {
    const allowed = isTest || NODE_FILES.test(path) || !BROWSER_ROOMS.test(path);
    return allowed
      ? []
      : [`${path} imports ${name}: this room runs in browsers, put it into a *.node.ts file`];
  }
  const ours = packageOf(name);
  if (ours !== "onset" && !ours.startsWith("@onset/")) return [];
  if (/\/(src|dist)\//.test(`${name}/`) && !name.endsWith("?url"))
    return [`${path} imports ${name}: only names of a package's exports`];
  const self = JSON.parse(readFileSync(join(root, room, "package.json"), "utf8")).name;
  if (isTest || ours === self) return [];
  return ARROWS[room].includes(ours)
    ? []
    : [
        `${path} imports ${name}: no such arrow (${room} may import ${ARROWS[room].join(", ") || "nothing of ours"})`,
      ];
}

/** @type {import("./check.mjs").Check} */
export const boundaries = {
  name: "package arrows and the two boundaries hold",
  run: () => {
    const faults = [];
    for (const path of sourceFiles()) {
      const room = /^(packages|apps)\/[^/]+/.exec(path)?.[0];
      if (room === undefined || !/\.(ts|mts|js|mjs)$/.test(path) || path.includes("/assembly/")) continue;
      if (ARROWS[room] === undefined) {
        faults.push(
          `${room} is not in the list of rooms: add it to tools/verify/boundaries.mjs and ARCHITECTURE.md`,
        );
        continue;
      }
      const text = readFileSync(join(root, path), "utf8");
      for (const name of importsOf(text)) faults.push(...faultsOfImport(path, room, name));
      if (/\/src\//.test(path)) {
        for (const { what, pattern, home } of HOMES) {
          if (pattern.test(text) && !home.test(path))
            faults.push(`${path} uses ${what}: its home is ${home.source}`);
        }
      }
      if (/(^|\/)(utils?|helpers?|common|misc)(\.|\/)/.test(path))
        faults.push(`${path}: a name that says nothing; name the idea`);
    }
    return [...new Set(faults)];
  },
};
