// Compiles native.c with gcc into a temporary folder and talks to it line by line; without gcc there is no such peer.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const SOURCE = fileURLToPath(new URL("./native.c", import.meta.url));
const FLAGS = ["-O3", "-march=native", "-ffast-math"];

/**
 * @returns {{ about: string, load: (name: string, values: Float64Array) => Promise<void>, call: (task: string, input: string) => Promise<{ seconds: number, answer: number[] }>, close: () => void } | null}
 */
export function startNative() {
  const version = spawnSync("gcc", ["-dumpfullversion"], { encoding: "utf8" });
  if (version.status !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), "onset-bench-native-"));
  const program = join(folder, "peer");
  const made = spawnSync("gcc", [...FLAGS, "-o", program, SOURCE, "-lm"], { encoding: "utf8" });
  if (made.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    console.error(`gcc could not compile the C peer, which is left out: ${made.stderr}`);
    return null;
  }
  return talkTo(program, folder, `gcc ${version.stdout.trim()} ${FLAGS.join(" ")}, libmvec`);
}

function talkTo(program, folder, about) {
  const child = spawn(program, [], { stdio: ["pipe", "pipe", "inherit"] });
  const waiting = [];
  child.on("exit", (code) =>
    waiting.splice(0).forEach(({ reject }) => reject(new Error(`the C peer ended (${code})`))),
  );
  createInterface({ input: child.stdout }).on("line", (line) => waiting.shift()?.resolve(JSON.parse(line)));
  const ask = (line) =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      child.stdin.write(`${line}\n`);
    });
  return {
    about,
    call: (task, input) => ask(`${task} ${input}`),
    load: async (name, values) => {
      const path = join(folder, `${name}.f64`);
      writeFileSync(path, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
      await ask(`load ${name} ${path}`);
    },
    close: () => {
      child.stdin.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
