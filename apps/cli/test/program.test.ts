import { mkdir, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { builtProgram } from "../bin/program.js";
import { folderWith } from "./run-onset.ts";

const BUNDLE = "apps/cli/build/main.js";
const OWN = "apps/cli/dist/.tsbuildinfo";
const CORE = "packages/core/dist/.tsbuildinfo";

/** A checkout that holds these files, written so many seconds after each other; gives what the bin would run. */
async function programOf(written: Readonly<Record<string, number>>): Promise<string | null> {
  const root = await folderWith();
  for (const [file, second] of Object.entries(written)) {
    const path = join(root, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, "");
    await utimes(path, 1e9 + second, 1e9 + second);
  }
  const base = `${pathToFileURL(root).href}/`;
  return builtProgram(`${base}apps/cli/bin/onset.js`)?.href.slice(base.length) ?? null;
}

test("the bin runs the bundle unless a module of it was compiled more than 5 s later; then the modules, and nothing where nothing is built", async () => {
  expect(await programOf({ [BUNDLE]: 0 })).toBe(BUNDLE);
  expect(await programOf({ [OWN]: 0, [CORE]: 1, [BUNDLE]: 2 })).toBe(BUNDLE);
  expect(await programOf({ [BUNDLE]: 0, [OWN]: 1, [CORE]: 4 })).toBe(BUNDLE);
  expect(await programOf({ [BUNDLE]: 0, [OWN]: 1, [CORE]: 6 })).toBe("apps/cli/dist/main.js");
  expect(await programOf({ [BUNDLE]: 0, [OWN]: 60 })).toBe("apps/cli/dist/main.js");
  expect(await programOf({ [OWN]: 0 })).toBe("apps/cli/dist/main.js");
  expect(await programOf({})).toBeNull();
});

test("the bundle exports what the package's types promise, main alone, and nothing that its chunks share with it", async () => {
  const bundle = new URL("../build/main.js", import.meta.url).href;
  expect(Object.keys((await import(/* @vite-ignore */ bundle)) as object)).toEqual(["main"]);
});
