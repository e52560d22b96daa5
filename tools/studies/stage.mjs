// Results of a study under way, a line each in a file under node_modules/.cache, so that an interrupted run is taken up where it
// stood. The file's name holds a digest of the jobs and of all code that makes their numbers: whatever changes starts anew.
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const FOLDER = `${ROOT}node_modules/.cache/onset-studies`;

/** The stage of a study by its name, its jobs, and the folder of `tools/studies` that its own code is in. */
export function stageOf(name, jobs) {
  const digest = createHash("sha256").update(JSON.stringify(jobs));
  for (const folder of ["packages/kernel/dist", "packages/core/dist", `tools/studies/${name}`]) {
    const files = readdirSync(`${ROOT}${folder}`, { recursive: true }).filter((file) =>
      /\.(?:m?js|wasm)$/.test(file),
    );
    for (const file of files.toSorted((a, b) => (a < b ? -1 : 1)))
      digest.update(file).update(readFileSync(`${ROOT}${folder}/${file}`));
  }
  const path = `${FOLDER}/${name}-${digest.digest("hex").slice(0, 16)}.jsonl`;
  const { results, seconds } = existsSync(path) ? readStage(path) : { results: [], seconds: 0 };
  mkdirSync(FOLDER, { recursive: true });
  appendFileSync(path, "\n{}\n");
  return {
    path,
    /** Results by job, with holes, and the seconds that they took. */
    results,
    seconds,
    /** Keeps one more, so many seconds after this run began. */
    keep(index, result, after) {
      appendFileSync(path, `${JSON.stringify({ index, result, after })}\n`);
    },
    /** To be called where the study is written. */
    close() {
      rmSync(path, { force: true });
    },
  };
}

/** A run begins with an empty record; the last line may have been cut off. */
function readStage(path) {
  const results = [];
  let [seconds, ran] = [0, 0];
  for (const line of readFileSync(path, "utf8").split("\n")) {
    const record = parsed(line);
    if (record === null) continue;
    if (record.index === undefined) {
      seconds += ran;
      ran = 0;
    } else {
      results[record.index] = record.result;
      ran = record.after;
    }
  }
  return { results, seconds: seconds + ran };
}

function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
