// Every command and script that the pages show, and the packages' own first pages, is run here, in an empty folder that
// holds docs/examples. Rows that a page shows directly after a command or a script stand in its output.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { WarmOnset } from "../../tools/warm-onset.mjs";
import { afterAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "onset-docs-"));
cpSync(join(root, "docs", "examples"), folder, { recursive: true });
symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Block {
  readonly language: string;
  readonly text: string;
  readonly line: number;
}

function blocksOf(path: string): Block[] {
  const text = readFileSync(path, "utf8");
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].map((match) => ({
    language: match[1] ?? "",
    text: match[2] ?? "",
    line: text.slice(0, match.index).split("\n").length,
  }));
}

function pages(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return entry.name === "test" ? [] : pages(path);
    return entry.name.endsWith(".md") ? [path] : [];
  });
}

/** A shell line of a page as arguments of `onset`; lines of other programs are not ours to run. */
function onsetArguments(line: string): string[] | undefined {
  const words = [...line.replace(/\s#\s.*$/, "").matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? "",
  );
  return words[0] === "npx" && words[1] === "onset" ? words.slice(2) : undefined;
}

const onset = new WarmOnset();
afterAll(() => onset.close());

const published = ["apps/cli", ...readdirSync(join(root, "packages")).map((name) => `packages/${name}`)];
const readmes = ["", ...published].map((place) => join(root, place, "README.md"));

/** Rows that the page shows after this block. */
function shownAfter(blocks: readonly Block[], index: number): readonly string[] {
  const next = blocks[index + 1];
  return next?.language === "text" ? next.text.split("\n") : [];
}

describe.each([...readmes, ...pages(join(root, "docs"))])("%s", (path) => {
  const blocks = blocksOf(path);
  it("has well-formed code blocks", () => {
    expect(readFileSync(path, "utf8").match(/^```/gm)?.length ?? 0).toSatisfy(
      (count: number) => count % 2 === 0,
    );
  });
  for (const [index, block] of blocks.entries()) {
    const place = `${relative(root, path)}:${block.line}`;
    if (block.language === "js") {
      it(`runs the script at ${place}`, () => {
        const file = join(folder, `example-${block.line}.mjs`);
        writeFileSync(file, block.text);
        const result = spawnSync(process.execPath, [file], { cwd: folder, encoding: "utf8" });
        expect(result.stderr).toBe("");
        expect(result.status).toBe(0);
        for (const row of shownAfter(blocks, index)) expect(result.stdout).toContain(row);
      });
    }
    if (block.language !== "sh") continue;
    for (const line of block.text.split("\n")) {
      const args = onsetArguments(line);
      if (args === undefined || args[0] === "lab") continue;
      it(`runs \`${line}\` at ${place}`, async () => {
        const result = await onset.run({ args, cwd: folder, env: process.env, input: "" });
        expect(result.stderr).not.toMatch(/error:/);
        expect(result.code).toBe(0);
        for (const row of shownAfter(blocks, index)) expect(result.stdout).toContain(row);
      });
    }
  }
});
