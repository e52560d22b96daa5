// A check that is a command of node_modules/.bin: its output is the list of faults.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../setup.mjs";

/** The JavaScript file behind a package's bin, so that no shell is needed on any system. */
function binOf(packageName, bin) {
  const folder = join(root, "node_modules", packageName);
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const path = typeof manifest.bin === "string" ? manifest.bin : manifest.bin[bin];
  return join(folder, path);
}

/**
 * @param {string} name
 * @param {{ package: string, bin?: string, args: string[], cwd?: string }} command
 * @returns {import("./check.mjs").Check}
 */
export function commandCheck(name, command) {
  return {
    name,
    run: () => {
      const bin = binOf(command.package, command.bin ?? command.package);
      const result = spawnSync(process.execPath, [bin, ...command.args], {
        cwd: command.cwd ?? root,
        encoding: "utf8",
        maxBuffer: 1 << 26,
      });
      if (result.status === 0) return [];
      const output = `${result.stdout ?? ""}${result.stderr ?? ""}`.trim().split("\n");
      return output.length > 60 ? [...output.slice(0, 60), `… ${output.length - 60} more lines`] : output;
    },
  };
}
