// The project's own files, as git sees them: tracked, or new and not ignored.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../setup.mjs";

/** @returns {string[]} paths from the root, with forward slashes */
export function sourceFiles() {
  const result = spawnSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  if (result.status !== 0) throw new Error(`git ls-files failed: ${result.stderr}`);
  return result.stdout.split("\n").filter((path) => path !== "" && existsSync(join(root, path)));
}
